import ServiceLevels
import TestSupport
import Testing

@Suite struct IntervalSetTests {
    @Test func overlappingAndTouchingStretchesAreOne() throws {
        let set = try Self.set([(5, 8), (0, 2), (2, 3), (7, 9), (6, 7)])
        #expect(set == (try Self.set([(0, 3), (5, 9)])))
        #expect(set.intervals.count == 2)
        #expect(set.length == .seconds(7))
    }

    @Test func theEndOfAStretchDoesNotBelongToIt() throws {
        let stretch = try interval("2026-04-01T00:00:00Z", "2026-04-01T01:00:00Z")
        #expect(stretch.contains(stretch.start))
        #expect(!stretch.contains(stretch.end))
        #expect(Interval(from: stretch.start, until: stretch.start) == nil)
        #expect(Interval(from: stretch.end, until: stretch.start) == nil)
    }

    /// Sets of seconds, which need no cleverness.
    @Test func operationsAgreeWithSetsOfSeconds() throws {
        var random = SeededGenerator(seed: 3)
        for _ in 0..<1_500 {
            let (first, second) = (Self.pairs(&random), Self.pairs(&random))
            let (a, b) = (try Self.set(first), try Self.set(second))
            let (inA, inB) = (Self.seconds(first), Self.seconds(second))
            #expect(Self.seconds(a) == inA)
            #expect(Self.seconds(a.union(b)) == inA.union(inB))
            #expect(Self.seconds(a.subtracting(b)) == inA.subtracting(inB))
            #expect(a.length == .seconds(Int32(inA.count)))
            let clipped = a.clipped(from: try Self.moment(10), until: try Self.moment(30))
            #expect(Self.seconds(clipped) == inA.filter { (10..<30).contains($0) })
            for set in [a, a.union(b), a.subtracting(b), clipped] {
                #expect(zip(set.intervals, set.intervals.dropFirst()).allSatisfy { $0.end < $1.start })
            }
        }
    }

    private static func pairs(_ random: inout SeededGenerator) -> [(Int, Int)] {
        (0..<Int.random(in: 0...7, using: &random)).map { _ in
            let start = Int.random(in: 0...38, using: &random)
            return (start, start + Int.random(in: 1...9, using: &random))
        }
    }

    private static func set(_ pairs: [(Int, Int)]) throws -> IntervalSet {
        IntervalSet(try pairs.map { try interval(moment($0.0), moment($0.1)) })
    }

    private static func moment(_ second: Int) throws -> Moment {
        try #require(Moment(secondsSinceEpoch: Int64(second)))
    }

    private static func seconds(_ pairs: [(Int, Int)]) -> Set<Int> { Set(pairs.flatMap { $0.0..<$0.1 }) }

    private static func seconds(_ set: IntervalSet) -> Set<Int> {
        Set(
            set.intervals.flatMap {
                Int($0.start.microsecondsSinceEpoch / 1_000_000)..<Int($0.end.microsecondsSinceEpoch / 1_000_000)
            })
    }
}
