internal import Agreements
internal import ServiceLevels

extension ContractReader {
    /// How credits are stacked, capped, rounded and claimed.
    mutating func creditTerms(
        _ credits: Provision, of levels: [ServiceLevelContract.Level]
    ) throws(TermsGap) -> CreditTerms {
        let rounding = try needed("rounding", of: credits) { RoundingMode(rawValue: $0.text ?? "") }
        // Without a word on it, what is owed for two levels is owed for both.
        let manner = credits["stacking"].flatMap { Stacking.Manner(rawValue: $0.text ?? "") } ?? .sum
        var caps: [Cap] = []
        for cap in credits["caps"]?.items ?? [] { caps += try self.caps(cap, of: credits) }
        // Levels over other periods may have to be claimed by other days.
        let claims = Set(levels.map(\.claim))
        let minimum = credits["minimum-amount"].flatMap { provision in provision.amount.map { (provision, $0) } }
        return CreditTerms(
            stacking: Stacking(manner, clause: reference(to: credits["stacking"] ?? credits["credits"] ?? credits)),
            caps: caps,
            minimum: minimum.map { MinimumCredit(.atLeast, $0.1, clause: reference(to: $0.0)) },
            rounding: Rounding(rounding, clause: reference(to: credits["rounding"] ?? credits)),
            claim: claims.count == 1 ? levels.first?.claim : nil)
    }

    /// A limit, which may be a share of fees, an amount, or both.
    private mutating func caps(_ cap: Provision, of credits: Provision) throws(TermsGap) -> [Cap] {
        let scope = try needed("over", of: cap) { Self.scope($0) }
        let limits: [Cap.Limit?] = [
            cap["at-most-percent"]?.percentage.map { .percent($0, ofFee: Self.allFees(of: credits).name) },
            cap["at-most-amount"]?.amount.map { .amount($0) },
        ]
        return limits.compactMap(\.self).map { Cap(scope, $0, clause: reference(to: cap)) }
    }

    private static func scope(_ over: Provision) -> Cap.Scope? {
        if over.text == "term" { return .term }
        if let kind = PeriodKind(term: over.text) { return .containing(kind.length) }
        return over.node.period.map { .rolling(months: $0.count) }
    }

    /// The fees that credits are a part of, each once, and what they are called together.
    private static func allFees(of credits: Provision) -> (ids: [String], name: String) {
        var ids: [String] = []
        for credit in credits["credits"]?.items ?? [] {
            if let id = credit["of-fee"]?.text, !ids.contains(id) { ids.append(id) }
        }
        return (ids, ids.joined(separator: " + "))
    }

    /// What recurs, by id. What is paid once, or by the unit, is the fee of no period.
    func schedules(_ fees: Provision, of credits: Provision) -> [String: FeeSchedule] {
        var schedules: [String: FeeSchedule] = [:]
        for fee in fees["fees"]?.items ?? [] {
            guard let id = fee["id"]?.text, let amount = fee["amount"]?.amount,
                let each = PeriodKind(term: fee["per"]?.text)?.length
            else { continue }
            let partial = fee["partial-period"].flatMap { FeeSchedule.PartialPeriod(rawValue: $0.text ?? "") }
            schedules[id] = .recurring(amount, each: each, partial: partial)
        }
        let all = Self.allFees(of: credits)
        let known = all.ids.compactMap { schedules[$0] }
        if all.ids.count > 1, known.count == all.ids.count { schedules[all.name] = .together(known) }
        return schedules
    }

    /// Until when a credit over a period is claimed. Nil where nobody has to ask for it, and where the time runs from a
    /// receipt.
    mutating func claim(_ credits: Provision, period: String?) -> ClaimTerms? {
        guard let claim = credits["claim"], claim["form"]?.text == "on-request", let within = claim["within"],
            let window = within.node.period?.span
        else { return nil }
        let clause = reference(to: within)
        switch claim["counted-from"]?.text ?? "period-end" {
        case "period-end": return ClaimTerms(window: window, calendar: supportCalendar, clause: clause)
        case "report-due":
            let report = try? topic("effectiveness")["reports"]?.item(["period": period])
            guard let due = report?["sent-within"]?.node.period?.span else { return nil }
            return ClaimTerms(reportDue: due, window: window, calendar: supportCalendar, clause: clause)
        default: return nil
        }
    }
}
