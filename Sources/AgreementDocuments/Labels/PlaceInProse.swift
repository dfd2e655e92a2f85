/// Where in a clause the next word stands.
struct PlaceInProse {
    private(set) var beginsSentence = true
    /// Whether it is of a heading: of a line of its own, or of the bold words that a paragraph begins with.
    var isHeading: Bool { isTitle || isRunIn }
    private var isTitle = false
    private var isRunIn = false
    private var hasWords = false
    private var stars = 0
    /// Whether a figure stands before it, or a unit of one: `5 business days`.
    private(set) var isBehindFigure = false
    private var isLineStart = true

    mutating func pass(_ token: RedlineToken, _ word: String) {
        stars = word == "*" ? stars + 1 : 0
        switch token.kind {
        case .space: return
        case .lineEnd:
            beginsSentence = beginsSentence || isLineStart || isHeading
            (isTitle, isRunIn, hasWords, isLineStart) = (false, false, false, true)
            return
        case .punctuation:
            if isLineStart, word == ">" { return }
            if isLineStart, word == "#" { isTitle = true }
            if stars == 2 { isRunIn = !isRunIn && !hasWords }
            if isLineStart || ".!?:;*|>".contains(word) { beginsSentence = true }
            if word != ")" { isBehindFigure = false }
        case .figure: (beginsSentence, isBehindFigure) = (isLineStart, true)
        case .word, .character:
            (beginsSentence, hasWords) = (false, true)
            isBehindFigure =
                isBehindFigure && Units.names.contains(word.lowercased())
                || LabelWords.areNumbers.contains(word.lowercased())
        }
        isLineStart = false
    }
}

extension [[String]] {
    /// The lists in one order, whatever order they came in.
    var lexicographic: [[String]] { sorted { $0.lexicographicallyPrecedes($1) } }
}

extension String {
    /// The word without the apostrophe that makes it somebody's: `Company` of `Company's`.
    var possessor: String {
        for ending in ["'s", "’s"] where hasSuffix(ending) { return String(dropLast(ending.count)) }
        return self
    }
}

extension RedlineText {
    /// How many items of lists and rows of tables some lines have.
    func items(inLines run: Range<Int>) -> Int {
        run.count { line in
            let text = bytes[lines[line]].drop { $0 == 0x20 || $0 == UInt8(ascii: ">") }
            let rest = text.drop(while: \.isDigit)
            switch text.first {
            case UInt8(ascii: "|"): return text.contains { $0.isLetter || $0.isDigit || $0 >= 0x80 }
            case UInt8(ascii: "-"), UInt8(ascii: "*"), UInt8(ascii: "+"): return text.dropFirst().first == 0x20
            default:
                return rest.count < text.count && rest.first.map(".)".utf8.contains) == true
                    && rest.dropFirst().first == 0x20
            }
        }
    }

    /// For each sentence that another text has not, the words within it with a capital letter, in their order.
    func names(besides other: RedlineText) -> [[String]] {
        let known = Set(TextUnit.prose(other).map(\.words))
        let names = TextUnit.prose(self).map(\.words).filter { !known.contains($0) }.map { sentence in
            sentence.split { !$0.isLetter }.dropFirst().filter { $0.first?.isUppercase == true }.map(String.init)
        }
        return names.lexicographic
    }

    /// The tokens of a part of the text that begins and ends between lines, but those that nobody says.
    func spokenTokens(in part: Range<Int>) -> [RedlineToken] {
        var addresses = addresses(in: part)[...]
        return tokens(in: part).filter { token in
            while let first = addresses.first, first.upperBound <= token.bytes.lowerBound { addresses.removeFirst() }
            return addresses.first?.contains(token.bytes.lowerBound) != true
        }
    }

    /// Where links lead, and addresses of the web: what stands in them nobody says.
    private func addresses(in part: Range<Int>) -> [Range<Int>] {
        var addresses: [Range<Int>] = []
        var index = part.lowerBound
        while index < part.upperBound {
            let rest = bytes[index..<part.upperBound]
            var end = index
            if rest.starts(with: "](".utf8) {
                var depth = 0
                end =
                    rest.dropFirst().firstIndex { byte in
                        depth += byte == UInt8(ascii: "(") ? 1 : byte == UInt8(ascii: ")") ? -1 : 0
                        return depth == 0 || byte == UInt8(ascii: "\n")
                    } ?? part.upperBound
            } else if rest.starts(with: "http://".utf8) || rest.starts(with: "https://".utf8) {
                end = rest.firstIndex { $0 <= 0x20 || "<>\"".utf8.contains($0) } ?? part.upperBound
            }
            if end > index { addresses.append(index..<end) }
            index = max(index + 1, end)
        }
        return addresses
    }
}
