public import GitStore
public import SSHSignature

/// One file of a text.
public struct TextFile: Hashable, Sendable {
    /// Where in the text it stands.
    public let place: TextPlace
    /// The content's git id.
    public let blob: ObjectID
    /// The content's digest, which the text's digest is made of.
    public let sha256: ContentDigest
    /// Its path from the top of the text.
    public let path: String

    init(_ file: TreeListing.File, sha256: ContentDigest) {
        place = file.place
        path = file.path
        blob = file.blob
        self.sha256 = sha256
    }
}

/// The person a key belongs to.
public struct KeyOwner: Hashable, Sendable, CustomStringConvertible {
    /// The party that lists the person.
    public let party: PartyID
    /// The person's id within the party.
    public let person: PersonID

    /// The person of a party.
    public init(party: PartyID, person: PersonID) {
        self.party = party
        self.person = person
    }

    public var description: String { "\(party)/\(person)" }
}

/// The whole of what a commit's tree says, read and found valid by itself: rules `plain-tree` and `valid-text`.
///
/// A text is passed along with every act, so a copy of it is a copy of one reference.
public struct Text: Hashable, Sendable {
    /// The git tree that holds it.
    public var tree: ObjectID { contents.tree }
    /// In bytewise order of path.
    public var files: [TextFile] { contents.files }
    /// What acts name it by.
    public var digest: TextDigest { contents.digest }
    /// `agreement.yaml`.
    public var declaration: Declaration { contents.declaration }
    /// `parties/*.yaml`, by party.
    public var parties: [PartyID: Party] { members.parties }
    /// Every key listed in the text, with the one person it is listed for.
    public var keyOwners: [PublicKey: KeyOwner] { members.keyOwners }
    /// The parties whose consent a text needs, in order of their names.
    public var signingParties: [Party] { members.signingParties }

    private let contents: Contents
    private var members: TextMembers { contents.members }

    init(
        tree: ObjectID, files: [TextFile], digest: TextDigest, declaration: Declaration, members: TextMembers
    ) {
        contents = Contents(tree: tree, files: files, digest: digest, declaration: declaration, members: members)
    }

    /// A text of the same parties and the same `agreement.yaml`.
    func edition(tree: ObjectID, files: [TextFile], digest: TextDigest) -> Text {
        Text(tree: tree, files: files, digest: digest, declaration: declaration, members: members)
    }

    private final class Contents: Sendable {
        let tree: ObjectID
        let files: [TextFile]
        let digest: TextDigest
        let declaration: Declaration
        let members: TextMembers

        init(tree: ObjectID, files: [TextFile], digest: TextDigest, declaration: Declaration, members: TextMembers) {
            self.tree = tree
            self.files = files
            self.digest = digest
            self.declaration = declaration
            self.members = members
        }
    }

    public static func == (left: Text, right: Text) -> Bool {
        left.contents === right.contents
            || left.tree == right.tree && left.digest == right.digest && left.files == right.files
                && left.declaration == right.declaration && left.parties == right.parties
                && left.keyOwners == right.keyOwners
    }

    public func hash(into hasher: inout Hasher) { hasher.combine(tree) }

    /// Whether both list the same parties, people and keys, where that is plain because both were read from the same
    /// files. Where it is not, they may still be equal.
    func plainlyHasMembers(of other: Text) -> Bool { members === other.members }

    /// The most bytes that the files of one text may have together.
    public static let sizeLimit = 64 * 1024 * 1024

    static let sizeFinding = Finding(
        .validText, "The files of the text are larger than \(sizeLimit / 1024 / 1024) MiB together.")

    /// The person that a key belongs to, as their party lists them; nil where it lists no such person.
    public func person(_ owner: KeyOwner) -> Person? {
        parties[owner.party]?.people.first { $0.id == owner.person }
    }

    /// The file at a path.
    public func file(at path: String) -> TextFile? { files.first { $0.path == path } }

    /// The clauses' slugs in the order of the text.
    public var clauses: [(number: Int, slug: Slug)] {
        var seen: Set<Slug> = []
        return files.compactMap { file in
            guard case .clause(let number, let slug, _) = file.place, seen.insert(slug).inserted else { return nil }
            return (number, slug)
        }
    }

    /// The paths that differ from another text: added, removed or changed. Renames are a removal and an addition.
    public func changedPaths(from base: Text) -> [String] {
        if tree == base.tree, digest == base.digest { return [] }
        // By digest of the content, which does not rely on git's SHA-1.
        var paths: [String] = []
        for (old, new) in Self.pairs(base.files, files) where old?.sha256 != new?.sha256 {
            paths.append((new ?? old)?.path ?? "")
        }
        return paths
    }

    /// The files of two texts side by side by their paths, in bytewise order; nil where one of them has none there.
    static func pairs(_ old: [TextFile], _ new: [TextFile]) -> [(old: TextFile?, new: TextFile?)] {
        var pairs: [(old: TextFile?, new: TextFile?)] = []
        pairs.reserveCapacity(max(old.count, new.count))
        var (left, right) = (old[...], new[...])
        while let first = left.first ?? right.first {
            guard let before = left.first, let after = right.first else {
                pairs.append(left.isEmpty ? (nil, first) : (first, nil))
                if left.isEmpty { right.removeFirst() } else { left.removeFirst() }
                continue
            }
            if before.path == after.path {
                pairs.append((before, after))
                left.removeFirst()
                right.removeFirst()
            } else if before.path.utf8.lexicographicallyPrecedes(after.path.utf8) {
                pairs.append((before, nil))
                left.removeFirst()
            } else {
                pairs.append((nil, after))
                right.removeFirst()
            }
        }
        return pairs
    }
}
