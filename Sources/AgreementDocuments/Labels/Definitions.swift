extension RedlineText {
    /// What each sentence that gives a term its meaning says, in the paragraphs that some lines are of: its words from
    /// the term on. In one order, whatever order they stand in.
    func definitions(around run: Range<Int>) -> [[String]] {
        let sentences = sentences(inLines: wholeParagraphs(around: run)).map(\.words.onOneLine)
        return sentences.compactMap(Self.definition).lexicographic
    }

    private static func definition(in sentence: String) -> [String]? {
        let bytes = Array(sentence.utf8)
        guard let start = DefinedTerm.start(in: bytes) else { return nil }
        let text = RedlineText(String(decoding: bytes[start...], as: UTF8.self))
        return text.words(inLines: text.lines.indices)
    }

    /// The words of some lines in small letters. Figures are left out: what a change of one touches is said by its own
    /// label.
    func words(inLines run: Range<Int>) -> [String] {
        let words = spokenTokens(in: bytes(ofLines: run)).filter { $0.kind == .word || $0.kind == .character }
        return words.map { string($0.bytes).possessor.lowercased() }.filter { !LabelWords.areNumbers.contains($0) }
    }
}

/// A term in bold or in quotes, with a word such as "means" behind it.
private enum DefinedTerm {
    /// Where the first such term of a sentence begins, the sentence being on one line; nil where it has none.
    static func start(in sentence: [UInt8]) -> Int? {
        var index = 0
        while index < sentence.count {
            guard let mark = marks.first(where: { sentence[index...].starts(with: $0.opening) }),
                let end = end(of: mark, in: sentence[(index + mark.opening.count)...])
            else {
                index += 1
                continue
            }
            if isFollowedByMeaning(sentence[end...]) { return index }
            index = end
        }
        return nil
    }

    private typealias Mark = (opening: [UInt8], closing: [UInt8])

    private static let marks: [Mark] = ["****", "\"\"", "“”", "‘’", "«»", "「」", "『』"].map { pair in
        let half = pair.index(pair.startIndex, offsetBy: pair.count / 2)
        return (Array(pair[..<half].utf8), Array(pair[half...].utf8))
    }

    /// The index behind the mark that closes a term; nil where what was opened is no term.
    private static func end(of mark: Mark, in rest: ArraySlice<UInt8>) -> Int? {
        let close = rest.indices.prefix(longestTerm).first { rest[$0...].starts(with: mark.closing) }
        return close.flatMap { $0 > rest.startIndex ? $0 + mark.closing.count : nil }
    }

    /// More bytes than a term has.
    private static let longestTerm = 100

    private static func isFollowedByMeaning(_ rest: ArraySlice<UInt8>) -> Bool {
        let rest = rest.drop { $0 == 0x20 || $0 == UInt8(ascii: ")") }
        return meanings.contains { rest.starts(with: $0) && rest.dropFirst($0.count).first?.isLetter != true }
    }

    private static let meanings = LabelWords.meanings.map { Array($0.utf8) }
}
