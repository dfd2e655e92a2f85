public import GitStore
public import SSHSignature

/// One signed commit of an agreement: who did what, to which text, in reply to what came before.
///
/// An `Act` is well-formed and its signature is good for its bytes. Whether its author *may* do it is for the rules,
/// which look at its place in the history.
public struct Act: Hashable, Sendable {
    /// The commit's id.
    public let id: ObjectID
    /// What it does.
    public let kind: ActKind
    /// The tree of the text that it carries.
    public let tree: ObjectID
    /// What it follows: none, one or two commits, as its kind demands.
    public let parents: [ObjectID]
    /// `Name <email>` as author and committer lines give it.
    public let identity: String
    /// When its author says it was done.
    public let time: ActTime
    /// The key that signed.
    public let key: PublicKey
    /// The agreement it belongs to: the id of the opening act. nil in the opening act itself.
    public let agreement: ObjectID?
    /// The amendment that it stands in. nil in the opening act.
    public let amendment: AmendmentName?
    /// The party that it is done for.
    public let party: PartyID
    /// Who did it, as their party lists them.
    public let person: PersonID
    /// The version that the text amends.
    public let base: ObjectID?
    /// The digest of the whole text.
    public let text: TextDigest?
    /// What a comment is about: the slug of a clause, or the path of a file.
    public let clause: String?
    /// The act that a comment replies to.
    public let re: ObjectID?
    /// The first line of the message.
    public let subject: String
    /// The prose below the subject: a reason, a comment, or the sentence that was signed.
    public let body: String
}
