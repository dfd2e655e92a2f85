internal import Agreements

/// Every result below what is promised has a credit.
enum TierGapCheck: ContentCheckRule {
    static let name = "tier-gap"
    static let sentence = "For a result in the gap the text gives no answer, and the parties would have to find one."

    static func remarks(on context: CheckContext) -> [Remark] {
        CreditSchedule.all(in: context.content).flatMap { schedule -> [Remark] in
            // Above what is promised nothing is owed, so no tier is needed there.
            let end = schedule.target ?? .hundred
            var covered = ExactDecimal.zero
            var remarks: [Remark] = []
            for tier in schedule.ascending where covered < end {
                if covered < tier.from {
                    remarks.append(remark(covered, tier.from, schedule, tier.position))
                }
                covered = max(covered, tier.below ?? .hundred)
            }
            if covered < end {
                remarks.append(remark(covered, end, schedule, schedule.tiers.first?.position ?? schedule.position))
            }
            return remarks
        }
    }

    private static func remark(
        _ from: ExactDecimal, _ until: ExactDecimal, _ schedule: CreditSchedule, _ position: TextPosition
    ) -> Remark {
        Remark(
            CreditSchedule.path, position, "No tier of \(schedule.subject) applies from \(from) to below \(until).",
            hint: "Let each tier begin where the one below it ends.")
    }
}
