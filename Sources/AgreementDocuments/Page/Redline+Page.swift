extension Redline {
    /// The redline as nodes, whose text is that of the file: without what is in `del`, the new version; without what is
    /// in `ins`, the old one.
    ///
    /// Headings, items, paragraphs and rows are set by their look alone, so that no character is added or lost. What the
    /// eye would not see of a change is named beside it.
    ///
    /// - Parameters:
    ///   - isProse: whether lines of one paragraph run on, as they do in a clause.
    ///   - words: in whose words it is said where a block moved.
    func nodes(isProse: Bool, in words: DocumentWords) -> [HTMLNode] {
        var page = RedlinePage(isProse: isProse, words: words)
        let quoteMarks = isProse ? quoteMarks : []
        for index in pieces.indices {
            let text = pieces[index].text
            let quoted = isProse ? quoteMarks[index].map(RedlineMark.init) : []
            // A figure within the address of something quoted is not for the eye.
            let figures = figureRanges[index].filter { figure in !quoted.contains { $0.range.overlaps(figure) } }
            let marks = (figures.map { RedlineMark(range: $0, style: .number) } + quoted)
                .sorted { $0.range.lowerBound < $1.range.lowerBound }
            switch (pieces[index], moves[index]) {
            case (.kept, _): page.add(text, as: nil, marks)
            case (.removed, nil): page.add(text, as: .del, marks)
            case (.inserted, nil): page.add(text, as: .ins, marks)
            case (.removed, let move?):
                let note = words.label(
                    "Yang ada di sini pindah ke baris \(move.newLine)", "What stood here moved to line \(move.newLine)")
                page.add(block: text, as: .del, marks, note)
            case (.inserted, let move?):
                let note = words.label(
                    "Pindah ke sini dari baris \(move.oldLine), tanpa perubahan",
                    "Moved here from line \(move.oldLine), unchanged")
                page.add(block: text, as: .ins, marks, note)
            }
        }
        return page.finished
    }
}
