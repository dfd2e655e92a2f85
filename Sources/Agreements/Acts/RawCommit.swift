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
        var bytes = headers(tree: tree, parents: parents, identity: identity.utf8, time: time)
        bytes.append(lineFeed)
        bytes += message.utf8
        return bytes
    }

    /// The bytes that git stores.
    public var bytes: [UInt8] {
        var bytes = Self.headers(tree: tree, parents: parents, identity: identity.utf8, time: time)
        bytes += "gpgsig ".utf8
        for byte in armor.dropLast() {
            bytes.append(byte)
            // Each further line of the armor stands behind one space.
            if byte == Self.lineFeed { bytes.append(UInt8(ascii: " ")) }
        }
        bytes.append(Self.lineFeed)
        bytes.append(Self.lineFeed)
        bytes += message.utf8
        return bytes
    }

    private static let lineFeed = UInt8(ascii: "\n")

    /// The lines before the signature.
    static func headers(
        tree: ObjectID, parents: [ObjectID], identity: some Collection<UInt8>, time: ActTime
    ) -> [UInt8] {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(1_024)
        bytes += "tree ".utf8
        tree.write(to: &bytes)
        for parent in parents {
            bytes += "\nparent ".utf8
            parent.write(to: &bytes)
        }
        let time = time.canonical
        for role in ["\nauthor ", "\ncommitter "] {
            bytes += role.utf8
            bytes += identity
            bytes.append(UInt8(ascii: " "))
            bytes += time.utf8
        }
        bytes.append(lineFeed)
        return bytes
    }
}
