internal import Agreements
internal import ServiceLevels

/// What is owed can be reckoned from the terms alone.
enum NotReckonedCheck: ContentCheckRule {
    static let name = "not-reckoned"
    static let sentence = "What is owed would be left to be argued about once it is."
    static let severity = Finding.Severity.warning

    static func remarks(on context: CheckContext) -> [Remark] {
        let content = context.content
        // What is missing, or is not as its schema has it, is said by others.
        guard ["credits", "fees", "measurement", "services"].allSatisfy({ content.terms($0) != nil }) else { return [] }
        if case .failure(let gap) = content.serviceLevels {
            return [
                Remark(
                    gap.place?.path ?? CreditSchedule.path, gap.place?.position,
                    "The credits cannot be reckoned: \(gap.message).",
                    hint: "Mend it, and see what comes out: countersign credit estimate draft --measured 98.7%")
            ]
        }
        return (content.terms("credits")?["credits"]?.items ?? []).compactMap { feeless($0, in: content) }
    }

    /// A credit over periods for which there is no fee that it could be a part of.
    private static func feeless(_ credit: TermNode, in content: ProfiledText) -> Remark? {
        guard let id = credit["of-fee"]?.text, let fee = content.terms("fees")?[path: ["fees", id[...]]],
            let per = fee["per"], let period = credit["period"]?.text, let length = PeriodKind(term: period)?.length
        else { return nil }
        if let each = PeriodKind(term: per.text)?.length, each.rawValue <= length.rawValue { return nil }
        return Remark(
            "terms/fees.yaml", per.position,
            "The fee `\(id)` is paid per \(per.text ?? ""), and a credit is a part of it for each \(period).",
            hint: "Let the fee be per \(period), or the credit be of a fee that is.")
    }
}
