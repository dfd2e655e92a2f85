public import GitStore
public import SSHSignature

/// One signed commit of an agreement: who did what, to which text, in reply to what came before.
///
/// An `Act` is well-formed and its signature is good for its bytes. Whether its author *may* do it is for the rules,
/// which look at its place in the history.
///
/// It is passed along and listed in many places, so a copy of it is a copy of one reference.
public struct Act: Hashable, Sendable {
    /// The commit's id.
    public var id: ObjectID { box.said.id }
    /// What it does.
    public var kind: ActKind { box.said.kind }
    /// The tree of the text that it carries.
    public var tree: ObjectID { box.said.tree }
    /// What it follows: none, one or two commits, as its kind demands.
    public var parents: [ObjectID] { box.said.parents }
    /// `Name <email>` as author and committer lines give it.
    public var identity: String { String(decoding: identityBytes, as: UTF8.self) }
    /// When its author says it was done.
    public var time: ActTime { box.said.time }
    /// The key that signed.
    public var key: PublicKey { box.said.key }
    /// The agreement it belongs to: the id of the opening act. nil in the opening act itself.
    public var agreement: ObjectID? { box.said.agreement }
    /// The amendment that it stands in. nil in the opening act.
    public var amendment: AmendmentName? { box.said.amendment }
    /// The party that it is done for.
    public var party: PartyID { box.said.party }
    /// Who did it, as their party lists them.
    public var person: PersonID { box.said.person }
    /// The version that the text amends.
    public var base: ObjectID? { box.said.base }
    /// The digest of the whole text.
    public var text: TextDigest? { box.said.text }
    /// What a comment is about: the slug of a clause, or the path of a file.
    public var clause: String? { box.said.clause }
    /// The act that a comment replies to.
    public var re: ObjectID? { box.said.re }
    /// The first line of the message.
    public var subject: String { String(decoding: subjectBytes, as: UTF8.self) }
    /// The prose below the subject: a reason, a comment, or the sentence that was signed.
    public var body: String { String(decoding: bodyBytes, as: UTF8.self) }

    /// `identity`, `subject` and `body` as they stand in the commit: few of the acts that are judged are shown.
    var identityBytes: ArraySlice<UInt8> { box.said.identity }
    var subjectBytes: ArraySlice<UInt8> { box.said.subject }
    var bodyBytes: ArraySlice<UInt8> { box.said.body }

    private let box: Box

    private struct Said: Hashable, Sendable {
        let id: ObjectID
        let kind: ActKind
        let tree: ObjectID
        let parents: [ObjectID]
        let identity: ArraySlice<UInt8>
        let time: ActTime
        let key: PublicKey
        let agreement: ObjectID?
        let amendment: AmendmentName?
        let party: PartyID
        let person: PersonID
        let base: ObjectID?
        let text: TextDigest?
        let clause: String?
        let re: ObjectID?
        let subject: ArraySlice<UInt8>
        let body: ArraySlice<UInt8>
    }

    private final class Box: Sendable {
        let said: Said

        init(_ said: Said) { self.said = said }
    }

    init(
        id: ObjectID, kind: ActKind, tree: ObjectID, parents: [ObjectID], identity: ArraySlice<UInt8>,
        time: ActTime, key: PublicKey, agreement: ObjectID?, amendment: AmendmentName?, party: PartyID,
        person: PersonID, base: ObjectID?, text: TextDigest?, clause: String?, re: ObjectID?,
        subject: ArraySlice<UInt8>, body: ArraySlice<UInt8>
    ) {
        box = Box(
            Said(
                id: id, kind: kind, tree: tree, parents: parents, identity: identity, time: time, key: key,
                agreement: agreement, amendment: amendment, party: party, person: person, base: base, text: text,
                clause: clause, re: re, subject: subject, body: body))
    }

    public static func == (left: Act, right: Act) -> Bool { left.box === right.box || left.box.said == right.box.said }

    public func hash(into hasher: inout Hasher) { hasher.combine(id) }
}
