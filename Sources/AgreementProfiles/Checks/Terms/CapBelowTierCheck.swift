internal import Agreements

/// A credit that a tier names can be owed in full.
enum CapBelowTierCheck: ContentCheckRule {
    static let name = "cap-below-tier"
    static let sentence = "The figure of the tier is never paid, which its reader does not see."
    static let severity = Finding.Severity.warning

    static func remarks(on context: CheckContext) -> [Remark] {
        let caps = context.content.terms("credits")?["caps"]?.items ?? []
        return CreditSchedule.all(in: context.content).flatMap { schedule in
            caps.filter { $0["over"]?.text == schedule.period }.flatMap { cap in
                schedule.tiers.compactMap { tier -> Remark? in
                    let pairs = [
                        (tier.percent, cap["at-most-percent"]?.decimal), (tier.amount, cap["at-most-amount"]?.decimal),
                    ]
                    for case (let credit?, let most?) in pairs where most < credit {
                        return Remark(
                            CreditSchedule.path, cap.position,
                            "The limit of a \(schedule.period) is \(most), and the tier \(tier.words) credits \(credit).",
                            hint: "Raise the limit, or lower the tier.")
                    }
                    return nil
                }
            }
        }
    }
}
