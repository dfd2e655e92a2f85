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

    private typealias Found = (figure: Figure, paragraph: Paragraph)

    private static func remarks(_ pair: ClausePairing, _ wanted: [Paragraph], _ found: [Paragraph]) -> [Remark] {
        func figures(_ paragraphs: [Paragraph], _ language: LanguageTag) -> [Found] {
            paragraphs.flatMap { paragraph in
                FigureScanner.figures(in: paragraph.prose, language).map { ($0, paragraph) }
            }
        }
        let (here, there) = (figures(found, pair.other.language), figures(wanted, pair.prevailing.language))
        let extra = ClausePairing.missing(here.map(\.figure), in: there.map(\.figure))
        let absent = ClausePairing.missing(there.map(\.figure), in: here.map(\.figure))
        // The two that stand for each other in most cases: the first that differs on each side.
        return (0..<Swift.max(extra.count, absent.count)).map { index in
            let mine =
                extra.indices.contains(index)
                ? here.first { $0.figure.range == extra[index].range && $0.figure == extra[index] } : nil
            let theirs =
                absent.indices.contains(index)
                ? there.first { $0.figure.range == absent[index].range && $0.figure == absent[index] } : nil
            let place = mine.map { $0.paragraph.position($0.figure.range.lowerBound) } ?? found.first?.position
            let line =
                theirs.map { $0.paragraph.position($0.figure.range.lowerBound).line } ?? wanted.first?.position.line
            return Remark(
                pair.other.path, place,
                "Here stands \(words(mine)), and in \(pair.prevailing.path)\(line.map { ":\($0)" } ?? "") \(words(theirs)).",
                hint: "Write the same figure in both languages.")
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
            node.forEach { value, _ in
                guard case .words(let words, let position) = value, let prevailing = words[tag] else { return }
                let wanted = FigureScanner.figures(in: Array(prevailing.utf8), tag)
                for (language, text) in words.sorted(by: { $0.key < $1.key }) where language != tag {
                    let found = FigureScanner.figures(in: Array(text.utf8), language)
                    guard wanted.map(\.value).multiset != found.map(\.value).multiset else { continue }
                    remarks.append(
                        Remark(
                            path, position, "`\(text)` has other figures than `\(prevailing)`.",
                            hint: "Write the same figure in both languages."))
                }
            }
        }
        return remarks
    }
}

extension [Figure.Value] {
    /// How often each stands there.
    fileprivate var multiset: [Figure.Value: Int] { reduce(into: [:]) { $0[$1, default: 0] += 1 } }
}
