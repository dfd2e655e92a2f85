public import GitStore

/// An act as it will be signed: everything but the signature, to be shown before anyone signs.
public struct ActDraft: Hashable, Sendable {
    public let kind: ActKind
    public let author: Author
    public let agreement: ObjectID?
    public let amendment: AmendmentName?
    public let tree: ObjectID
    public let parents: [ObjectID]
    public let base: ObjectID?
    public let text: TextDigest?
    public var clause: String?
    public var re: ObjectID?
    public let subject: String
    public let body: String
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
