/// The tiers of an objective, in any order.
public struct TierTable: Hashable, Sendable {
    /// The tiers as the agreement lists them.
    public let tiers: [Tier]
    /// Where the agreement lists them.
    public let clause: ClauseReference

    /// A table. Gaps and overlaps are no error here: the look-up of a level that lies in one has no answer.
    public init(_ tiers: [Tier], clause: ClauseReference) {
        self.tiers = tiers
        self.clause = clause
    }

    /// The one tier that a level lies in.
    ///
    /// - Throws: `noTierApplies` where the level lies in a gap, `severalTiersApply` where it lies in an overlap.
    public func tier(for level: Percentage) throws(NoNumber) -> Tier {
        let found = tiers.filter { $0.contains(level) }
        guard let first = found.first else { throw NoNumber(.noTierApplies(level: level), clause: clause) }
        guard found.count == 1 else {
            throw NoNumber(.severalTiersApply(level: level, clauses: found.map(\.clause)), clause: clause)
        }
        return first
    }

    /// Where levels from `lowest` up to, but not including, `highest` have no tier: half-open stretches in order.
    public func gaps(from lowest: Percentage, below highest: Percentage) -> [(from: Percentage, below: Percentage)] {
        var gaps: [(from: Percentage, below: Percentage)] = []
        var reached = lowest
        for tier in tiers.sorted(by: { ($0.from ?? lowest) < ($1.from ?? lowest) }) {
            let (from, below) = (max(tier.from ?? lowest, lowest), min(tier.below ?? highest, highest))
            guard from < below else { continue }
            if from > reached { gaps.append((reached, from)) }
            reached = max(reached, below)
        }
        if reached < highest { gaps.append((reached, highest)) }
        return gaps
    }

    /// Pairs of tiers that share a level, in the order of the table.
    public var overlaps: [(Tier, Tier)] {
        tiers.indices.flatMap { first in
            tiers.indices[(first + 1)...].compactMap { second in
                Self.overlap(tiers[first], tiers[second]) ? (tiers[first], tiers[second]) : nil
            }
        }
    }

    private static func overlap(_ first: Tier, _ second: Tier) -> Bool {
        // Two half-open stretches share a level where the later lower bound lies in both.
        let lower = [first.from, second.from].compactMap(\.self).max()
        let upper = [first.below, second.below].compactMap(\.self).min()
        guard let lower, let upper else { return true }
        return lower < upper
    }
}
