import Agreements
import Foundation
import GitStore
import SSHSignature

/// Two parties open an agreement, agree on its first text, and prove it.
///
/// - Parameter directory: where the agreement is to be; it must not hold one yet.
func agreeOnHosting(in directory: String, sari: any Signer, dewi: any Signer) async throws -> Verification {
    guard let acme = PartyID("acme"), let nusa = PartyID("nusa"), let slug = Slug("formation") else {
        throw AgreementError(.malformed, "A name of a party or an amendment is lower-case letters and digits.")
    }

    // 1. Open: version 0 says who the parties are and with which keys their people sign. It governs nothing.
    let repository = try Repository.create(at: directory, bare: false, initialBranch: "main")
    let opening = Opening(
        declaration: Array(declaration.utf8),
        parties: [
            acme: party("PT Acme Hosting", role: "provider", person: "Sari Wulandari, S.H.", key: sari.publicKey),
            nusa: party("PT Nusa Retail", role: "customer", person: "Dewi Lestari", key: dewi.publicKey),
        ])
    let agreement = try await Agreement.open(opening, in: repository, by: sari)
    try agreement.prepareClone()

    // 2. Propose: Sari edits the files of the clone, as anyone would, and proposes them as they stand.
    try write(declaration + "in-force: {from: execution}\n", to: "agreement.yaml", in: directory)
    try write("# Scope\n\nAcme hosts the shop of Nusa.\n", to: "clauses/010-scope.en.md", in: directory)
    for (id, file) in opening.parties {
        try write(String(decoding: file, as: UTF8.self), to: "parties/\(id).yaml", in: directory)
    }
    let history = try agreement.history()
    let proposal = try history.draftProposal(
        slug, text: WorkingText.read(in: history), summary: "The first text", reason: "",
        by: history.author(sari.publicKey))
    let name = AmendmentName(party: acme, slug: slug)
    var amendment = try await history.record(proposal, on: history.newAmendment(name), by: sari).amendment

    // 3. Accept: each proves once that a new key is theirs, and consents to exactly this text.
    for signer in [sari, dewi] {
        let author = try history.author(signer.publicKey, on: amendment)
        let enrolment = try history.draftEnrolment(in: amendment, by: author)
        amendment = try await history.record(enrolment, on: amendment, by: signer).amendment
        let consent = try history.draftConsent(to: amendment, by: author)
        amendment = try await history.record(consent, on: amendment, by: signer).amendment
    }

    // 4. Merge: Dewi's consent completed execution, so it is her party that brings the text onto main.
    let merge = try history.draftMerge(of: amendment, by: history.author(dewi.publicKey, on: amendment))
    _ = try await history.recordMerge(merge, of: amendment, by: dewi)

    // 5. Verify: from the bytes alone, back to the agreement's id, taking nothing over from before.
    return try Agreement.verify(repository, root: agreement.id, now: Clock.system.now())
}

private let declaration = """
    format: countersign/1
    profile: general/1
    title: {en: Hosting Agreement}
    languages: [en]
    prevailing: en
    governing-law: ID
    time-zone: Asia/Jakarta
    signing: {each-party: 1}

    """

private func party(_ name: String, role: String, person: String, key: PublicKey) -> [UInt8] {
    let file = """
        name: \(name)
        role: \(role)
        notices: [{channel: email, address: legal@\(role).example}]
        people:
          - id: director
            name: \(person)
            email: director@\(role).example
            may: sign
            signs-for: ["**"]
            keys: ["\(key.openSSH)"]

        """
    return Array(file.utf8)
}

private func write(_ text: String, to path: String, in directory: String) throws {
    let file = URL(filePath: directory).appending(path: path)
    try FileManager.default.createDirectory(at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(text.utf8).write(to: file)
}
