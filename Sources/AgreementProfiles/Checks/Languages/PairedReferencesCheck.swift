internal import Agreements

/// What a paragraph refers to is the same in every language.
enum PairedReferencesCheck: ContentCheckRule {
    static let name = "paired-references"
    static let sentence = "A reference that one language lacks is a provision that its readers do not have."

    static func remarks(on context: CheckContext) -> [Remark] {
        ClausePairing.all(in: context.content).flatMap { pair in
            pair.paragraphs.flatMap { paragraphs -> [Remark] in
                let wanted = references(paragraphs.prevailing)
                let found = references(paragraphs.other)
                let twin = "\(pair.prevailing.path):\(paragraphs.prevailing.position.line)"
                let absent = ClausePairing.missing(wanted, in: found, by: \.self).map {
                    "`\($0)` is referred to in \(twin), and not here."
                }
                let extra = ClausePairing.missing(found, in: wanted, by: \.self).map {
                    "`\($0)` is referred to here, and not in \(twin)."
                }
                return (absent + extra).map {
                    Remark(
                        pair.other.path, paragraphs.other.position, $0, hint: "Refer to the same in both languages.")
                }
            }
        }
    }

    /// Code and targets of links; a clause by its name, whichever of its languages is meant.
    private static func references(_ paragraph: Paragraph) -> [String] {
        (paragraph.codes + paragraph.links.map(\.target)).map { range in
            let words = paragraph.text(range)
            guard case .clause(_, let slug, _) = TextPlace(path: words) else { return words }
            return "clauses/\(slug)"
        }
    }
}
