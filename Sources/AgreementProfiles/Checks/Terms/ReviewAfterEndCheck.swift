internal import Agreements

/// The agreement is reviewed before it ends.
enum ReviewAfterEndCheck: ContentCheckRule {
    static let name = "review-after-end"
    static let sentence = "No review would ever take place."
    static let severity = Finding.Severity.warning

    static func remarks(on context: CheckContext) -> [Remark] {
        let hint = "Review it more often, or let it last longer."
        return [
            context.remark(
                longerThanTerm: context.content.terms("review")?["review"]?["every"], in: "terms/review.yaml",
                "The review takes place every", hint: hint),
            context.remark(
                longerThanTerm: context.content.terms("effectiveness")?["meeting"]?["every"],
                in: "terms/effectiveness.yaml", "The parties meet every", hint: hint),
        ].compactMap { $0 }
    }
}
