/// One objective in one period: the level, whether it was reached, and the credit before it is stacked and capped.
public struct Assessment: Hashable, Sendable {
    /// The name of the objective.
    public let objective: String
    /// When.
    public let period: MeasurementPeriod
    /// The level that was reached, or why it is not known.
    public let measured: MeasuredLevel
    /// Whether the target was met; nil where the level is not known.
    public let isMet: Bool?
    /// The exact credit in units of the currency before stacking, or why there is no number.
    public let credit: Result<Rational, NoNumber>
    /// How it was found, the level first.
    public let trace: [TraceStep]

    /// Takes the steps level rounding, target, tier and base.
    init(
        _ objective: Objective, in period: MeasurementPeriod, _ measured: MeasuredLevel,
        fees: [String: FeeSchedule], currency: Currency
    ) {
        self.objective = objective.name
        self.period = period
        self.measured = measured
        var steps = measured.trace
        let compared = (try? measured.level.get()).map { level -> Percentage in
            guard let rounded = objective.rounding?.applied(to: level) else { return level }
            steps.append(rounded.step)
            return rounded.level
        }
        isMet = compared.map(objective.target.isMet)
        do throws(NoNumber) {
            let exact = try measured.level.get()
            let level = compared ?? exact
            let met = objective.target.isMet(by: level)
            steps.append(
                TraceStep(
                    .target,
                    met
                        ? Sentence(id: "target tercapai: tidak ada kredit", en: "the target is met: no credit")
                        : Sentence(id: "target tidak tercapai", en: "the target is missed"), objective.target.clause,
                    [
                        "level": .percent(level), "comparison": .text(objective.target.comparison.rawValue),
                        "target": .percent(objective.target.value),
                    ]))
            let owed = Credit(base: objective.base, fees: fees, currency: currency, period: period)
            credit = .success(met ? 0 : try owed.amount(objective.tiers.tier(for: level), at: level, &steps))
        } catch {
            if steps.last?.step != .noNumber { steps.append(error.traceStep) }
            credit = .failure(error)
        }
        trace = steps
    }

    /// What a tier comes to in money.
    private struct Credit {
        let base: CreditBase
        let fees: [String: FeeSchedule]
        let currency: Currency
        let period: MeasurementPeriod

        func amount(
            _ tier: Tier, at level: Percentage, _ steps: inout [TraceStep]
        ) throws(NoNumber) -> Rational {
            let percentage: Percentage
            switch tier.credit {
            case .amount(let amount):
                steps.append(step(tier, level, .number(amount, unit: currency.code)))
                return amount
            case .percent(let share):
                steps.append(step(tier, level, .percent(share)))
                percentage = share
            }
            // No share of whatever the base may be.
            if percentage.percents.isZero { return 0 }
            let whole = try base.value(in: period, fees)
            let amount = percentage.of(whole)
            steps.append(
                TraceStep(
                    .base,
                    Sentence(
                        id: "kredit adalah bagian dari \(base.name.id)",
                        en: "the credit is a share of \(base.name.en)"), base.clause,
                    [
                        "base": .number(whole, unit: currency.code), "share": .percent(percentage),
                        "credit": .number(amount, unit: currency.code),
                    ]))
            return amount
        }

        private func step(_ tier: Tier, _ level: Percentage, _ credit: TraceStep.Value) -> TraceStep {
            TraceStep(
                .tier, Sentence(id: "berlaku tingkat \(tier.words.id)", en: "the tier \(tier.words.en) applies"),
                tier.clause, ["level": .percent(level), "credit": credit])
        }
    }
}

extension CreditBase {
    fileprivate func value(
        in period: MeasurementPeriod, _ fees: [String: FeeSchedule]
    ) throws(NoNumber) -> Rational {
        switch amount {
        case .fixed(let amount): return amount
        case .feeOfPeriod(let name):
            guard let fee = fees[name]?.fee(of: period) else {
                throw NoNumber(
                    fees[name]?.reason(name, of: period) ?? .unknownFee(name, period: "\(period)"), clause: clause)
            }
            return fee
        }
    }
}

extension CreditBase {
    fileprivate var name: Sentence {
        switch amount {
        case .fixed: return Sentence(id: "jumlah yang tetap", en: "a fixed amount")
        case .feeOfPeriod(let name):
            let called = called ?? Sentence(quoting: name)
            return Sentence(
                id: "biaya untuk periode itu (\(called.id))", en: "the fee of the period (\(called.en))")
        }
    }
}
