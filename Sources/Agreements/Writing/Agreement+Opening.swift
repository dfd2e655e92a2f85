public import GitStore
internal import SSHSignature

/// What an agreement begins with.
public struct Opening: Sendable {
    /// `agreement.yaml`, without a date in force, clauses or terms.
    public let declaration: [UInt8]
    /// `parties/<id>.yaml`, by party.
    public let parties: [PartyID: [UInt8]]

    /// An opening of these files, which are judged when it is signed.
    public init(declaration: [UInt8], parties: [PartyID: [UInt8]]) {
        self.declaration = declaration
        self.parties = parties
    }

    var files: [(TextPlace, [UInt8])] {
        [(.agreement, declaration)] + parties.map { (.party($0.key), $0.value) }
    }
}

extension Agreement {
    /// Opens a new agreement in a repository that holds none: signs version 0 and pins it.
    ///
    /// - Throws: `malformed` where a file is not valid, with its place; `notAllowed` where the signer is in no party's file.
    public static func open(
        _ opening: Opening, in repository: Repository, by signer: any Signer, clock: Clock = .system
    ) async throws(AgreementError) -> Agreement {
        let faults = WorkingText.findings(in: opening.files, opening: true)
        guard faults.isEmpty else {
            throw AgreementError(.malformed, "The agreement cannot be opened.", findings: faults)
        }
        let tree = try WorkingText.write(opening.files, to: repository)
        let text: Text
        switch TextReader(repository).text(of: tree, opening: true) {
        case .good(let read): text = read
        case .refused(let findings): throw AgreementError(findings: findings, "The agreement cannot be opened.")
        }
        let draft = try openingDraft(text, by: signer, clock: clock)
        let (act, bytes) = try await signed(draft, by: signer)
        let findings = Verifier.findings(onOpening: act, text: text)
        guard findings.isEmpty else { throw AgreementError(findings: findings, "The agreement cannot be opened.") }
        let agreement = Agreement(repository: repository, id: act.id, clock: clock)
        try agreement.land(bytes, as: main, expecting: nil, message: draft.subject)
        try PinnedRoot(in: repository).write(act.id)
        return agreement
    }

    private static func openingDraft(_ text: Text, by signer: any Signer, clock: Clock) throws(AgreementError)
        -> ActDraft
    {
        guard let author = Author(signer.publicKey, in: text, isNew: true) else {
            throw AgreementError(
                .notAllowed, "Your key \(signer.publicKey.fingerprint) is in no party's file.",
                hint: "Put yourself among your party's people, with this key.")
        }
        guard
            let wording = ActWording.of(
                .open, declaration: text.declaration, amendment: nil, partyName: author.party.name,
                fingerprint: signer.publicKey.fingerprint),
            let time = ActTime(at: clock.now(), in: text.declaration.zone)
        else { throw AgreementError(.undecided, "This computer's clock is not set to a time an act can have.") }
        return ActDraft(
            kind: .open, author: author, agreement: nil, amendment: nil, tree: text.tree, parents: [], base: nil,
            text: text.digest, subject: wording.subject, body: wording.body ?? "", time: time)
    }
}
