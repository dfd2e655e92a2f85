internal import GitStore

/// What one version rests on: the acts that stock git can be asked about.
public struct VersionEvidence: Sendable {
    /// The version's number.
    public let number: Int
    /// The digest of its text.
    public let text: TextDigest
    /// The amendment that it was; nil for version 0.
    public let amendment: AmendmentName?
    /// The consents that counted, in order of parties and people; none for version 0.
    public let consents: [Act]
    /// The act that opened the agreement or merged the version: the version's own commit.
    public let act: Act

    init(opening: Act, text: Text) {
        number = 0
        self.text = text.digest
        amendment = nil
        consents = []
        act = opening
    }

    init(_ number: Int, merge: Act, of amendment: Amendment) {
        self.number = number
        text = amendment.text.digest
        self.amendment = amendment.name
        consents = amendment.requirements.flatMap { amendment.consents(of: $0.party.id) }
        act = merge
    }
}
