/// A commit's message taken apart: which of its bytes are the subject, the body, and what each trailer says.
///
/// Whatever stands between and around these is fixed, so that two messages can never be read as the same.
struct MessageParts {
    /// The first line.
    let subject: ArraySlice<UInt8>
    /// The prose between subject and trailers, without a line feed at its end; may be empty.
    let body: ArraySlice<UInt8>
    /// What the act states, in order; never empty.
    let keys: [TrailerKey]
    /// What it states of each.
    let values: [ArraySlice<UInt8>]

    /// Takes a message apart, or says in a plain sentence why it is not one of ours.
    ///
    /// Bytes, not characters: a combining mark after a line feed must not hide the line's end.
    init(_ bytes: ArraySlice<UInt8>) throws(CommitFault) {
        guard bytes.count <= ActMessage.sizeLimit else {
            throw CommitFault(rule: .canonical, message: "The message is longer than \(ActMessage.sizeLimit) bytes.")
        }
        if let fault = ActMessage.proseFault(in: bytes) { throw CommitFault(rule: .canonical, message: fault) }

        guard bytes.last == Self.lineFeed, let (first, last) = Self.blankLines(in: bytes.dropLast()) else {
            throw CommitFault(
                rule: .actGrammar, message: "The message is not a subject, a body and one block of trailers.")
        }
        subject = bytes[..<first]
        guard !subject.contains(Self.lineFeed) else {
            throw CommitFault(rule: .actGrammar, message: "The subject is longer than one line.")
        }
        // What stands between them is as long as it may be; the blank lines within are part of it.
        body = first == last ? [] : bytes[(first + 2)..<last]
        var (keys, values): ([TrailerKey], [ArraySlice<UInt8>]) = ([], [])
        keys.reserveCapacity(TrailerKey.allCases.count)
        values.reserveCapacity(TrailerKey.allCases.count)
        var rest = bytes[(last + 2)...]
        while let end = rest.firstIndex(of: Self.lineFeed) {
            guard let trailer = Self.trailer(rest[..<end]) else {
                let beginning = String(decoding: rest[..<end], as: UTF8.self).prefix(60)
                throw CommitFault(rule: .actGrammar, message: "`\(beginning)` is not a trailer of an act.")
            }
            keys.append(trailer.key)
            values.append(trailer.value)
            rest = rest[(end + 1)...]
        }
        (self.keys, self.values) = (keys, values)
    }

    /// The value of the one trailer with this key.
    subscript(key: TrailerKey) -> ArraySlice<UInt8>? { keys.firstIndex(of: key).map { values[$0] } }

    private static let lineFeed = UInt8(ascii: "\n")

    /// Where the first and the last blank line stand, each by the line feed before it; nil where there is none, or
    /// where a stretch between blank lines is empty.
    private static func blankLines(in bytes: ArraySlice<UInt8>) -> (first: Int, last: Int)? {
        guard let start = bytes.first, let end = bytes.last, start != lineFeed, end != lineFeed else { return nil }
        var (first, last): (Int?, Int?)
        for position in bytes.indices.dropLast() where bytes[position] == lineFeed && bytes[position + 1] == lineFeed {
            // Two in a row: the second of three line feeds in a row is a blank line's, too.
            if last == position - 1 { return nil }
            first = first ?? position
            last = position
        }
        guard let first, let last else { return nil }
        return (first, last)
    }

    /// Reads a line; nil where it is not `Key: value`.
    private static func trailer(_ line: ArraySlice<UInt8>) -> (key: TrailerKey, value: ArraySlice<UInt8>)? {
        guard let colon = line.firstIndex(of: UInt8(ascii: ":")), let key = TrailerKey(spelled: line[..<colon]),
            line.endIndex > colon + 2, line[colon + 1] == UInt8(ascii: " ")
        else { return nil }
        return (key, line[(colon + 2)...])
    }
}
