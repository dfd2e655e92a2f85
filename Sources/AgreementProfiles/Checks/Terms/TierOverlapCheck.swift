internal import Agreements

/// No result has two credits.
enum TierOverlapCheck: ContentCheckRule {
    static let name = "tier-overlap"
    static let sentence = "Each side would point to the tier that suits it."

    static func remarks(on context: CheckContext) -> [Remark] {
        let schedules = CreditSchedule.all(in: context.content)
        return twice(schedules)
            + schedules.flatMap { schedule in
                zip(schedule.ascending, schedule.ascending.dropFirst()).compactMap { lower, upper in
                    guard lower.below.map({ upper.from < $0 }) ?? true else { return nil }
                    return Remark(
                        CreditSchedule.path, upper.position,
                        "Two tiers of \(schedule.subject) apply to \(upper.from): one \(lower.words), one \(upper.words).",
                        hint: "Let each tier end where the one above it begins.")
                }
            }
    }

    /// Levels that more than one credit is agreed for.
    private static func twice(_ schedules: [CreditSchedule]) -> [Remark] {
        schedules.enumerated().compactMap { index, schedule in
            let isThere = schedules[..<index].contains {
                $0.service == schedule.service && $0.objective == schedule.objective
            }
            guard isThere else { return nil }
            return Remark(
                CreditSchedule.path, schedule.position, "There is a second list of tiers for \(schedule.subject).",
                hint: "Keep one of the two, or let each be about a level of its own.")
        }
    }
}
