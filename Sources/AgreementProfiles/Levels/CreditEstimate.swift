public import ServiceLevels

/// What to ask about a level: what if it were so?
public enum AssumedPerformance: Hashable, Sendable {
    /// The level is this.
    case level(Percentage)
    /// The service was down at these times and for these works, and at no other time.
    case outages([Outage], maintenance: [PlannedMaintenance] = [])
}

/// What would be owed for one level in one period, were it all that happened: no other level missed, and no credit
/// granted before.
public struct CreditEstimate: Sendable {
    /// The period, cut to the term where it reaches beyond.
    public let period: MeasurementPeriod
    /// Whether the term has no day of the period, so that it is reckoned as if the term began with it.
    public let isOutsideTerm: Bool
    /// The level that was assumed or follows from the outages; or why there is none.
    public let level: Result<Percentage, NoNumber>
    /// Whether the promise is kept; nil where that cannot be said.
    public let isMet: Bool?
    /// The credit in units of the currency; or why there is no number.
    public let credit: Result<Rational, NoNumber>
    /// How it was found.
    public let trace: [TraceStep]
    /// What whoever asked may not expect.
    public let notes: [EstimateNote]
    /// The last day on which it may be claimed; nil where nobody has to, or the day depends on more than the period.
    public let claimedBy: CivilDay?
}

extension ServiceLevelContract {
    /// The period of a level that a day lies in.
    public func period(of level: Level, on day: CivilDay) -> MeasurementPeriod? {
        guard let first = CivilDay(year: 1, month: 1, day: 1), let always = Term(from: first, until: nil) else {
            return nil
        }
        return MeasurementPeriod(level.objective.period, containing: day, within: always, in: terms.zone)
    }

    /// What would be owed for a level in the period that a day lies in.
    ///
    /// - Throws: a gap where the question itself has no meaning for the level.
    public func estimate(
        _ level: Level, _ assumed: AssumedPerformance, on day: CivilDay
    ) throws(TermsGap) -> CreditEstimate {
        let place = places[level.objective.measure.clause]
        guard let whole = period(of: level, on: day) else {
            throw TermsGap(
                id: "hari \(day) tidak termasuk periode mana pun", en: "the day \(day) lies in no period", place: place)
        }
        var (records, notes) = (Records(), [EstimateNote]())
        switch assumed {
        case .level(let percentage): records.assumed = percentage
        case .outages(let outages, let works):
            guard case .availability(let measure) = level.objective.measure else {
                throw TermsGap(
                    id: "\(level.name) diukur dengan menghitung kejadian, bukan waktu",
                    en: "\(level.name) is measured by counting, and not by time", place: place)
            }
            let planned = try exclusions(for: works, by: measure)
            records.outages = outages + works.map(\.outage)
            (records.exclusions, notes) = (planned.exclusions, planned.notes)
        }
        // The term may begin or end within the period, behind the day or before it.
        let last = terms.term.until?.adding(days: -1).map { max(whole.from, min($0, whole.lastDay)) } ?? whole.lastDay
        let within = MeasurementPeriod(
            level.objective.period, containing: min(max(day, terms.term.from), last), within: terms.term,
            in: terms.zone)
        let (from, until) = (within?.from ?? whole.from, within?.until ?? whole.until)
        guard let days = Term(from: from, until: until) else {
            throw TermsGap(
                id: "jangka waktu tidak mempunyai periode seperti itu", en: "the term has no such period", place: place)
        }
        let credits = alone(level, within == nil ? whole : nil).credits(
            for: Performance(records: [level.name: records], fees: fees), endingWithin: days)
        guard let credit = credits.first, let assessment = credit.assessments.first else {
            throw TermsGap(
                id: "jangka waktu tidak mempunyai periode seperti itu", en: "the term has no such period", place: place)
        }
        if case .availability(let measure) = level.objective.measure {
            notes += EstimateNote.timeLeftOut(of: records.outages, in: credit.period, by: measure)
        }
        if let within, within.from > whole.from || within.until < whole.until {
            notes.append(.cutByTerm(within, of: whole))
        }
        // Why the one level has no number says more than that it has none.
        let owed = assessment.credit.flatMap { _ in credit.credit }
        return CreditEstimate(
            period: credit.period, isOutsideTerm: within == nil, level: assessment.measured.level,
            isMet: assessment.isMet, credit: owed, trace: credit.wholeTrace, notes: notes,
            claimedBy: credit.claim.flatMap { try? $0.get().lastDay })
    }

    /// The terms with one level, and with a term of the same length that begins with a period outside of it.
    private func alone(_ level: Level, _ outside: MeasurementPeriod?) -> ServiceLevelTerms {
        var term = terms.term
        if let outside {
            let length = terms.term.until.map { $0.daysSinceEpoch - terms.term.from.daysSinceEpoch }
            let end = length.flatMap { outside.from.adding(days: $0) }
            term = Term(from: outside.from, until: end.map { max($0, outside.until) }) ?? term
        }
        let credits = CreditTerms(
            stacking: terms.credits.stacking, caps: terms.credits.caps, minimum: terms.credits.minimum,
            rounding: terms.credits.rounding, claim: level.claim)
        return ServiceLevelTerms(
            zone: terms.zone, term: term, currency: terms.currency, objectives: [level.objective], credits: credits)
    }
}
