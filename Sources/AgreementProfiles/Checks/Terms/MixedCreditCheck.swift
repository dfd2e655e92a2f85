internal import Agreements

/// The tiers of a credit are all percent or all money, and each is one of them.
enum MixedCreditCheck: ContentCheckRule {
    static let name = "mixed-credit"
    static let sentence = "Percent and money cannot be compared or added before the fee is known."

    static func remarks(on context: CheckContext) -> [Remark] {
        let content = context.content
        let ofTiers = CreditSchedule.all(in: content).flatMap { schedule -> [Remark] in
            let first = schedule.tiers.first { ($0.percent == nil) != ($0.amount == nil) }
            return schedule.tiers.compactMap { tier in
                let hint = "Give each tier `credit-percent`, or each `credit-amount`."
                switch (tier.percent, tier.amount) {
                case (nil, nil):
                    return Remark(
                        CreditSchedule.path, tier.position, "The tier \(tier.words) has no credit.", hint: hint)
                case (let percent?, let amount?):
                    return Remark(
                        CreditSchedule.path, tier.position,
                        "The tier \(tier.words) credits \(percent) percent and an amount of \(amount).", hint: hint)
                default:
                    guard let first, (first.percent == nil) != (tier.percent == nil) else { return nil }
                    let (own, others) = tier.percent == nil ? ("money", "percent") : ("percent", "money")
                    return Remark(
                        CreditSchedule.path, tier.position,
                        "The tier \(tier.words) credits \(own), and others of \(schedule.subject) \(others).",
                        hint: hint)
                }
            }
        }
        let ofCaps = (content.terms("credits")?["caps"]?.items ?? []).filter {
            ($0["at-most-percent"] == nil) == ($0["at-most-amount"] == nil)
        }.map { cap in
            let figures = cap["at-most-percent"] == nil ? "no figure" : "two figures"
            return Remark(
                CreditSchedule.path, cap.position, "The limit over \(cap["over"]?.text ?? "") has \(figures).",
                hint: "Give it `at-most-percent` or `at-most-amount`; write two limits where both are meant.")
        }
        return ofTiers + ofCaps
    }
}
