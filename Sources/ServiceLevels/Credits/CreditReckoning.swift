/// Reckons the credits of an agreement's periods in order of time, since caps look back on what was granted before.
struct CreditReckoning {
    private let terms: ServiceLevelTerms
    private let fees: [String: FeeSchedule]
    /// What was granted, by the day after the last of its period; nil where that is not known.
    private var granted: [(until: CivilDay, period: MeasurementPeriod?, amount: Rational?)]

    init(_ terms: ServiceLevelTerms, _ performance: Performance) {
        self.terms = terms
        fees = performance.fees
        granted = performance.earlierCredits.map { ($0.until, nil, $0.amount) }
    }

    /// The credit of the next period.
    mutating func credit(for period: MeasurementPeriod, _ assessments: [Assessment]) -> PeriodCredit {
        var steps: [TraceStep] = []
        let credit: Result<Rational, NoNumber>
        do throws(NoNumber) {
            credit = .success(try amount(for: period, assessments, &steps))
        } catch {
            steps.append(error.traceStep)
            credit = .failure(error)
        }
        granted.append((period.until, period, try? credit.get()))
        let claim = terms.credits.claim.map { $0.window(for: period, in: terms.zone) }
        if case .success(let window)? = claim { steps.append(window.traceStep) }
        if case .failure(let reason)? = claim { steps.append(reason.traceStep) }
        return PeriodCredit(period: period, assessments: assessments, credit: credit, trace: steps, claim: claim)
    }

    /// Takes the steps stacking, period cap, rolling cap, cap over the term, minimum, rounding.
    private func amount(
        for period: MeasurementPeriod, _ assessments: [Assessment], _ steps: inout [TraceStep]
    ) throws(NoNumber) -> Rational {
        let (credits, code) = (terms.credits, terms.currency.code)
        var amounts: [Rational] = []
        for assessment in assessments {
            switch assessment.credit {
            case .success(let amount): amounts.append(amount)
            case .failure(let reason):
                throw NoNumber(.objectiveUnknown(assessment.objective), clause: reason.clause)
            }
        }
        var amount = credits.stacking.amount(amounts)
        steps.append(
            TraceStep(
                .stacking,
                credits.stacking.manner.words, credits.stacking.clause,
                ["objectives": .count(amounts.count), "credit": .number(amount, unit: code)]))
        // Nothing is owed: no cap, minimum or rounding makes it otherwise, and no unknown fee stands in the way.
        if amount.isZero { return 0 }
        for cap in credits.caps.enumerated().sorted(by: {
            ($0.element.scope.order, $0.offset) < ($1.element.scope.order, $1.offset)
        }) {
            amount = try capped(amount, by: cap.element, for: period, &steps)
        }
        if let minimum = credits.minimum {
            let paid = minimum.isPaid(amount)
            steps.append(
                TraceStep(
                    .minimum,
                    paid
                        ? Sentence(id: "kredit terkecil tercapai", en: "the least credit is reached")
                        : Sentence(
                            id: "kredit terkecil tidak tercapai: tidak ada kredit",
                            en: "the least credit is not reached: no credit"),
                    minimum.clause,
                    [
                        "credit": .number(amount, unit: code), "comparison": .text(minimum.comparison.rawValue),
                        "minimum": .number(minimum.amount, unit: code),
                    ]))
            if !paid { return 0 }
        }
        let rounded = amount.rounded(to: terms.currency.increment, credits.rounding.mode) ?? amount
        steps.append(
            TraceStep(
                .rounding,
                Sentence(
                    id: "satu-satunya pembulatan: \(credits.rounding.mode.words.id)",
                    en: "the one rounding: \(credits.rounding.mode.words.en)"), credits.rounding.clause,
                [
                    "credit": .number(amount, unit: code),
                    "increment": .number(terms.currency.increment, unit: code),
                    "rounded": .number(rounded, unit: code),
                ]))
        return rounded
    }

