extension StyledText {
    /// Columns taken by the widest line.
    public var width: Int { lines.map { DisplayWidth.of($0.plain) }.max() ?? 0 }

    /// The text broken into lines of at most `width` columns, at spaces and between wide characters.
    ///
    /// Line feeds and the indentation of each line are kept; lines after the first of a paragraph are indented by
    /// `hanging` spaces more. A word wider than a line stays whole: ids and addresses are there to be copied.
    public func wrapped(to width: Int, hanging: Int = 0) -> StyledText {
        lines.map { $0.wrappedLine(to: width, hanging: hanging) }.joined()
    }

    private func wrappedLine(to width: Int, hanging: Int) -> StyledText {
        if DisplayWidth.of(plain) <= width { return self }
        var broken = LineBreaker(width: width, hanging: hanging)
        for piece in pieces {
            for character in piece.text { broken.add(character, piece.role) }
        }
        return broken.finished
    }
}

/// Fills lines greedily: a word waits until its end is known, then goes on this line or the next.
private struct LineBreaker {
    let width: Int
    let hanging: Int
    private var result = StyledText()
    private var column = 0
    private var indentation = 0
    private var isIndenting = true
    private var gap = StyledText()
    private var word = StyledText()
    private var wordWidth = 0
    private var wordEndsWide = false
    private var gapWidth = 0

    init(width: Int, hanging: Int) {
        self.width = width
        self.hanging = hanging
    }

    mutating func add(_ character: Character, _ role: StyledText.Role) {
        let columns = DisplayWidth.of(character)
        // A no-break space is part of its word; that is what it is for.
        if character == " " || character == "\u{3000}" {
            placeWord()
            if isIndenting { indentation += columns }
            gap.append(sanitized: String(character), role: role)
            gapWidth += columns
            return
        }
        isIndenting = false
        let isWide = columns == 2
        // Scripts written without spaces may break anywhere, except before closing punctuation.
        if isWide || wordEndsWide, !LineBreaker.closing.contains(character) { placeWord() }
        word.append(sanitized: String(character), role: role)
        wordWidth += columns
        wordEndsWide = isWide
    }

    private static let closing = Set<Character>("。，、；：！？）」』》】〉.,;:!?)]%")

    private mutating func placeWord() {
        if word.isEmpty { return }
        let isFirst = column == 0
        if !isFirst, column + gapWidth + wordWidth > width {
            let margin = min(indentation + hanging, max(0, width - 1))
            result.append(sanitized: "\n" + String(repeating: " ", count: margin), role: .plain)
            column = margin
        } else {
            result += gap
            column += gapWidth
        }
        result += word
        column += wordWidth
        (gap, gapWidth, word, wordWidth) = (StyledText(), 0, StyledText(), 0)
    }

    var finished: StyledText {
        var last = self
        last.placeWord()
        return last.result
    }
}
