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
        var reference = GoverningReference(from: [nil])
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
            reference = GoverningReference(from: reference.from + [day], until: reference.until)
        }
        try expect(clone.history(), toAnswerLike: reference)
    }

    private func expect(_ history: History, toAnswerLike reference: GoverningReference) throws {
        for last in 1..<reference.from.count {
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
                for number in 1...last {
                    let tenure = try #require(try history.tenure(of: number, knownAt: last))
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
