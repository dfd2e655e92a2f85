internal import Agreements

/// Which result of one service level gives which credit.
struct CreditSchedule {
    /// A range of results, half-open, with its credit.
    struct Tier {
        /// The least result it applies to.
        let from: ExactDecimal
        /// The result from which it no longer applies; nil where it goes up to 100, 100 included.
        let below: ExactDecimal?
        let percent: ExactDecimal?
        let amount: ExactDecimal?
        let position: TextPosition

        init?(_ node: TermNode) {
            guard let from = node["from"]?.decimal else { return nil }
            self.from = from
            below = node["below"]?.decimal
            percent = node["credit-percent"]?.decimal
            amount = node["credit-amount"]?.decimal
            position = node.position
        }

        /// Whether it gives anything at all.
        var gives: Bool { [percent, amount].contains { $0 != nil && $0 != .zero } }
        /// Whether there is no result that it could apply to.
        var isEmpty: Bool { below.map { $0 <= from } ?? false }
        /// The range in words.
        var words: String { below.map { "from \(from) to below \($0)" } ?? "from \(from) up" }
    }

    static let path = "terms/credits.yaml"

    let service: String
    let objective: String
    let period: String
    /// The id of the fee that it is a part of; empty where there is none.
    let fee: String
    /// What is promised; nil where the objective cannot be found.
    let target: ExactDecimal?
    /// In the order of the file.
    let tiers: [Tier]
    let position: TextPosition

    /// Those that a text has, with what each promises.
    static func all(in content: ProfiledText) -> [CreditSchedule] {
        (content.terms("credits")?["credits"]?.items ?? []).map { node in
            let service = node["service"]?.text ?? ""
            let objective = node["objective"]?.text ?? ""
            let level = content.terms("services")?[path: ["services", service[...], "objectives", objective[...]]]
            return CreditSchedule(
                service: service, objective: objective, period: node["period"]?.text ?? "",
                fee: node["of-fee"]?.text ?? "", target: level?["target-percent"]?.decimal,
                tiers: node["tiers"]?.items.compactMap(Tier.init) ?? [], position: node.position)
        }
    }

    /// The tiers that apply to anything, the lowest results first.
    var ascending: [Tier] { tiers.filter { !$0.isEmpty }.sorted { $0.from < $1.from } }

    /// What the schedule is of, in words.
    var subject: String { "the credit for \(service) \(objective)" }
}
