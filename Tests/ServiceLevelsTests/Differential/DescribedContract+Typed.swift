import ServiceLevels
import Testing

extension DescribedContract {
    /// The contract in the types of the library.
    func terms() throws -> ServiceLevelTerms {
        let unit = try number(increment)
        let hours = try calendar.map { try BusinessCalendar(editions: $0, zone: zone) }
        let base = CreditBase(
            try baseAmount.map { .fixed(try number($0)) } ?? .feeOfPeriod(baseFee ?? ""), clause: "base")
        return ServiceLevelTerms(
            zone: try ServiceLevelsTests.zone(zone),
            term: try term(termFrom, termUntil),
            currency: try #require(Currency(code: "IDR", increment: unit)),
            objectives: try objectives.map { try $0.typed(base, hours) },
            credits: CreditTerms(
                stacking: Stacking(try value(stacking), clause: "stacking"),
                caps: try caps.map { try $0.typed() },
                minimum: try minimum.map {
                    MinimumCredit(
                        try value($0.comparison), try number($0.amount),
                        clause: "minimum")
                },
                rounding: Rounding(try value(rounding), clause: "rounding"),
                claim: try claim.map { spans in
                    ClaimTerms(
                        reportDue: spans.count > 1 ? try spans[0].typed() : nil,
                        window: try spans[spans.count - 1].typed(), calendar: hours, clause: "claim")
                }))
    }

    /// The records in the types of the library.
    func performance() throws -> Performance {
        var performance = Performance()
        for objective in objectives {
            performance.records[objective.name] = Records(
                outages: try objective.outages.map { row in
                    try outage(try moment(row.from), try row.until.map { try moment($0) })
                },
                exclusions: try objective.excluded.map { row in
                    Exclusion(
                        row.rule, try interval(try moment(row.from), try moment(row.until)))
                },
                counts: try objective.counts.map {
                    EventCount(
                        day: try day($0[0]), good: try number($0[1]), total: try number($0[2]))
                })
        }
        performance.fees = try fees.mapValues { fee in
            if let monthly = fee.monthly { return .monthly(try number(monthly)) }
            var listed: [CivilDay: Rational] = [:]
            for (first, amount) in fee.listed ?? [:] { listed[try day(first)] = try number(amount) }
            return .listed(listed)
        }
        performance.earlierCredits = try earlier.map {
            EarlierCredit(until: try day($0[0]), amount: try number($0[1]))
        }
        return performance
    }
}

/// Lengths of the tests are whole seconds.
private func elapsed(_ microseconds: Int64) -> ElapsedTime { .seconds(Int32(microseconds / 1_000_000)) }

extension DescribedContract.Kind {
    fileprivate func typed() throws -> PeriodKind {
        switch (length, try anchor.map(day)) {
        case ("month", nil): .month
        case ("quarter", nil): .quarter
        case ("year", nil): .year
        case (let length, let anchor):
            .every(
                try #require(PeriodKind.Length.allCases.first { "\($0)" == length }), from: try #require(anchor))
        }
    }
}

extension DescribedContract.Objective {
    fileprivate func typed(_ base: CreditBase, _ hours: BusinessCalendar?) throws -> Objective {
        Objective(
            name: name,
            measure: try measure.map { .availability(try $0.typed(hours)) } ?? .goodEvents(clause: "events"),
            period: try period.typed(),
            target: Target(
                try value(comparison), try percent(target), clause: "target"),
            tiers: TierTable(
                try tiers.enumerated().map { index, tier in
                    Tier(
                        from: try tier.from.map(percent),
                        below: try tier.below.map(percent),
                        credit: try tier.amount.map { .amount(try number($0)) }
                            ?? .percent(try percent(tier.percent ?? "")),
                        clause: ClauseReference("tiers:\(index)"))
                }, clause: "tiers"), base: base)
    }
}

extension DescribedContract.Measure {
    fileprivate func typed(_ hours: BusinessCalendar?) throws -> AvailabilityMeasure {
        AvailabilityMeasure(
            denominator: try value(denominator),
            minimumInterval: try minimum.map {
                MinimumInterval(elapsed($0.length), of: try value($0.measured), clause: "least")
            },
            slices: try slice.map {
                try $0.typed()
            },
            calendar: inHours ? try #require(hours) : nil,
            exclusions: exclusions.map {
                ExclusionRule(name: $0.name, allowance: $0.allowance.map(elapsed), clause: "exclusions")
            },
            clause: "measure")
    }
}

extension DescribedContract.Slice {
    fileprivate func typed() throws -> SliceRule {
        let counting: SliceRule.Counting = try value(counting)
        return try #require(SliceRule(elapsed(length), counting, clause: "slices"))
    }
}

extension DescribedContract.Cap {
    fileprivate func typed() throws -> Cap {
        let scopes: [String: Cap.Scope] = ["period": .period, "rolling": .rolling(months: months ?? 0), "term": .term]
        let limit: Cap.Limit =
            if let amount { .amount(try number(amount)) } else {
                .percent(try Percentage(decimal: percent ?? ""), ofFee: fee ?? "")
            }
        return Cap(try #require(scopes[scope]), limit, clause: "cap")
    }
}

extension DescribedContract.Span {
    fileprivate func typed() throws -> CalendarSpan {
        try days.map { .days($0) } ?? businessDays.map { .businessDays($0) } ?? .months(try #require(months))
    }
}

extension DescribedClock {
    /// The clock in the types of the library.
    func clock() throws -> EscalationClock {
        EscalationClock(.businessHours(try BusinessCalendar(editions: editions, zone: zone)), clause: "clock")
    }
}

extension BusinessCalendar {
    /// The calendar in the types of the library.
    fileprivate init(editions: [DescribedClock.Edition], zone: String) throws {
        let editions = try editions.map { edition in
            var hours: [Weekday: [OpeningHours]] = [:]
            for (number, pairs) in edition.hours {
                hours[try #require(Int(number).flatMap(Weekday.init))] = try pairs.map {
                    try ServiceLevelsTests.hours($0[0], $0[1])
                }
            }
            return CalendarEdition(
                name: edition.from, from: try day(edition.from), hours: BusinessHours(hours),
                holidays: Dictionary(uniqueKeysWithValues: try edition.holidays.map { (try day($0), "holiday") }),
                clause: "calendar")
        }
        self.init(name: "office", zone: try ServiceLevelsTests.zone(zone), editions: editions)
    }
}
