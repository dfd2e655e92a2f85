import GitStore
import TestSupport
import Testing

@testable import Agreements

/// Both axes of which text governs, over amendments in any order of days, against an obvious reference.
@Suite struct GoverningTests {
    /// Retroactive, future-dated, out of order, restated, and ending: as chance has it.
    @Test(arguments: 1...12) func everyDayAsKnownAtEveryVersionIsAnsweredAsTheReferenceDoes(seed: UInt64) async throws {
        var random = SeededGenerator(seed: seed)
        func number(_ range: ClosedRange<Int>) -> Int { Int.random(in: range, using: &random) }
        let clone = try await SharedClone()
        var reference = GoverningReference()
        for step in 1...5 {
            clone.clock.advance(Int64(number(0...20)) * 86_400 + 60)
            let history = try clone.history()
            let base = history.current
            let today = CivilDate(of: clone.clock.now, in: base.text.declaration.zone).daysSinceEpoch
            let day = today + number(step == 1 ? 0...30 : -40...60)
            var start = CivilDate(daysSinceEpoch: day).description
            if day < today { start += ", retroactive: \(base.id)" }
            let overtaken = reference.from.indices.dropFirst().filter { (reference.from[$0] ?? 0) >= day }
            if !overtaken.isEmpty {
                let ids = overtaken.map { history.ledger.versions[$0].description }
                start += ", supersedes: [\(ids.joined(separator: ", "))]"
            }
            var text = SampleText.first(inForce: start)
            text.files["clauses/010-scope.en.md"] = "# Scope\n\nText number \(step).\n"
            if number(1...4) == 1 {
                let until = day + number(1...50)
                text.files["agreement.yaml"]! +=
                    "term: {from: \(CivilDate(daysSinceEpoch: day)), until: \(CivilDate(daysSinceEpoch: until))}\n"
                reference.until[step] = until
            }
            try await clone.amend("acme/step-\(step)", text)
            reference.add(from: day, executed: CivilDate(of: clone.clock.now, in: base.text.declaration.zone))
        }
        try expect(clone.history(), toAnswerLike: reference)
        try expect(clone.history(), toTellLike: reference)
    }

    /// What is said of what counted as in force, as time went on, is what anybody would have found on each day.
    private func expect(_ history: History, toTellLike reference: GoverningReference) throws {
        for last in 1..<reference.from.count {
            let tenures = history.tenures(knownAt: last)
            for number in 1...last {
                let tenure = try #require(try tenures.tenure(of: number))
                let days = reference.days(countedBy: number, knownAt: last)
                if tenure.replacedBy != nil {
                    #expect(tenure.trial?.from.daysSinceEpoch == days.first, "version \(number) as known at \(last)")
                    #expect(tenure.trial?.until.daysSinceEpoch == days.last.map { $0 + 1 })
                    let next = tenure.trial.map { reference.counting(on: $0.until.daysSinceEpoch, knownAt: last) }
                    #expect(tenure.trial == nil || tenure.trial?.next?.version == next)
                } else {
                    #expect(tenure.trial == nil)
                }
                for other in tenure.replaces {
                    let executed = reference.executed[number]
                    let known = { (day: Int) in reference.governing(on: day, knownAt: number - 1) == other.version }
                    let days = reference.days.filter(known)
                    let expected: Replacement.State =
                        if days.isEmpty { .ended } else if other.from.daysSinceEpoch > executed {
                            .waiting
                        } else if known(executed) { .inForce } else {
                            .past(until: CivilDate(daysSinceEpoch: (days.last ?? 0) + 1))
                        }
                    #expect(other.state == expected, "version \(other.version) before \(number)")
                }
            }
        }
    }

    private func expect(_ history: History, toAnswerLike reference: GoverningReference) throws {
        for last in 1..<reference.from.count {
            let tenures = history.tenures(knownAt: last)
            let all = try (1...last).map { try #require(try tenures.tenure(of: $0)) }
            for day in reference.days {
                let date = CivilDate(daysSinceEpoch: day)
                let expected = reference.governing(on: day, knownAt: last)
                let found = try history.governing(on: date, knownAt: last)
                switch found {
                case .version(let number): #expect(number == expected, "\(date) as known at \(last)")
                case .notYet: #expect(reference.newest(on: day, knownAt: last) == nil, "\(date) as known at \(last)")
                case .ended(let number, let until):
                    #expect(expected == nil && number == reference.newest(on: day, knownAt: last))
                    #expect(until.daysSinceEpoch == reference.until[number])
                }
                #expect(history.waiting(after: date, knownAt: last) == reference.waiting(after: day, knownAt: last))
                for tenure in all {
                    let number = tenure.version
                    let state = tenure.state(on: date)
                    #expect((state == .inForce) == (number == expected))
                    #expect((state == .waiting) == reference.waiting(after: day, knownAt: last).contains(number))
                    let isWithin = tenure.governs && tenure.from <= date && tenure.until.map { date < $0 } ?? true
                    #expect(isWithin == (number == expected), "version \(number) on \(date) as known at \(last)")
                }
            }
        }
    }
}
