public import GitStore

/// What `verify` answers.
public enum Verdict: String, Hashable, Sendable {
    /// Every version on `main`, back to the confirmed root, is what its parties signed.
    case valid
    /// Something on `main` is not.
    case invalid
    /// It cannot be said: the root is not confirmed, objects are missing, or the format is newer.
    case undecided
}

/// How the root that everything is judged by came to be known.
public enum RootOrigin: String, Hashable, Sendable {
    /// The caller named it, from a source other than the copy being judged.
    case named
    /// This clone was made with it.
    case pinned
    /// Nobody did: it is only what the copy says of itself.
    case unconfirmed
}

/// The verdict on a copy of an agreement, and what it rests on.
public struct Verification: Sendable {
    /// How it is known which agreement was meant.
    public let origin: RootOrigin
    /// The agreement: the root that was judged by.
    public let agreement: ObjectID
    /// What `main` points at.
    public let head: ObjectID
    /// What the agreement opened with: the people and keys that everything else goes back to; nil where not even the
    /// opening is valid.
    public let opening: Text?
    /// The versions of the longest valid prefix of `main`; nil where not even the opening is valid.
    public let ledger: Ledger?
    /// The version whose signatures, and those before it, were taken on trust because the caller asked for that.
    public let since: ObjectID?
    /// How many signatures were checked in this very run.
    public let signatures: Int
    /// Everything that is to be said, in the order it was found.
    public let findings: [Finding]

    /// The last version of the valid prefix.
    public var sound: ObjectID? { ledger?.head }

    /// The answer: invalid where a rule refuses something, undecided where something could not be looked at.
    public var verdict: Verdict {
        if findings.contains(where: { $0.severity == .error }) { return .invalid }
        if findings.contains(where: { $0.severity == .undecided }) { return .undecided }
        return .valid
    }
}
