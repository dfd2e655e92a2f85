/// A version as the verifier has just found it, with all that led to it.
///
/// It holds a whole text and every act: whoever goes through a long history keeps what they need of it, and no more.
public struct VerifiedVersion: Sendable {
    /// The version.
    public let version: Version
    /// The act that opened the agreement or merged the version: the version's own commit.
    public let act: Act
    /// The amendment that it was, with its acts; nil for version 0.
    public let amendment: Amendment?

    /// The consents that counted, in order of parties and people; none for version 0.
    public var consents: [Act] {
        guard let amendment else { return [] }
        return amendment.requirements.flatMap { amendment.consents(of: $0.party.id) }
    }

    /// Every act that led to it, oldest first, its own commit at the end.
    public var acts: [Act] { (amendment?.acts ?? []) + [act] }
}
