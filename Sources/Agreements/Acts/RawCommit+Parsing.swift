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
        guard let text = String(validating: bytes, as: UTF8.self) else {
            throw CommitFault(rule: .canonical, message: "The commit is not valid UTF-8.")
        }
        var lines = HeaderLines(text)
        let tree = try lines.id("tree")
        var parents: [ObjectID] = []
        while lines.next.hasPrefix("parent ") {
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
                message: "The commit has a header that does not belong to an act: \(lines.next.prefix(40)).")
        }
        let commit = RawCommit(
            tree: tree, parents: parents, identity: identity, time: time, armor: armor, message: message)
        guard commit.bytes == bytes else {
            throw CommitFault(rule: .canonical, message: "The commit is not spelled as the format writes it.")
        }
        return commit
    }

    /// Bytes, not characters: some scripts have signs to which `Character` adds the space or `<` that follows.
    private static func split(_ author: Substring) -> (identity: String, time: ActTime)? {
        let (bytes, space, less, greater) = (author.utf8, UInt8(ascii: " "), UInt8(ascii: "<"), UInt8(ascii: ">"))
        guard let end = bytes.lastIndex(of: greater) else { return nil }
        let (identity, rest) = (bytes[...end], bytes[bytes.index(after: end)...])
        guard rest.first == space, let time = ActTime(canonical: Substring(rest.dropFirst())),
            let open = identity.firstIndex(of: less), open > identity.startIndex,
            identity[identity.index(before: open)] == space,
            !identity[identity.index(after: open)..<end].contains(where: { [less, greater, space].contains($0) })
        else { return nil }
        return (String(Substring(identity)), time)
    }
}

/// The header lines of a commit, taken one at a time in the only order they may have.
private struct HeaderLines {
    private var rest: Substring

    init(_ text: String) { rest = text[...] }

    /// The line that is to be taken next, without its line feed.
    var next: Substring { rest.utf8.firstIndex(of: UInt8(ascii: "\n")).map { rest[..<$0] } ?? rest }

    mutating func value(_ key: String) throws(CommitFault) -> Substring {
        let (line, start) = (next, "\(key) ".utf8)
        // Bytes, not characters: a name that begins with a combining mark would take the space with it.
        guard line.utf8.starts(with: start), line.endIndex < rest.endIndex else {
            throw CommitFault(
                rule: .canonical, message: "The commit has `\(line.prefix(40))` where its `\(key)` line belongs.")
        }
        rest = rest[rest.utf8.index(after: line.endIndex)...]
        return Substring(line.utf8.dropFirst(start.count))
    }

    mutating func id(_ key: String) throws(CommitFault) -> ObjectID {
        guard let id = ObjectID(hex: try value(key)) else {
            throw CommitFault(rule: .canonical, message: "The commit's `\(key)` line names no object.")
        }
        return id
    }

    mutating func armor() throws(CommitFault) -> [UInt8] {
        var armor = Array(try value("gpgsig").utf8)
        armor.append(UInt8(ascii: "\n"))
        var line = next
        while line.hasPrefix(" ") {
            armor += line.utf8.dropFirst()
            armor.append(UInt8(ascii: "\n"))
            guard line.endIndex < rest.endIndex else { break }
            rest = rest[rest.utf8.index(after: line.endIndex)...]
            line = next
        }
        return armor
    }

    /// Everything behind the blank line that ends the headers.
    func remainder() -> String? {
        rest.first == "\n" ? String(rest.dropFirst()) : nil
    }
}
