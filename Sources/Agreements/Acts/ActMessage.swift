/// What a commit message says: a subject, a body of prose, and one block of trailers that carries the meaning.
///
/// ```
/// <subject>
///
/// <body, which may be empty and may hold blank lines>
///
/// Key: value
/// Key: value
/// ```
/// Source: `docs/format.md`, "Messages".
public struct ActMessage: Hashable, Sendable {
    /// The first line.
    public let subject: String
    /// The prose between subject and trailers, without a line feed at its end; may be empty.
    public let body: String
    /// What the act states, in order.
    public let trailers: [Trailer]

    /// A message of these parts, not yet checked.
    public init(subject: String, body: String, trailers: [Trailer]) {
        self.subject = subject
        self.body = body
        self.trailers = trailers
    }

    /// No message is longer, in bytes.
    public static let sizeLimit = 64 * 1024

    /// The message as it stands in the commit, with one final line feed.
    public var text: String { String(decoding: bytes, as: UTF8.self) }

    private var bytes: [UInt8] {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(subject.utf8.count + body.utf8.count + 128 * trailers.count)
        bytes += subject.utf8
        bytes += "\n\n".utf8
        if !body.isEmpty {
            bytes += body.utf8
            bytes += "\n\n".utf8
        }
        for trailer in trailers {
            bytes += trailer.key.rawValue.utf8
            bytes += ": ".utf8
            bytes += trailer.value.utf8
            bytes.append(UInt8(ascii: "\n"))
        }
        return bytes
    }

    /// The value of the one trailer with this key.
    public subscript(key: TrailerKey) -> String? { trailers.first { $0.key == key }?.value }
}

extension ActMessage {
    /// Reads a message, or says in a plain sentence why it is not one of ours.
    package static func parse(_ text: String) throws(CommitFault) -> ActMessage {
        guard text.utf8.count <= sizeLimit else {
            throw CommitFault(rule: .canonical, message: "The message is longer than \(sizeLimit) bytes.")
        }
        // Bytes, not characters: a combining mark after a line feed must not hide the line's end.
        let bytes = Array(text.utf8)
        if let fault = proseFault(in: text, bytes) { throw CommitFault(rule: .canonical, message: fault) }

        guard bytes.last == lineFeed, let paragraphs = paragraphs(of: bytes.dropLast()), paragraphs.count >= 2,
            let subject = paragraphs.first, let block = paragraphs.last
        else {
            throw CommitFault(
                rule: .actGrammar, message: "The message is not a subject, a body and one block of trailers.")
        }
        guard !bytes[subject].contains(lineFeed) else {
            throw CommitFault(rule: .actGrammar, message: "The subject is longer than one line.")
        }
        // What stands between them is as long as it may be; the blank lines within are part of it.
        let body = paragraphs.count > 2 ? bytes[(subject.upperBound + 2)..<(block.lowerBound - 2)] : []
        var trailers: [Trailer] = []
        for line in bytes[block].split(separator: lineFeed) {
            guard let trailer = Trailer(line) else {
                let beginning = String(decoding: line, as: UTF8.self).prefix(60)
                throw CommitFault(rule: .actGrammar, message: "`\(beginning)` is not a trailer of an act.")
            }
            trailers.append(trailer)
        }
        let message = ActMessage(
            subject: String(decoding: bytes[subject], as: UTF8.self), body: String(decoding: body, as: UTF8.self),
            trailers: trailers)
        guard message.bytes == bytes else {
            throw CommitFault(rule: .actGrammar, message: "The message is not spelled as the format writes it.")
        }
        return message
    }

    private static let lineFeed = UInt8(ascii: "\n")

    /// Where the stretches between blank lines stand; nil where one of them is empty.
    private static func paragraphs(of bytes: ArraySlice<UInt8>) -> [Range<Int>]? {
        var paragraphs: [Range<Int>] = []
        var (start, lineStart) = (bytes.startIndex, bytes.startIndex)
        for position in bytes.indices where bytes[position] == lineFeed {
            if position == lineStart {
                guard position > start else { return nil }
                paragraphs.append(start..<(position - 1))
                start = position + 1
            }
            lineStart = position + 1
        }
        guard lineStart < bytes.endIndex else { return nil }
        return paragraphs + [start..<bytes.endIndex]
    }

    /// Why `text` cannot stand in a message that people sign: what it shows would not be what it holds.
    static func proseFault(in text: String) -> String? { proseFault(in: text, Array(text.utf8)) }

    private static func proseFault(in text: String, _ bytes: [UInt8]) -> String? {
        if bytes.contains(where: { !(0x20...0x7E).contains($0) && $0 != lineFeed }) {
            var marks = MarkRun()
            for scalar in text.unicodeScalars {
                if marks.isTooLong(with: scalar) {
                    return "The message has more than \(MarkRun.limit) combining marks behind one letter."
                }
                guard scalar != "\n" else { continue }
                if scalar.value < 0x20 || scalar.value == 0x7F || VisibleText.refuses(scalar) {
                    return "The message holds the character \(VisibleText.name(of: scalar)), which cannot be seen."
                }
            }
            if !StableUnicode.isComposed(text) { return "The message is not in Unicode normalization form C." }
        }
        for index in bytes.indices where bytes[index] == UInt8(ascii: " ") {
            guard index + 1 == bytes.count || bytes[index + 1] == lineFeed else { continue }
            let line = String(decoding: bytes[..<index].split(separator: lineFeed).last ?? [], as: UTF8.self)
            return "The message has a space at the end of the line `\(line.prefix(40))`."
        }
        return nil
    }

    /// Why a line of prose could be taken for something that carries meaning.
    static func reservedLineFault(in prose: String) -> String? {
        for line in prose.utf8Lines {
            // Bytes, as other programs see them: a combining mark behind the sign would hide it from `Character`.
            if line.utf8.starts(with: "---".utf8) || line.utf8.starts(with: "#".utf8) {
                return "The line `\(line.prefix(40))` begins with `---` or `#`, which other programs cut off."
            }
            if TrailerKey.begins(line) {
                return "The line `\(line.prefix(40))` begins with a word that is reserved for what an act states."
            }
        }
        return nil
    }
}

extension StringProtocol where SubSequence == Substring {
    /// The lines between line feeds, whatever characters stand next to them.
    var utf8Lines: [Substring] {
        utf8.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false).map {
            self[$0.startIndex..<$0.endIndex]
        }
    }
}
