internal import Agreements

/// What a clause quotes from another file of the text, as it writes it: `[99.9%](terms/services.yaml#services.hosting…)`.
///
/// A reader wants the words; where they come from is said beside them. Links to anything else stay as they are: nobody
/// would see where they lead.
struct QuotedTerm: Hashable {
    /// Where the bracket before the words stands, and what follows them: `](terms/services.yaml#…)`.
    let opening: Range<Int>
    let closing: Range<Int>
    /// The file and what of it.
    let source: String

    /// The words, between both.
    var words: Range<Int> { opening.upperBound..<closing.lowerBound }

    /// What is quoted where `start` is; nil where nothing is.
    init?(in bytes: [UInt8], at start: Int) {
        guard bytes[start] == UInt8(ascii: "["), start == 0 || bytes[start - 1] != UInt8(ascii: "\\"),
            let end = Self.first("]", behind: start, in: bytes, unless: "[]\n"), end > start + 1,
            end + 1 < bytes.count, bytes[end + 1] == UInt8(ascii: "("),
            let close = Self.first(")", behind: end + 1, in: bytes, unless: " \n\t(")
        else { return nil }
        source = String(decoding: bytes[end + 2..<close], as: UTF8.self)
        guard TextPlace(path: String(source.prefix { $0 != "#" })) != nil else { return nil }
        opening = start..<start + 1
        closing = end..<close + 1
    }

    /// Everything that a text quotes, in its order.
    static func all(in bytes: [UInt8]) -> [QuotedTerm] {
        var found: [QuotedTerm] = []
        var index = 0
        while let start = bytes[index...].firstIndex(of: UInt8(ascii: "[")) {
            let quoted = QuotedTerm(in: bytes, at: start)
            if let quoted { found.append(quoted) }
            index = quoted?.closing.upperBound ?? start + 1
        }
        return found
    }

    /// A text with the words in the place of what quotes them.
    static func shown(in text: String) -> String {
        let bytes = Array(text.utf8)
        var shown: [UInt8] = []
        var index = 0
        for quoted in all(in: bytes) {
            shown += bytes[index..<quoted.opening.lowerBound] + bytes[quoted.words]
            index = quoted.closing.upperBound
        }
        return String(decoding: shown + bytes[index...], as: UTF8.self)
    }

    private static func first(_ mark: Unicode.Scalar, behind start: Int, in bytes: [UInt8], unless stops: String)
        -> Int?
    {
        let reach = bytes[(start + 1)...].prefix(longest)
        let stops = Array(stops.utf8)
        return reach.firstIndex { $0 == UInt8(ascii: mark) || stops.contains($0) }
            .flatMap { bytes[$0] == UInt8(ascii: mark) ? $0 : nil }
    }

    private static let longest = 500
}
