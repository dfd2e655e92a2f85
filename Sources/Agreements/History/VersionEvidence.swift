/// What one version rests on: the acts that stock git can be asked about.
public struct VersionEvidence: Sendable {
    /// The version's number.
    public let number: Int
    /// The digest of its text.
    public let text: TextDigest
    /// The amendment that it was; nil for version 0.
    public let amendment: AmendmentName?
    /// The consents that counted, in the order in which they were given; none for version 0.
    public let consents: [Act]
    /// The act that opened the agreement or merged the version: the version's own commit.
    public let act: Act

    /// What is worth keeping of a version that was found.
    public init(_ found: VerifiedVersion) {
        number = found.version.number
        text = found.version.text.digest
        amendment = found.amendment?.name
        consents = found.consents
        act = found.act
    }
}
