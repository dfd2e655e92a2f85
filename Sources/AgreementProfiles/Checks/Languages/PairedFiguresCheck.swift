internal import Agreements

/// Every number, date, percentage and amount is the same in every language, with its unit.
enum PairedFiguresCheck: ContentCheckRule {
    static let name = "paired-figures"
    static let sentence = "Two languages with two figures are two agreements, and each side will point to its own."

    static func remarks(on context: CheckContext) -> [Remark] {
        ClausePairing.all(in: context.content).flatMap(remarks) + ofLines(context.content)
    }

    private static func remarks(on pair: ClausePairing) -> [Remark] {
        guard pair.isAligned else {
            return remarks(pair, pair.prevailing.paragraphs, pair.other.paragraphs)
        }
        return pair.paragraphs.flatMap { remarks(pair, [$0.prevailing], [$0.other]) }
    }

    private static func remarks(_ pair: ClausePairing, _ wanted: [Paragraph], _ found: [Paragraph]) -> [Remark] {
        let (extra, absent) = PairedFigure.unmatched(
            found.flatMap { PairedFigure.all(in: $0, pair.other.language) },
            wanted.flatMap { PairedFigure.all(in: $0, pair.prevailing.language) })
        // The first that differs on one side stands, in most cases, for the first on the other.
        return (0..<max(extra.count, absent.count)).map { index in
            let mine = extra.indices.contains(index) ? extra[index] : nil
            let theirs = absent.indices.contains(index) ? absent[index] : nil
            let line = (theirs?.position ?? wanted.first?.position).map { ":\($0.line)" } ?? ""
            return Remark(
                pair.other.path, mine?.position ?? found.first?.position,
                "Here stands \(words(mine)), and in \(pair.prevailing.path)\(line) \(words(theirs)).",
                hint: hint([mine, theirs]))
        }
    }

    private static func words(_ figure: PairedFigure?) -> String {
        figure.map { "`\($0.shown)`" } ?? "no such figure"
    }

    private static func hint(_ figures: [PairedFigure?]) -> String {
        figures.contains { $0?.figure.isNumericDate == true }
            ? "Write the same day in both languages, with the name of its month."
            : "Write the same figure in both languages."
    }

    /// Lines of the terms and of `agreement.yaml` that stand beside each other.
    private static func ofLines(_ content: ProfiledText) -> [Remark] {
        let tag = content.text.declaration.prevailing
        return content.localizedLines.flatMap { line -> [Remark] in
            guard let prevailing = line.words[tag] else { return [] }
            let wanted = PairedFigure.all(in: Array(prevailing.utf8), tag)
            return line.words.sorted { $0.key < $1.key }.compactMap { language, text in
                guard language != tag else { return nil }
                let (extra, absent) = PairedFigure.unmatched(PairedFigure.all(in: Array(text.utf8), language), wanted)
                guard !extra.isEmpty || !absent.isEmpty else { return nil }
                return Remark(
                    line.path, line.positions[language], "`\(text)` has other figures than `\(prevailing)`.",
                    hint: hint(extra + absent))
            }
        }
    }
}

extension Figure {
    /// Whether it is a day in digits alone, which two languages may read as two days.
    fileprivate var isNumericDate: Bool {
        guard case .other(let digits) = value else { return false }
        return digits.utf8.contains(UInt8(ascii: "/")) || digits.utf8.contains(UInt8(ascii: "-"))
    }
}
