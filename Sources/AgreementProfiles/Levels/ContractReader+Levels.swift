internal import Agreements
internal import ServiceLevels

extension ContractReader {
    /// A level for which a credit is agreed: its promise, how it is measured, and its tiers.
    mutating func level(
        _ credit: Provision, of credits: Provision
    ) throws(TermsGap) -> ServiceLevelContract.Level {
        let services = try topic("services")
        let (service, id) = (credit["service"]?.text ?? "", credit["objective"]?.text ?? "")
        let described = services["services"]?.item(["id": service])
        guard let described, let level = described["objectives"]?.item(["id": id]) else {
            throw gap(
                id: "tidak ada tingkat layanan bernama \(service)/\(id)",
                en: "no service level is called \(service)/\(id)", at: credit)
        }
        let period = try needed("time-window", of: level) { PeriodKind(term: $0.text) }
        guard credit["period"]?.text == level["time-window"]?.text else {
            throw gap(
                id: "tingkat layanan dihitung atas periode yang lain daripada kreditnya",
                en: "the level is reckoned over another period than its credit", at: credit["period"] ?? credit)
        }
        let measured = try topic("measurement")["measurement"]?.item(["service": service, "objective": id])
        guard let measured else {
            throw gap(
                id: "tidak disebutkan bagaimana \(service)/\(id) diukur",
                en: "nothing says how \(service)/\(id) is measured", at: level)
        }
        let target = try needed("target-percent", of: level) { $0.percentage }
        let fee = try needed("of-fee", of: credit) { $0 }
        let feeName = called(try topic("fees")["fees"]?.item(["id": fee.text])?["name"])
        let objective = Objective(
            name: "\(service)/\(id)", measure: try measure(level, measured), period: period,
            target: Target(.atLeast, target, clause: reference(to: level["target-percent"] ?? level)),
            rounding: rounding(of: measured, to: level), tiers: try tiers(credit),
            base: CreditBase(.feeOfPeriod(fee.text ?? ""), called: feeName, clause: reference(to: fee)))
        var words: [LanguageTag: String] = [:]
        if case .words(let name, _)? = level.node["name"] { words = name }
        return ServiceLevelContract.Level(
            service: service, id: id, words: words, objective: objective,
            claim: claim(credits, period: credit["period"]?.text))
    }

    /// How the figure is found: availability from time, everything else from what was counted.
    private mutating func measure(_ level: Provision, _ measured: Provision) throws(TermsGap) -> Objective.Measure {
        let clause = reference(to: measured)
        guard level["indicator"]?.text == "availability" else { return .goodEvents(clause: clause) }
        var minimum: MinimumInterval?
        if let provision = measured["minimum-interval"] {
            let length = try elapsed(provision)
            if length > .zero { minimum = MinimumInterval(length, clause: reference(to: provision)) }
        }
        var slices: SliceRule?
        if level["budgeting-method"]?.text == "timeslices" {
            let slice = try slice(of: measured)
            // A slice is down where it was down throughout.
            slices = SliceRule(slice.length, .wholeIfAll, clause: reference(to: slice.provision))
        }
        let denominator = try needed("denominator", of: measured) {
            AvailabilityMeasure.Denominator(rawValue: $0.text ?? "")
        }
        var calendar: BusinessCalendar?
        if let clock = level["clock"], let name = clock.text, name != "always" {
            calendar = try self.calendar(name)
            if calendar == nil {
                throw gap(
                    id: "kalender `\(name)` tidak dapat dibaca", en: "the calendar `\(name)` cannot be read", at: clock)
            }
        }
        return .availability(
            AvailabilityMeasure(
                denominator: denominator, minimumInterval: minimum, slices: slices, calendar: calendar,
                exclusions: try exclusions(measured), clause: clause))
    }

    /// The slices of time that count: `time-slice-window`, or else from one check to the next.
    func slice(of measured: Provision) throws(TermsGap) -> (length: ElapsedTime, provision: Provision) {
        let provision = measured["time-slice-window"] ?? measured["check-every"] ?? measured
        let length = try elapsed(provision)
        guard length > .zero else {
            throw gap(
                id: "potongan waktu tidak mempunyai lama", en: "slices of time have no length", at: provision)
        }
        return (length, provision)
    }

    /// What does not count; of planned maintenance no more than is agreed.
    private mutating func exclusions(_ measured: Provision) throws(TermsGap) -> [ExclusionRule] {
        let limit = try topic("measurement")["maintenance"]?["not-counted-up-to"]
        var rules: [ExclusionRule] = []
        for provision in measured["exclusions"]?.items ?? [] {
            guard let name = provision["id"]?.text else { continue }
            guard name == Self.maintenance, let limit else {
                rules.append(
                    ExclusionRule(name: name, called: called(provision["meaning"]), clause: reference(to: provision)))
                continue
            }
            rules.append(
                ExclusionRule(
                    name: name, called: called(provision["meaning"]), allowance: try elapsed(limit),
                    clause: reference(to: limit)))
        }
        return rules
    }

    /// The exclusion that the limit on planned maintenance is about.
    static let maintenance = "planned-maintenance"

    private func elapsed(_ provision: Provision) throws(TermsGap) -> ElapsedTime {
        if let time = provision.node.period?.elapsed { return time }
        let text = provision.text ?? ""
        throw gap(
            id: "lama \(text) tidak tetap, sedangkan gangguan diukur dengan lama yang tetap",
            en: "\(text) has no one length, and outages are measured in one", at: provision)
    }

    /// Rounded as the agreement has it, to as many decimals as the target is written with.
    private mutating func rounding(of measured: Provision, to level: Provision) -> LevelRounding? {
        guard let provision = measured["rounding"], let mode = RoundingMode(rawValue: provision.text ?? "") else {
            return nil
        }
        let parts = (level["target-percent"]?.text ?? "").split(separator: ".")
        return LevelRounding(mode, places: parts.count > 1 ? parts[1].utf8.count : 0, clause: reference(to: provision))
    }

    private mutating func tiers(_ credit: Provision) throws(TermsGap) -> TierTable {
        guard let list = credit["tiers"] else {
            throw gap(id: "tidak ada tingkat kredit", en: "there are no tiers", at: credit)
        }
        var tiers: [Tier] = []
        for tier in list.items {
            let owed: Tier.Credit
            switch (tier["credit-percent"]?.percentage, tier["credit-amount"]?.amount) {
            case (let percent?, nil): owed = .percent(percent)
            case (nil, let amount?): owed = .amount(amount)
            case (nil, nil): throw gap(id: "tingkat ini tidak mempunyai kredit", en: "the tier has no credit", at: tier)
            case (.some, .some):
                throw gap(id: "tingkat ini mempunyai dua kredit", en: "the tier has two credits", at: tier)
            }
            let from = try needed("from", of: tier) { $0.percentage }
            tiers.append(
                Tier(from: from, below: tier["below"]?.percentage, credit: owed, clause: reference(to: tier)))
        }
        return TierTable(tiers, clause: reference(to: list))
    }
}
