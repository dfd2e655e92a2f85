/// The smallest thing that a redline shows as changed.
struct RedlineToken {
    enum Kind: Equatable {
        case word
        /// A number with its sign, separators, percent, currency and month; or a word with digits in it (`P1`).
        case figure
        /// One character of a script that is written without spaces.
        case character
        case punctuation
        case space
        case lineEnd
    }

    let kind: Kind
    /// Where it is among the bytes of its text.
    let bytes: Range<Int>
    /// User-perceived characters.
    let length: Int
    /// A mark that keeps columns apart: changes on its two sides are never shown as one.
    let isBarrier: Bool

    /// White space.
    var isBlank: Bool { kind == .space || kind == .lineEnd }

    /// Something between words that keeps neither lines nor columns apart.
    var isFiller: Bool { (kind == .space || kind == .punctuation) && !isBarrier }

    /// How much a reader would miss it: letters count, a character of an unspaced script as two.
    var weight: Int {
        switch kind {
        case .word, .figure: length
        case .character: 2 * length
        case .punctuation, .space, .lineEnd: 0
        }
    }
}

extension RedlineText {
    /// The tokens of a part of the text that begins and ends between lines.
    func tokens(in part: Range<Int>) -> [RedlineToken] {
        let characters = ReadCharacters(bytes[part])
        let reader = FigureReader(characters)
        var tokens: [RedlineToken] = []
        var index = 0
        while index < characters.all.count {
            let (kind, end) = reader.token(at: index)
            let code = characters.codes[index]
            tokens.append(
                RedlineToken(
                    kind: kind, bytes: characters.starts[index]..<characters.starts[end], length: end - index,
                    isBarrier: code == UInt8(ascii: "|") || code == UInt8(ascii: "\t")))
            index = end
        }
        return tokens
    }
}
