public import GitStore

/// A commit in the one spelling that the format knows, byte for byte.
///
/// ```
/// tree <id>
/// parent <id>                      none, one or two
/// author <identity> <time>
/// committer <the same>
/// gpgsig -----BEGIN SSH SIGNATURE-----
///  …                               each further line of the armor after one space
///
/// <message>
/// ```
/// Nothing else can stand in it, so nothing can hide in it: no second header, no encoding, no bytes after a NUL.
/// Source: `docs/format.md`, "Commits".
public struct RawCommit: Hashable, Sendable {
    /// The tree that it carries.
    public let tree: ObjectID
    /// What it follows, in order.
    public let parents: [ObjectID]
    /// `Name <email>` of author and committer alike.
    public let identity: String
    /// The time of author and committer alike.
    public let time: ActTime
    /// The armored signature with its final line feed, as `ssh-keygen -Y sign` writes it.
    public let armor: [UInt8]
    /// The message with its final line feed.
    public let message: String

    /// A commit of these parts, not yet checked for the format's other rules.
    public init(
        tree: ObjectID, parents: [ObjectID], identity: String, time: ActTime, armor: [UInt8], message: String
    ) {
        self.tree = tree
        self.parents = parents
        self.identity = identity
        self.time = time
        self.armor = armor
        self.message = message
    }

    /// No act is larger, in bytes. Longer ones are refused before they are read.
    public static let sizeLimit = 128 * 1024

    /// The bytes that the signature covers: the whole commit without its `gpgsig` header.
    public var payload: [UInt8] {
        Self.payload(tree: tree, parents: parents, identity: identity, time: time, message: message)
    }

    /// What a person signs to make a commit of these parts.
    public static func payload(
        tree: ObjectID, parents: [ObjectID], identity: String, time: ActTime, message: String
    ) -> [UInt8] {
        Array((headers(tree: tree, parents: parents, identity: identity, time: time) + "\n" + message).utf8)
    }

    /// The bytes that git stores.
    public var bytes: [UInt8] {
        var bytes = Array(Self.headers(tree: tree, parents: parents, identity: identity, time: time).utf8)
        bytes.reserveCapacity(bytes.count + armor.count + message.utf8.count + 64)
        bytes += "gpgsig".utf8
        for line in armor.dropLast().split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false) {
            bytes.append(UInt8(ascii: " "))
            bytes += line
            bytes.append(UInt8(ascii: "\n"))
        }
        bytes.append(UInt8(ascii: "\n"))
        bytes += message.utf8
        return bytes
    }

    private static func headers(
        tree: ObjectID, parents: [ObjectID], identity: String, time: ActTime
    ) -> String {
        var text = "tree \(tree)\n"
        for parent in parents { text += "parent \(parent)\n" }
        let who = "\(identity) \(time.canonical)\n"
        return text + "author " + who + "committer " + who
    }
}
