import ServiceLevels
import TestSupport
import Testing

@Suite struct TierTests {
    @Test func aTierHasItsLowerBoundAndNotItsUpper() throws {
        let table = TierTable(try Example().tiers, clause: "credits §1")
        #expect(try table.tier(for: try percent("99")).clause == "credits §1.1")
        #expect(try table.tier(for: try percent("98.99999999999999999999999999999999")).clause == "credits §1.2")
        #expect(try table.tier(for: try percent("95")).clause == "credits §1.2")
        #expect(try table.tier(for: try percent("0")).clause == "credits §1.3")
    }

    @Test func aLevelInAGapHasNoTierAndNoNumber() throws {
        var example = try Example()
        example.tiers = try Example.tiers(("99", "99.5", "10"), (nil, "99", "25"))
        let april = try example.april(down: .minutes(100))
        let level = Percentage(try fraction(43_100, 432))
        let reason = NoNumber(.noTierApplies(level: level), clause: "credits §1")
        #expect(april.assessments[0].isMet == false)
        #expect(april.assessments[0].credit == .failure(reason))
        #expect(throws: NoNumber(.objectiveUnknown("availability"), clause: "credits §1")) { try april.credit.get() }
        #expect("\(reason)" == "no tier applies to 10775/108% (credits §1)")
        #expect(april.wholeTrace.map(\.step).suffix(3) == [.target, .noNumber, .noNumber])
        #expect(
            "\(april.assessments[0].trace.last.map(\.description) ?? "")".hasPrefix("no-number [credits §1]: no tier"))
    }

    @Test func aLevelInAnOverlapHasNoNumber() throws {
        var example = try Example()
        example.tiers = try Example.tiers(("99", nil, "10"), (nil, "99.5", "25"))
        let credit = try example.april(down: .minutes(432)).assessments[0].credit
        let reason = NoNumber.Reason.severalTiersApply(
            level: try percent("99"), clauses: ["credits §1.1", "credits §1.2"])
        #expect(credit == .failure(NoNumber(reason, clause: "credits §1")))
    }

    @Test func aTargetThatIsMissedByEqualityMayHaveNoTier() throws {
        var example = try Example()
        example.target = Target(.moreThan, try percent("99.9"), clause: "availability §2")
        let assessment = try example.april(down: .milliseconds(2_592_000)).assessments[0]
        #expect(
            assessment.credit
                == .failure(NoNumber(.noTierApplies(level: try percent("99.9")), clause: "credits §1")))
    }

    @Test func gapsAndOverlapsAreFound() throws {
        let table = TierTable(
            try Example.tiers(("99", "99.5", "10"), ("95", "98", "25"), ("94", "96", "30"), ("97", "97", "1")),
            clause: "c")
        let gaps = table.gaps(from: try percent("90"), below: try percent("100"))
        #expect(gaps.map { "\($0.from)–\($0.below)" } == ["90%–94%", "98%–99%", "99.5%–100%"])
        #expect(table.overlaps.map { "\($0.clause) \($1.clause)" } == ["credits §1.2 credits §1.3"])
        #expect(TierTable(try Example().tiers, clause: "c").overlaps.isEmpty)
        #expect(
            TierTable(try Example().tiers, clause: "c").gaps(from: try percent("0"), below: try percent("99.9"))
                .isEmpty)
    }

    /// Where the table says that there is neither gap nor overlap, every level has a tier.
    @Test func lookUpAndGapsAgree() throws {
        var random = SeededGenerator(seed: 5)
        for _ in 0..<500 {
            let tiers = (0..<Int.random(in: 0...4, using: &random)).map { index in
                let (from, below) = (Int.random(in: 0...10, using: &random), Int.random(in: 0...10, using: &random))
                return Tier(
                    from: from == 0 ? nil : Percentage(Rational(from)),
                    below: below == 10 ? nil : Percentage(Rational(below)), credit: .amount(1),
                    clause: ClauseReference("\(index)"))
            }
            let table = TierTable(tiers, clause: "c")
            let (zero, ten) = (Percentage(0), Percentage(10))
            let gaps = table.gaps(from: zero, below: ten)
            for tenth in 0..<100 {
                let level = Percentage(try fraction(tenth, 10))
                let holding = tiers.filter { $0.contains(level) }
                #expect(gaps.contains { $0.from <= level && level < $0.below } == holding.isEmpty)
                if holding.count == 1 { #expect(try table.tier(for: level) == holding[0]) }
                if holding.count > 1 { #expect(!table.overlaps.isEmpty) }
            }
        }
    }
}
