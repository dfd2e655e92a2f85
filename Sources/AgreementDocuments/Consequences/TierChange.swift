internal import AgreementProfiles
internal import Agreements

/// What two tables of tiers give for the same results, where that differs.
struct TierChange {
    /// What is owed, under the key that says so.
    struct Credit {
        let key: String
        let text: String

        /// Whether both give the same: `10` and `10.0` do.
        fileprivate static func agree(_ first: Credit?, _ second: Credit?) -> Bool {
            first?.key == second?.key
                && first.map { ExactDecimal($0.text) } == second.map { ExactDecimal($0.text) }
        }
    }

    /// The least result that it is about, and the one from which it is no more; nil where there is no such bound.
    let from: ExactDecimal?
    let below: ExactDecimal?
    /// What was owed, and what becomes owed; nil where no tier applies.
    let old: Credit?
    let new: Credit?

    /// The changes from the highest results to the lowest; nil where the items are no tiers with decimals for bounds.
    static func all(from old: [YAMLValue], to new: [YAMLValue]) -> [TierChange]? {
        guard let before = tiers(old), let after = tiers(new), !before.isEmpty, !after.isEmpty else { return nil }
        let bounds = Set((before + after).flatMap { [$0.from, $0.below].compactMap(\.self) }).sorted()
        let steps = [nil] + bounds.map(ExactDecimal?.some)
        var changes: [TierChange] = []
        for (index, least) in steps.enumerated().reversed() {
            let (was, becomes) = (credit(of: before, at: least), credit(of: after, at: least))
            if Credit.agree(was, becomes) { continue }
            var below = index + 1 < steps.count ? steps[index + 1] : nil
            if let above = changes.last, above.from == below, Credit.agree(above.old, was),
                Credit.agree(above.new, becomes)
            {
                below = above.below
                changes.removeLast()
            }
            changes.append(TierChange(from: least, below: below, old: was, new: becomes))
        }
        return changes
    }

    private struct Tier {
        let from: ExactDecimal?
        let below: ExactDecimal?
        let credit: Credit
    }

    /// What the first tier gives for a result; nil is a result below every bound.
    private static func credit(of tiers: [Tier], at result: ExactDecimal?) -> Credit? {
        tiers.first { tier in
            guard let result else { return tier.from == nil }
            return tier.from.map { $0 <= result } ?? true && tier.below.map { result < $0 } ?? true
        }?.credit
    }

    private static func tiers(_ items: [YAMLValue]) -> [Tier]? {
        var tiers: [Tier] = []
        for item in items {
            let credits = ["credit-percent", "credit-amount"].compactMap { key in
                item[key]?.scalar.map { Credit(key: key, text: $0) }
            }
            let texts = ["from", "below"].map { item[$0]?.scalar }
            let bounds = texts.map { $0.flatMap(ExactDecimal.init) }
            guard credits.count == 1, zip(texts, bounds).allSatisfy({ ($0 == nil) == ($1 == nil) }) else { return nil }
            tiers.append(Tier(from: bounds[0], below: bounds[1], credit: credits[0]))
        }
        return tiers
    }
}
