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

    /// The consents that counted, in the order in which they were given; none for version 0.
    public var consents: [Act] { amendment?.consentsInOrder ?? [] }

    /// Every act that led to it, oldest first, its own commit at the end.
    public var acts: [Act] { (amendment?.acts ?? []) + [act] }
}
