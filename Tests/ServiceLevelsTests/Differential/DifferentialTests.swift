import Foundation
import ServiceLevels
import Testing

/// Two computations that share no line of code, on contracts that neither was written for.
@Suite struct DifferentialTests {
    @Test func anIndependentComputationFindsTheSameCredits() throws {
        var random = RandomContract(seed: 2026)
        let question = Exchanged.Question(contracts: (0..<400).map { _ in random.contract() }, clocks: [])
        let answer = try PythonPeer.answer(question)
        #expect(answer.contracts.count == question.contracts.count)
        for (index, (contract, theirs)) in zip(question.contracts, answer.contracts).enumerated() {
            let ours = try Self.credits(of: contract)
            guard ours != theirs else { continue }
            let differing = zip(ours, theirs).first { $0 != $1 }
            Issue.record(
                """
                Contract \(index): \(ours.count) periods, \(theirs.count) there.
                Here: \(String(describing: differing?.0))
                There: \(String(describing: differing?.1))
                """)
        }
        // What was compared is worth comparing: amounts that were paid, and reasons of many kinds.
        let periods = answer.contracts.flatMap(\.self)
        #expect(periods.filter { $0.credit != nil && $0.credit != "0" }.count > 400)
        // Availability in business hours and claims in business days, too; also where a calendar is silent.
        let inHours = zip(question.contracts, answer.contracts).filter { contract, _ in contract.calendar != nil }
        let measured = inHours.flatMap { contract, periods in
            let names = contract.objectives.filter { $0.measure?.inHours ?? false }.map(\.name)
            return periods.flatMap(\.assessments).filter { names.contains($0.objective) && $0.level != nil }
        }
        #expect(measured.count > 150 && Set(measured.compactMap(\.level)).count > 30)
        let claims = inHours.filter { contract, _ in contract.claim?.contains { $0.businessDays ?? 0 > 0 } ?? false }
            .flatMap(\.1).map(\.closes)
        #expect(claims.compactMap(\.self).count > 30 && claims.contains(nil))
        let reasons = Set(periods.compactMap(\.reason) + periods.flatMap { $0.assessments.compactMap(\.reason) })
        #expect(
            reasons == [
                "noTierApplies", "severalTiersApply", "emptyDenominator", "nothingCounted", "impossibleCounts",
                "unknownExclusion", "unknownFee", "endlessTerm", "earlierCreditUnknown", "objectiveUnknown",
            ])
    }

    @Test func anIndependentClockFindsTheSameDeadlines() throws {
        var random = RandomContract(seed: 1945)
        let question = Exchanged.Question(contracts: [], clocks: (0..<120).map { _ in random.clock() })
        let answer = try PythonPeer.answer(question)
        #expect(answer.clocks.count == question.clocks.count)
        for (described, theirs) in zip(question.clocks, answer.clocks) {
            let start = try #require(Moment(secondsSinceEpoch: described.start * 60))
            let clock = try described.clock()
            let ours = try clock.deadline(.minutes(described.minutes), after: start)
            #expect(ours.moment == Moment(secondsSinceEpoch: theirs * 60), "\(described)")
            #expect(try clock.elapsed(from: start, until: ours.moment) == .minutes(described.minutes))
        }
    }

    private static func credits(of contract: DescribedContract) throws -> [Exchanged.Period] {
        let days = try term(contract.daysFrom, contract.daysUntil)
        return try contract.terms().credits(for: contract.performance(), endingWithin: days).map { credit in
            Exchanged.Period(
                from: "\(credit.period.from)", until: "\(credit.period.until)",
                start: credit.period.start.microsecondsSinceEpoch, end: credit.period.end.microsecondsSinceEpoch,
                assessments: credit.assessments.map(Self.assessed), credit: credit.credit.number,
                reason: credit.credit.reason,
                closes: (try? credit.claim?.get())?.closes.microsecondsSinceEpoch)
        }
    }

    private static func assessed(_ assessment: Assessment) -> Exchanged.Assessed {
        Exchanged.Assessed(
            objective: assessment.objective, level: assessment.measured.level.map(\.percents).number,
            met: assessment.isMet, credit: assessment.credit.number, reason: assessment.credit.reason,
            times: assessment.measured.downtime.flatMap { downtime in
                guard case .success = assessment.measured.level else { return nil }
                return [downtime.counted.length, downtime.excluded.length, downtime.denominator].map(\.microseconds)
            })
    }
}

extension Result<Rational, NoNumber> {
    fileprivate var number: String? { (try? get())?.fractionText }

    /// The name of the case of the reason.
    fileprivate var reason: String? {
        guard case .failure(let error) = self else { return nil }
        return String("\(Mirror(reflecting: error.reason).children.first?.label ?? "endlessTerm")")
    }
}
