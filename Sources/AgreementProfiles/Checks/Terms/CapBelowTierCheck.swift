internal import Agreements
internal import ServiceLevels

/// A credit that a tier names can be owed in full.
enum CapBelowTierCheck: ContentCheckRule {
    static let name = "cap-below-tier"
    static let sentence = "The figure of the tier is never paid, which its reader does not see."
    static let severity = Finding.Severity.warning

    static func remarks(on context: CheckContext) -> [Remark] {
        let caps = context.content.terms("credits")?["caps"]?.items ?? []
        return CreditSchedule.all(in: context.content).flatMap { schedule in
            caps.filter { $0["over"]?.text == schedule.period }.flatMap { cap in
                schedule.tiers.compactMap { remark(on: cap, $0, of: schedule, in: context.content) }
            }
        }
    }

    /// What a limit takes from a tier; nil where it takes nothing.
    private static func remark(
        on cap: TermNode, _ tier: CreditSchedule.Tier, of schedule: CreditSchedule, in content: ProfiledText
    ) -> Remark? {
        let currency = content.terms("fees")?["currency"]?.text ?? ""
        func remark(_ most: String, _ credit: String) -> Remark {
            Remark(
                CreditSchedule.path, cap.position,
                "The limit of a \(schedule.period) is \(most), and the tier \(tier.words) credits \(credit).",
                hint: "Raise the limit, or lower the tier.")
        }
        if let credit = tier.percent, let most = cap["at-most-percent"]?.decimal, most < credit {
            return remark("\(most) percent", "\(credit) percent")
        }
        guard let most = cap["at-most-amount"]?.decimal else { return nil }
        if let credit = tier.amount, most < credit {
            return remark("\(currency) \(most)", "\(currency) \(credit)")
        }
        // A share of a fee that is paid for the same period comes to an amount, too.
        guard let percent = tier.percent, let fee = content.terms("fees")?[path: ["fees", schedule.fee[...]]],
            fee["per"]?.text == schedule.period, let amount = fee["amount"]?.decimal,
            let whole = try? Rational(decimal: "\(amount)"), let share = try? Rational(decimal: "\(percent)"),
            let limit = try? Rational(decimal: "\(most)"), 100 * limit < whole * share
        else { return nil }
        return remark("\(currency) \(most)", "\(percent) percent of the fee `\(schedule.fee)`, which is more")
    }
}
