public import Agreements
public import ServiceLevels

/// What the terms of a text promise about service levels and owe for missing them, ready to be reckoned with.
///
/// Each figure of it knows where the text has it: `places` leads from what a trace names to file, field and clause.
public struct ServiceLevelContract: Sendable {
    /// The arithmetic. Its objectives are `levels`, by their names.
    public let terms: ServiceLevelTerms
    /// What credits and caps are shares of, by the ids of fees.
    public let fees: [String: FeeSchedule]
    /// The levels for which a credit is agreed, in the order of the credits.
    public let levels: [Level]
    /// What is agreed about planned maintenance; nil where nothing is.
    let maintenance: MaintenanceTerms?
    /// Where everything stands that a trace refers to.
    public let places: [ClauseReference: TermsPlace]

    /// A service level for which a credit is agreed.
    public struct Level: Sendable {
        /// The id of the service.
        public let service: String
        /// The id of the level within the service.
        public let id: String
        /// What the parties call it, where the terms say so.
        public let words: [LanguageTag: String]
        /// How it is reckoned.
        public let objective: Objective
        /// Until when its credit is claimed; nil where nobody has to, or the time runs from a receipt.
        let claim: ClaimTerms?
        /// The figures at which something changes: the target, and the bounds of its tiers.
        public var bounds: [Percentage] {
            [objective.target.value] + objective.tiers.tiers.flatMap { [$0.from, $0.below].compactMap(\.self) }
        }

        /// `hosting/availability`: what records and people refer to it by.
        public var name: String { objective.name }
    }

    /// The same promises where nothing governed before a day: they hold from it on.
    public func beginning(on day: CivilDate?) -> ServiceLevelContract {
        guard let day = day.flatMap({ CivilDay($0) }), day > terms.term.from,
            let term = Term(from: day, until: terms.term.until)
        else { return self }
        let terms = ServiceLevelTerms(
            zone: terms.zone, term: term, currency: terms.currency, objectives: terms.objectives,
            credits: terms.credits)
        return ServiceLevelContract(
            terms: terms, fees: fees, levels: levels, maintenance: maintenance, places: places)
    }

    /// The levels that a person may mean: `availability`, or `hosting/availability` where several services have one.
    public func levels(named typed: String) -> [Level] { levels.filter { $0.name == typed || $0.id == typed } }
}

extension History {
    /// The arithmetic of a text's service levels.
    ///
    /// - Returns: the contract, or why its terms make none: they are missing, their schema refuses them, or they say
    ///   something that has no exact reading.
    /// - Throws: where the text cannot be read.
    public func serviceLevels(
        of text: Text
    ) throws(AgreementError) -> Result<ServiceLevelContract, TermsGap> {
        try profiled(text).flatMap(\.serviceLevels)
    }
}

extension ProfiledText {
    /// The arithmetic of its service levels, or why there is none.
    var serviceLevels: Result<ServiceLevelContract, TermsGap> {
        var reader = ContractReader(self)
        do throws(TermsGap) {
            return .success(try reader.contract())
        } catch {
            return .failure(error)
        }
    }
}

extension CivilDay {
    /// The same day as agreements have it.
    public init?(_ date: CivilDate) { self.init(year: date.year, month: date.month, day: date.day) }
}
