public import GitStore

/// An act as it will be signed: everything but the signature, to be shown before anyone signs.
public struct ActDraft: Hashable, Sendable {
    /// What it will do.
    public let kind: ActKind
    /// Who is to sign it.
    public let author: Author
    /// The agreement that it will belong to; nil for an opening.
    public let agreement: ObjectID?
    /// The amendment that it will stand in; nil for an opening.
    public let amendment: AmendmentName?
    /// The tree of the text that it will carry.
    public let tree: ObjectID
    /// What it will follow.
    public let parents: [ObjectID]
    /// The version that the text amends, where the act names it.
    public let base: ObjectID?
    /// The digest of the whole text, where the act names it.
    public let text: TextDigest?
    /// What a comment is about: the slug of a clause, or the path of a file.
    public var clause: String?
    /// The act that a comment replies to.
    public var re: ObjectID?
    /// The first line of the message.
    public let subject: String
    /// The prose below it.
    public let body: String
    /// When it is done, as it will say.
    public let time: ActTime

    /// The message as it will stand in the commit.
    public var message: ActMessage {
        let values: [(TrailerKey, String?)] = [
            (.agreement, agreement?.description), (.act, kind.rawValue), (.amendment, amendment?.description),
            (.party, author.owner.party.description), (.person, author.owner.person.description),
            (.base, base?.description), (.text, text?.description), (.clause, clause), (.re, re?.description),
        ]
        let trailers = values.compactMap { key, value in value.map { Trailer(key: key, value: $0) } }
        return ActMessage(subject: subject, body: body, trailers: trailers)
    }

    /// The exact bytes that the author signs.
    public var payload: [UInt8] {
        RawCommit.payload(
            tree: tree, parents: parents, identity: author.person.identity, time: time, message: message.text)
    }

    /// The commit that a signature makes of it.
    func commit(armor: [UInt8]) -> RawCommit {
        RawCommit(
            tree: tree, parents: parents, identity: author.person.identity, time: time, armor: armor,
            message: message.text)
    }
}
