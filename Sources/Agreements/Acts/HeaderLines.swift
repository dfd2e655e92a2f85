internal import GitStore

/// The header lines of a commit, taken one at a time in the only order they may have.
///
/// Bytes, not characters: some scripts have signs to which `Character` adds the space or `<` that follows.
struct HeaderLines {
    private var rest: ArraySlice<UInt8>
    /// The line that is to be taken next, without its line feed.
    private(set) var next: ArraySlice<UInt8>

    private static let lineFeed = UInt8(ascii: "\n")
    private static let space = UInt8(ascii: " ")

    init(_ bytes: [UInt8]) {
        rest = bytes[...]
        next = rest.prefix { $0 != Self.lineFeed }
    }

    /// For a sentence about it.
    var beginningOfNext: Substring { String(decoding: next, as: UTF8.self).prefix(40) }

    /// Goes on behind the line feed of the next line; false where there is none.
    private mutating func advance() -> Bool {
        guard next.endIndex < rest.endIndex else { return false }
        rest = rest[(next.endIndex + 1)...]
        next = rest.prefix { $0 != Self.lineFeed }
        return true
    }

    mutating func value(_ key: String) throws(CommitFault) -> ArraySlice<UInt8> {
        let (line, start) = (next, key.utf8.count)
        guard line.starts(with: key.utf8), line.dropFirst(start).first == Self.space, advance() else {
            throw CommitFault(
                rule: .canonical, message: "The commit has `\(beginningOfNext)` where its `\(key)` line belongs.")
        }
        return line.dropFirst(start + 1)
    }

    mutating func id(_ key: String) throws(CommitFault) -> ObjectID {
        guard let id = ObjectID(digits: try value(key)) else {
            throw CommitFault(rule: .canonical, message: "The commit's `\(key)` line names no object.")
        }
        return id
    }

    /// The header `gpgsig`, with the lines that continue it and the line feed of the last.
    mutating func signature() throws(CommitFault) -> ArraySlice<UInt8> {
        let whole = rest
        _ = try value("gpgsig")
        while next.first == Self.space, advance() {}
        return whole[..<next.startIndex]
    }

    /// Everything behind the blank line that ends the headers.
    func remainder() -> ArraySlice<UInt8>? { rest.first == Self.lineFeed ? rest.dropFirst() : nil }
}
