internal import Agreements

/// A link has its target behind its words, `[14 days](terms/disputes.yaml#…)`, and not at a label elsewhere in the file.
enum IndirectLinkCheck: ContentCheckRule {
    static let name = "indirect-link"
    static let sentence = "What it shows is compared with no term."

    static func remarks(on context: CheckContext) -> [Remark] {
        context.content.clauses.flatMap(remarks)
    }

    private static func remarks(on clause: Clause) -> [Remark] {
        var targets: [String: (target: String, position: TextPosition)] = [:]
        for paragraph in clause.paragraphs {
            for line in paragraph.targets {
                let label = paragraph.text(line.label).lowercased()
                // The first counts, as in Markdown.
                if targets[label] == nil {
                    targets[label] = (paragraph.text(line.target), paragraph.position(line.label.lowerBound - 1))
                }
            }
        }
        var unused = targets
        let ofLinks = clause.paragraphs.flatMap { paragraph in
            paragraph.brackets.compactMap { bracket -> Remark? in
                let shown = paragraph.text(bracket.shown)
                let label = bracket.label.flatMap { $0.isEmpty ? nil : paragraph.text($0) } ?? shown
                let target = targets[label.lowercased()]?.target
                unused[label.lowercased()] = nil
                // Words in brackets are a link where a line gives them a target.
                guard bracket.label != nil || target != nil else { return nil }
                return Remark(
                    clause.path, paragraph.position(bracket.shown.lowerBound),
                    "`\(shown)` is a link by the label `\(label)`"
                        + (target.map { ", which stands for `\($0)`." } ?? ", which stands for nothing."),
                    hint: "Write [\(shown)](\(target ?? "terms/….yaml#…")).")
            }
        }
        return ofLinks
            + unused.sorted { $0.value.position < $1.value.position }.map { label, line in
                Remark(
                    clause.path, line.position, "The label `\(label)` stands for `\(line.target)`, and no link has it.",
                    hint: "Take the line out, or write a link: [words](\(line.target)).")
            }
    }
}
