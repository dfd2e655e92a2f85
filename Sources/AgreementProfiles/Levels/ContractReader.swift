internal import Agreements
internal import ServiceLevels

/// Makes the arithmetic of an agreement from its terms; whatever has no exact reading is a gap, and never a guess.
struct ContractReader {
    let content: ProfiledText
    private let quotes: QuotedTerms
    private var places: [ClauseReference: TermsPlace] = [:]

    init(_ content: ProfiledText) {
        self.content = content
        quotes = QuotedTerms(content)
    }

    /// The contract of the whole text.
    mutating func contract() throws(TermsGap) -> ServiceLevelContract {
        let credits = try topic("credits")
        let fees = try topic("fees")
        let currency = try currency(fees)
        var levels: [ServiceLevelContract.Level] = []
        for credit in credits["credits"]?.items ?? [] { levels.append(try level(credit, of: credits)) }
        let terms = ServiceLevelTerms(
            zone: try zone(), term: try term(), currency: currency, objectives: levels.map(\.objective),
            credits: try creditTerms(credits, of: levels))
        return ServiceLevelContract(
            terms: terms, fees: schedules(fees, of: credits), levels: levels, maintenance: try maintenance(),
            places: places)
    }

    /// A file of terms that its schema has nothing against.
    func topic(_ name: String) throws(TermsGap) -> Provision {
        let path = "terms/\(name).yaml"
        if let node = content.terms[path] { return Provision(node, of: path) }
        let problem = content.isRefused(path) ? "is not as its schema has it" : "is not part of the text"
        throw TermsGap(message: "\(path) \(problem)", place: nil)
    }

    /// What a trace names a provision by.
    mutating func reference(to provision: Provision) -> ClauseReference {
        let place = place(of: provision)
        let reference = ClauseReference("\(place)")
        places[reference] = place
        return reference
    }

    /// Says that a provision has no exact reading.
    func gap(_ message: String, at provision: Provision) -> TermsGap {
        TermsGap(message: message, place: place(of: provision))
    }

    private func place(of provision: Provision) -> TermsPlace {
        TermsPlace(
            path: provision.path, position: provision.node.position, field: provision.field,
            clause: quotes.clause(of: provision))
    }

    /// The value of a key that the schema demands; a gap where it has none.
    func needed<Value>(
        _ key: String, of provision: Provision, _ read: (Provision) -> Value?
    ) throws(TermsGap) -> Value {
        guard let value = provision[key].flatMap(read) else {
            throw gap("`\(key)` says nothing that can be reckoned with", at: provision[key] ?? provision)
        }
        return value
    }

    func zone() throws(TermsGap) -> CivilZone {
        let name = content.text.declaration.zone.identifier
        if let zone = CivilZone(identifier: name) { return zone }
        throw TermsGap(message: "the rules of the zone \(name) are not known on this computer", place: nil)
    }

    /// How long the promises hold: as long as the agreement.
    func term() throws(TermsGap) -> ServiceLevels.Term {
        let declared = content.text.declaration.term
        let first = declared.flatMap { CivilDay($0.from) } ?? CivilDay(year: 1, month: 1, day: 1)
        if let first, let term = Term(from: first, until: declared?.until.flatMap { CivilDay($0) }) { return term }
        throw TermsGap(message: "the term of agreement.yaml has no day", place: nil)
    }

    private func currency(_ fees: Provision) throws(TermsGap) -> Currency {
        guard let declared = content.text.declaration.currency else {
            throw TermsGap(
                message: "agreement.yaml has no `currency`, so the smallest amount that is paid is not known",
                place: nil)
        }
        let code = try needed("currency", of: fees) { $0.text }
        guard code == declared.code else {
            throw gap(
                "amounts are in \(code) here and in \(declared.code) in agreement.yaml", at: fees["currency"] ?? fees)
        }
        let increment = try? Rational(decimal: declared.increment)
        guard let increment, let currency = Currency(code: code, increment: increment) else {
            throw TermsGap(message: "the increment of the currency is no decimal above zero", place: nil)
        }
        return currency
    }
}
