internal import Agreements

/// Every number, date, percentage and amount is the same in every language.
enum PairedFiguresCheck: ContentCheckRule {
    static let name = "paired-figures"
    static let sentence = "Two languages with two figures are two agreements, and each side will point to its own."

    static func remarks(on context: CheckContext) -> [Remark] {
        ClausePairing.all(in: context.content).flatMap(remarks) + ofTerms(context.content)
    }

    private static func remarks(on pair: ClausePairing) -> [Remark] {
        guard pair.isAligned else {
            return remarks(pair, pair.prevailing.paragraphs, pair.other.paragraphs)
        }
        return pair.paragraphs.flatMap { remarks(pair, [$0.prevailing], [$0.other]) }
    }

    private static func remarks(_ pair: ClausePairing, _ wanted: [Paragraph], _ found: [Paragraph]) -> [Remark] {
        let here = figures(of: found, pair.other.language)
        let there = figures(of: wanted, pair.prevailing.language)
        let extra = ClausePairing.missing(here, in: there, by: \.figure.value)
        let absent = ClausePairing.missing(there, in: here, by: \.figure.value)
        // The first that differs on one side stands, in most cases, for the first on the other.
        return (0..<max(extra.count, absent.count)).map { index in
            let mine = extra.indices.contains(index) ? extra[index] : nil
            let theirs = absent.indices.contains(index) ? absent[index] : nil
            let line = (theirs?.position ?? wanted.first?.position).map { ":\($0.line)" } ?? ""
            return Remark(
                pair.other.path, mine?.position ?? found.first?.position,
                "Here stands \(words(mine)), and in \(pair.prevailing.path)\(line) \(words(theirs)).",
                hint: "Write the same figure in both languages.")
        }
    }

    /// A figure with the paragraph that has it.
    private struct Found {
        let figure: Figure
        let paragraph: Paragraph

        var position: TextPosition { paragraph.position(figure.range.lowerBound) }
    }

    private static func figures(of paragraphs: [Paragraph], _ language: LanguageTag) -> [Found] {
        paragraphs.flatMap { paragraph in
            FigureScanner.figures(in: paragraph.prose, language).map { Found(figure: $0, paragraph: paragraph) }
        }
    }

    private static func words(_ found: Found?) -> String {
        found.map { "`\($0.paragraph.text($0.figure.range))`" } ?? "no such figure"
    }

    /// Sentences of the terms that stand beside each other.
    private static func ofTerms(_ content: ProfiledText) -> [Remark] {
        let tag = content.text.declaration.prevailing
        var remarks: [Remark] = []
        for (path, node) in content.terms.sorted(by: { $0.key < $1.key }) {
            for case (.words(let words, let position), _) in node.everything {
                guard let prevailing = words[tag] else { continue }
                let wanted = values(in: prevailing, tag)
                for (language, text) in words.sorted(by: { $0.key < $1.key }) where language != tag {
                    let found = values(in: text, language)
                    let differ =
                        ClausePairing.missing(wanted, in: found, by: \.self)
                        + ClausePairing.missing(found, in: wanted, by: \.self)
                    guard !differ.isEmpty else { continue }
                    remarks.append(
                        Remark(
                            path, position, "`\(text)` has other figures than `\(prevailing)`.",
                            hint: "Write the same figure in both languages."))
                }
            }
        }
        return remarks
    }

    private static func values(in words: String, _ language: LanguageTag) -> [Figure.Value] {
        FigureScanner.figures(in: Array(words.utf8), language).map(\.value)
    }
}
