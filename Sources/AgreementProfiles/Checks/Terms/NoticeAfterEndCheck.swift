internal import Agreements

/// A notice can be given in time.
enum NoticeAfterEndCheck: ContentCheckRule {
    static let name = "notice-after-end"
    static let sentence = "The notice could never be given in time."
    static let severity = Finding.Severity.warning

    static func remarks(on context: CheckContext) -> [Remark] {
        let hint = "Shorten the notice, or let the agreement last longer."
        let review = context.content.terms("review")
        let notices: [(TermNode?, String, String)] = [
            (review?["ending"]?["notice"], "terms/review.yaml", "Ending the agreement takes a notice of"),
            (
                review?["renewal"]?["discussed-before-end"], "terms/review.yaml",
                "Renewal is discussed before the end by"
            ),
            (
                context.content.terms("third-parties")?["subcontractors"]?["change-announced-before"],
                "terms/third-parties.yaml", "A change of subcontractors is announced before by"
            ),
        ]
        return notices.compactMap { context.remark(longerThanTerm: $0, in: $1, $2, hint: hint) }
    }
}
