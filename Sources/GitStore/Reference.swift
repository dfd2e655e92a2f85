/// A full reference name and the object it leads to.
public struct Reference: Hashable, Sendable {
    /// The full name, as in `refs/heads/main`.
    public let name: String
    /// Where it leads; symbolic references are followed.
    public let target: ObjectID

    /// A reference that leads to an object.
    public init(name: String, target: ObjectID) {
        self.name = name
        self.target = target
    }
}

/// What a repository has checked out.
public enum Head: Hashable, Sendable {
    /// On a branch, given by its full name; the id is nil while the branch has no commit yet ("unborn").
    case branch(String, ObjectID?)
    /// On a commit, with no branch.
    case detached(ObjectID)
}
