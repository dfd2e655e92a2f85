internal import GitStore

/// Why bytes are not a commit of the format, in a plain sentence.
package struct CommitFault: Error, Hashable {
    package let rule: RuleName
    package let message: String
}

/// A commit of the format taken apart: what its headers say, and which of its bytes the rest is.
///
/// Every line must stand where the format puts it, and each byte belongs to one part. What the headers were turned into
/// is written again and compared, so that two byte strings can never be read as the same commit.
struct CommitParts {
    let tree: ObjectID
    let parents: [ObjectID]
    /// `Name <email>` of author and committer alike.
    let identity: ArraySlice<UInt8>
    /// The time of author and committer alike.
    let time: ActTime
    /// The message with its final line feed.
    let message: ArraySlice<UInt8>
    /// The header `gpgsig` with its final line feed.
    private let signature: ArraySlice<UInt8>
    private let bytes: [UInt8]

    /// Takes a commit apart, or says why it is not one of ours.
    init(_ bytes: [UInt8]) throws(CommitFault) {
        guard bytes.count <= RawCommit.sizeLimit else {
            throw CommitFault(rule: .canonical, message: "The commit is larger than \(RawCommit.sizeLimit) bytes.")
        }
        // Before decoding: git and libgit2 stop reading a message at a NUL, and what stands behind it is still signed.
        guard !bytes.contains(0) else {
            throw CommitFault(rule: .canonical, message: "The commit holds a NUL byte, behind which text can hide.")
        }
        // Nearly every commit is ASCII alone.
        guard bytes.reduce(0, |) < 0x80 || String(validating: bytes, as: UTF8.self) != nil else {
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
        guard author == (try lines.value("committer")) else {
            throw CommitFault(rule: .canonical, message: "Author and committer are not the same person and time.")
        }
        guard let (identity, time) = Self.split(author) else {
            throw CommitFault(rule: .canonical, message: "The author line is not `Name <email> seconds ±hhmm`.")
        }
        if lines.next.isEmpty {
            throw CommitFault(rule: .signed, message: "The commit carries no signature.")
        }
        let signature = try lines.signature()
        guard lines.next.isEmpty, let message = lines.remainder() else {
            throw CommitFault(
                rule: .canonical,
                message: "The commit has a header that does not belong to an act: \(lines.beginningOfNext).")
        }
        let headers = RawCommit.headers(tree: tree, parents: parents, identity: identity, time: time)
        guard headers[...] == bytes[..<signature.startIndex] else {
            throw CommitFault(rule: .canonical, message: "The commit is not spelled as the format writes it.")
        }
        (self.tree, self.parents, self.identity, self.time) = (tree, parents, identity, time)
        (self.signature, self.message, self.bytes) = (signature, message, bytes)
    }

    /// The bytes that the signature covers: the whole commit without its `gpgsig` header.
    var payload: [UInt8] { Array(bytes[..<signature.startIndex] + bytes[signature.endIndex...]) }

    /// The armored signature with its final line feed, as `ssh-keygen -Y sign` writes it.
    var armor: [UInt8] {
        var armor: [UInt8] = []
        armor.reserveCapacity(signature.count)
        var rest = signature.dropFirst("gpgsig".utf8.count)
        // The first line stands behind the header's name and a space, each further one behind a space.
        while let end = rest.firstIndex(of: UInt8(ascii: "\n")) {
            armor += rest[(rest.startIndex + 1)...end]
            rest = rest[(end + 1)...]
        }
        return armor
    }

    private static func split(_ author: ArraySlice<UInt8>) -> (identity: ArraySlice<UInt8>, time: ActTime)? {
        let (space, less, greater) = (UInt8(ascii: " "), UInt8(ascii: "<"), UInt8(ascii: ">"))
        guard let end = author.lastIndex(of: greater) else { return nil }
        let (identity, rest) = (author[...end], author[(end + 1)...])
        guard rest.first == space, let time = ActTime(canonical: rest.dropFirst()),
            let open = identity.firstIndex(of: less), open > identity.startIndex, identity[open - 1] == space,
            !identity[(open + 1)..<end].contains(where: { $0 == less || $0 == greater || $0 == space })
        else { return nil }
        return (identity, time)
    }
}

extension RawCommit {
    /// Reads a commit, or says why it is not one of ours.
    package static func parse(_ bytes: [UInt8]) throws(CommitFault) -> RawCommit {
        let parts = try CommitParts(bytes)
        return RawCommit(
            tree: parts.tree, parents: parts.parents, identity: String(decoding: parts.identity, as: UTF8.self),
            time: parts.time, armor: parts.armor, message: String(decoding: parts.message, as: UTF8.self))
    }
}