    /// At most what a cap leaves after the credits granted before within its scope.
    private func capped(
        _ amount: Rational, by cap: Cap, for period: MeasurementPeriod, _ steps: inout [TraceStep]
    ) throws(NoNumber) -> Rational {
        let since = try start(of: cap, at: period)
        var before: Rational = 0
        for credit in granted where cap.counts(credit.until, since: since, at: period) {
            if let amount = credit.amount {
                before += amount
            } else if let unknown = credit.period {
                throw NoNumber(.earlierCreditUnknown(unknown), clause: cap.clause)
            }
        }
        let limit = try limit(of: cap, at: period, since: since)
        let left = max(limit - before, 0)
        let result = min(amount, left)
        let code = terms.currency.code
        steps.append(
            TraceStep(
                cap.scope.step,
                result < amount
                    ? Sentence(id: "batas atas memotong kredit", en: "the cap cuts the credit")
                    : Sentence(id: "kredit tidak melampaui batas atas", en: "the credit is within the cap"),
                cap.clause,
                [
                    "credit": .number(amount, unit: code), "cap": .number(limit, unit: code),
                    "granted before": .number(before, unit: code), "left": .number(result, unit: code),
                ]))
        return result
    }

    /// The day after which periods have to end to be within a cap's scope; nil for all of the term.
    private func start(of cap: Cap, at period: MeasurementPeriod) throws(NoNumber) -> CivilDay? {
        if case .containing(let length) = cap.scope { return try bounds(of: length, around: period, cap).from }
        guard case .rolling(let months) = cap.scope else { return nil }
        guard months > 0 else { throw NoNumber(.emptyWindow(months: months), clause: cap.clause) }
        let (first, overflow) = (period.firstMonth + period.kind.length.rawValue).subtractingReportingOverflow(months)
        return overflow ? nil : period.kind.boundary(months: first)
    }

    /// The month, quarter or year that a period lies in.
    private func bounds(
        of length: PeriodKind.Length, around period: MeasurementPeriod, _ cap: Cap
    ) throws(NoNumber) -> (from: CivilDay, until: CivilDay) {
        guard length.rawValue >= period.kind.length.rawValue else {
            throw NoNumber(.capWithinPeriod(length), clause: cap.clause)
        }
        let kind = PeriodKind(length: length, anchor: period.kind.anchor)
        let first = kind.firstMonth(of: period.from)
        guard let from = kind.boundary(months: first), let until = kind.boundary(months: first + length.rawValue)
        else { throw NoNumber(.dateOutOfRange, clause: cap.clause) }
        return (from, until)
    }

    private func limit(of cap: Cap, at period: MeasurementPeriod, since: CivilDay?) throws(NoNumber) -> Rational {
        guard case .percent(let share, let name) = cap.limit else {
            if case .amount(let amount) = cap.limit { return amount }
            return 0
        }
        var total: Rational = 0
        for counted in try periods(of: cap, at: period, since: since) {
            guard let fee = fees[name]?.fee(of: counted) else {
                throw NoNumber(
                    fees[name]?.reason(name, of: counted) ?? .unknownFee(name, period: "\(counted)"), clause: cap.clause
                )
            }
            total += fee
        }
        return share.of(total)
    }

    /// The periods of the same kind whose fees a cap counts.
    private func periods(
        of cap: Cap, at period: MeasurementPeriod, since: CivilDay?
    ) throws(NoNumber) -> [MeasurementPeriod] {
        let last: CivilDay?
        switch cap.scope {
        case .period: return [period]
        case .containing(let length): last = try bounds(of: length, around: period, cap).until
        case .rolling: last = period.until
        case .term: last = terms.term.until
        }
        guard let last else { throw NoNumber(.endlessTerm, clause: cap.clause) }
        guard let window = Term(from: max(since ?? terms.term.from, terms.term.from), until: last) else { return [] }
        return MeasurementPeriod.all(period.kind, endingWithin: window, of: terms.term, in: terms.zone)
    }
}

extension Cap {
    /// Whether what was granted before for a period takes from this cap.
    fileprivate func counts(_ until: CivilDay, since: CivilDay?, at period: MeasurementPeriod) -> Bool {
        switch scope {
        case .period: false
        case .containing, .rolling: until <= period.until && (since.map { until > $0 } ?? true)
        case .term: true
        }
    }
}
