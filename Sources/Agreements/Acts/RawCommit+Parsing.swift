internal import GitStore

/// Why bytes are not a commit of the format, in a plain sentence.
package struct CommitFault: Error, Hashable {
    package let rule: RuleName
    package let message: String
}

extension RawCommit {
    /// Reads a commit, or says why it is not one of ours.
    ///
    /// Every line must stand where the format puts it. What was read is written again and compared, so that two byte
    /// strings can never be read as the same commit.
    package static func parse(_ bytes: [UInt8]) throws(CommitFault) -> RawCommit {
        guard bytes.count <= sizeLimit else {
            throw CommitFault(rule: .canonical, message: "The commit is larger than \(sizeLimit) bytes.")
        }
        // Before decoding: git and libgit2 stop reading a message at a NUL, and what stands behind it is still signed.
        guard !bytes.contains(0) else {
            throw CommitFault(rule: .canonical, message: "The commit holds a NUL byte, behind which text can hide.")
        }
        // Nearly every commit is ASCII alone.
        guard !bytes.contains(where: { $0 >= 0x80 }) || String(validating: bytes, as: UTF8.self) != nil else {
            throw CommitFault(rule: .canonical, message: "The commit is not valid UTF-8.")
        }
        var lines = HeaderLines(bytes)
        let tree = try lines.id("tree")
        var parents: [ObjectID] = []
        while lines.next.starts(with: "parent ".utf8) {
            guard parents.count < 2 else {
                throw CommitFault(rule: .canonical, message: "The commit has more than two parents.")
            }
            parents.append(try lines.id("parent"))
        }
        let author = try lines.value("author")
        let committer = try lines.value("committer")
        guard author == committer else {
            throw CommitFault(rule: .canonical, message: "Author and committer are not the same person and time.")
        }
        guard let (identity, time) = split(author) else {
            throw CommitFault(rule: .canonical, message: "The author line is not `Name <email> seconds ±hhmm`.")
        }
        if lines.next.isEmpty {
            throw CommitFault(rule: .signed, message: "The commit carries no signature.")
        }
        let armor = try lines.armor()
        guard lines.next.isEmpty, let message = lines.remainder() else {
            throw CommitFault(
                rule: .canonical,
                message: "The commit has a header that does not belong to an act: \(lines.beginningOfNext).")
        }
        let commit = RawCommit(
            tree: tree, parents: parents, identity: identity, time: time, armor: armor,
            message: String(decoding: message, as: UTF8.self))
        guard commit.bytes == bytes else {
            throw CommitFault(rule: .canonical, message: "The commit is not spelled as the format writes it.")
        }
        return commit
    }

    private static func split(_ author: ArraySlice<UInt8>) -> (identity: String, time: ActTime)? {
        let (space, less, greater) = (UInt8(ascii: " "), UInt8(ascii: "<"), UInt8(ascii: ">"))
        guard let end = author.lastIndex(of: greater) else { return nil }
        let (identity, rest) = (author[...end], author[(end + 1)...])
        guard rest.first == space, let time = ActTime(canonical: rest.dropFirst()),
            let open = identity.firstIndex(of: less), open > identity.startIndex, identity[open - 1] == space,
            !identity[(open + 1)..<end].contains(where: { $0 == less || $0 == greater || $0 == space })
        else { return nil }
        return (String(decoding: identity, as: UTF8.self), time)
    }
}

/// The header lines of a commit, taken one at a time in the only order they may have.
///
/// Bytes, not characters: some scripts have signs to which `Character` adds the space or `<` that follows.
private struct HeaderLines {
    private var rest: ArraySlice<UInt8>
    /// The line that is to be taken next, without its line feed.
    private(set) var next: ArraySlice<UInt8>

    private static let lineFeed = UInt8(ascii: "\n")

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
        guard line.starts(with: key.utf8), line.dropFirst(start).first == UInt8(ascii: " "), advance() else {
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

    mutating func armor() throws(CommitFault) -> [UInt8] {
        var armor = Array(try value("gpgsig"))
        armor.append(Self.lineFeed)
        while next.first == UInt8(ascii: " ") {
            armor += next.dropFirst()
            armor.append(Self.lineFeed)
            guard advance() else { break }
        }
        return armor
    }

    /// Everything behind the blank line that ends the headers.
    func remainder() -> ArraySlice<UInt8>? { rest.first == Self.lineFeed ? rest.dropFirst() : nil }
}
