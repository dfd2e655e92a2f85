internal import Agreements

/// Every tier applies to some result.
enum TierUnreachableCheck: ContentCheckRule {
    static let name = "tier-unreachable"
    static let sentence = "A credit that can never be owed is a promise in appearance only."

    static func remarks(on context: CheckContext) -> [Remark] {
        CreditSchedule.all(in: context.content).flatMap { schedule in
            schedule.tiers.filter(\.isEmpty).map { tier in
                Remark(
                    CreditSchedule.path, tier.position,
                    "No result lies in the tier \(tier.words) of \(schedule.subject).",
                    hint: "`from` is the lower end, `below` the upper one.")
            }
        }
    }
}
