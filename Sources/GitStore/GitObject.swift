internal import CLibgit2

/// The four kinds of objects that git stores.
public enum ObjectKind: String, Sendable {
    case commit
    case tree
    case blob
    case tag

    var code: git_object_t {
        switch self {
        case .commit: GIT_OBJECT_COMMIT
        case .tree: GIT_OBJECT_TREE
        case .blob: GIT_OBJECT_BLOB
        case .tag: GIT_OBJECT_TAG
        }
    }

    init?(_ code: git_object_t) {
        switch code {
        case GIT_OBJECT_COMMIT: self = .commit
        case GIT_OBJECT_TREE: self = .tree
        case GIT_OBJECT_BLOB: self = .blob
        case GIT_OBJECT_TAG: self = .tag
        default: return nil
        }
    }
}

/// What an object says of itself before it is inflated.
public struct ObjectHeader: Hashable, Sendable {
    /// What kind of object it is.
    public let kind: ObjectKind
    /// The size of the object's content, in bytes.
    public let size: Int

    /// A header that says this.
    public init(kind: ObjectKind, size: Int) {
        self.kind = kind
        self.size = size
    }
}

/// An object exactly as it is stored: the bytes were hashed but not parsed, so they may be malformed.
public struct GitObject: Hashable, Sendable {
    /// The name that the content hashes to.
    public let id: ObjectID
    /// What kind of object it is.
    public let kind: ObjectKind
    /// The content, without git's own header.
    public let bytes: [UInt8]

    /// An object of these parts; the id is not checked.
    public init(id: ObjectID, kind: ObjectKind, bytes: [UInt8]) {
        self.id = id
        self.kind = kind
        self.bytes = bytes
    }
}
