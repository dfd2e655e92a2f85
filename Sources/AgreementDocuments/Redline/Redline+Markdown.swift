internal import Agreements

extension DocumentWords {
    /// How a redline in Markdown is read.
    var legend: String {
        sentences(
            """
            Kata yang dihapus ada di dalam `[-…-]`, yang baru di dalam `{+…+}`. Blok yang pindah ada sekali, di tempatnya \
            kini, di antara `{<1 from line 3:` dan `<}`; `[>1 to line 9]` ialah tempatnya semula.
            """,
            """
            Removed words stand in `[-…-]`, new ones in `{+…+}`. A block that moved stands once, where it is now, between \
            `{<1 from line 3:` and `<}`; `[>1 to line 9]` is where it was.
            """
        ).map { $0 + "\n" }.joined(separator: "\n")
    }
}

extension Consequence {
    /// What changes come to, one row each; empty where there is nothing to say.
    static func markdown(of consequences: [[Consequence]], in words: DocumentWords) -> String {
        zip(consequences, words.apart).map(table).joined()
    }

    private static func table(of consequences: [Consequence], in words: DocumentWords) -> String {
        if consequences.isEmpty { return "" }
        func row(_ cells: [String]) -> String { "| " + cells.joined(separator: " | ") + " |\n" }
        let columns = [
            words.label("sebelum", "before"), words.label("sesudah", "after"), words.label("letak", "where"),
        ]
        return "\n| | " + columns.joined(separator: " | ") + " |\n|---|---|---|---|\n"
            + consequences.map { row([$0.subject, $0.old ?? "", $0.new ?? "", $0.source].map(\.inMarkdown)) }.joined()
    }
}

extension FileRedline {
    /// What became of the file, and its path.
    func sentence(in words: DocumentWords) -> String {
        switch change.kind {
        case .added: return words.label("baru", "new") + ": \(change.path)"
        case .removed: return words.label("dihapus", "removed") + ": \(change.path)"
        case .changed: return change.path
        case .moved:
            let former = words.label("sebelumnya", "before") + " \(change.formerPlace?.path ?? "")"
            let same = words.label("kata-katanya sama", "its words are the same")
            return "\(change.path), \(former)" + (hasOtherWords ? "" : "; \(same)")
        }
    }

    /// The file's changes in Markdown.
    func markdown(in words: DocumentWords) -> String {
        // What could not be seen of a change is named: U+00A0, say.
        let spans = redline?.spans() ?? []
        let plain = spans.map { $0.style.isOfAChange ? UnseenCharacters.named(in: $0.text) : $0.text }.joined()
        let heading = "*\(sentence(in: words).inMarkdown)*\n\n"
        if case .clause = change.place { return heading + plain }
        return heading + plain.fencedInMarkdown
    }
}

extension Redline.Span.Style {
    /// Whether its words were removed or inserted.
    fileprivate var isOfAChange: Bool {
        switch self {
        case .removed, .inserted, .removedFigure, .insertedFigure: true
        case .kept, .move, .moved, .elision: false
        }
    }
}
