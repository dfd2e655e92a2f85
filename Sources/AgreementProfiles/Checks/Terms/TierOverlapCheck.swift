internal import Agreements

/// No result has two credits.
enum TierOverlapCheck: ContentCheckRule {
    static let name = "tier-overlap"
    static let sentence = "Each side would point to the tier that suits it."

    static func remarks(on context: CheckContext) -> [Remark] {
        CreditSchedule.all(in: context.content).flatMap { schedule in
            zip(schedule.ascending, schedule.ascending.dropFirst()).compactMap { lower, upper in
                guard lower.below.map({ upper.from < $0 }) ?? true else { return nil }
                return Remark(
                    CreditSchedule.path, upper.position,
                    "Two tiers of \(schedule.subject) apply to \(upper.from): one \(lower.words), one \(upper.words).",
                    hint: "Let each tier end where the one above it begins.")
            }
        }
    }
}
