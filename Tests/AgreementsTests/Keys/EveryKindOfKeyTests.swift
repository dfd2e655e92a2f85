import Agreements
import GitStore
import SSHSignature
import TestSupport
import Testing

/// An agreement among people whose keys are of different kinds.
@Suite struct EveryKindOfKeyTests {
    /// Sari touches a security key, Dewi has the RSA key of many years, Hadi the one that his company prescribes.
    private let signers: [String: any Signer]

    init() throws {
        signers = [
            "sari": SeededSecurityKey("sari"), "budi": SeededSecurityKey("budi", on: .p256),
            "dewi": try StockKey(["rsa", "-b", "3072"]), "hadi": try StockKey(["ecdsa", "-b", "384"]),
        ]
    }

    private func person(_ id: String, _ name: String, may: String = "sign") throws -> SamplePerson {
        SamplePerson(id: id, name: name, may: may, keys: [], otherKeys: [try #require(signers[id]).publicKey])
    }

    /// Three parties, with a delegate in the first.
    private func parties() throws -> [String: String] {
        [
            "parties/acme.yaml": SampleText.party(
                "PT Acme Hosting", role: "provider",
                people: [try person("sari", "Sari Wulandari"), try person("budi", "Budi Santoso", may: "propose")]),
            "parties/nusa.yaml": SampleText.party(
                "PT Nusa Retail", role: "customer", people: [try person("dewi", "Dewi Lestari")]),
            "parties/rapi.yaml": SampleText.party(
                "PT Rapi Data", role: "party", people: [try person("hadi", "Hadi Pranoto")]),
        ]
    }

    private func text(_ base: SampleText, _ inForce: String? = nil) throws -> SampleText {
        var text = base
        text.files.merge(try parties()) { _, new in new }
        if let inForce { text.inForce = inForce }
        return text
    }

    /// An agreement of two versions, the second proposed by the delegate.
    private func agreed() async throws -> SharedClone {
        let clone = try await SharedClone(text(.opening()), signers: signers)
        try await clone.propose("acme/formation", text(.first()), by: "sari")
        for seed in ["sari", "budi", "dewi", "hadi"] { try await clone.act(.enrol, on: "acme/formation", by: seed) }
        for seed in ["sari", "dewi", "hadi"] { try await clone.act(.accept, on: "acme/formation", by: seed) }
        try await clone.merge("acme/formation", by: "hadi")
        return clone
    }

    @Test func peopleWithAnyKindOfKeyAgreeAndStockGitSaysTheSame() async throws {
        let clone = try await agreed()
        try await clone.propose("acme/dates", text(.first(), "2026-03-01"), by: "budi")
        for seed in ["dewi", "hadi", "sari"] { try await clone.act(.accept, on: "acme/dates", by: seed) }
        try await clone.merge("acme/dates", by: "sari")

        let verification = try clone.verify()
        #expect(verification.findings == [])
        #expect(verification.verdict == .valid)
        let ledger = try #require(verification.ledger)
        #expect(ledger.versions.count == 3)

        #expect(try clone.git.run("fsck", "--strict", "--no-dangling").text == "")
        let commits = try clone.git.run("rev-list", "main").text.split(separator: "\n").map(String.init)
        #expect(commits.count == ledger.acts)
        var used: Set<PublicKey.Algorithm> = []
        for commit in commits {
            let result = try clone.git.run("verify-commit", commit)
            #expect(result.succeeded, "\(result.errors)")
            #expect(result.errors.hasPrefix("Good \"git\" signature for "))
            used.insert(try Signature(armored: SignedCommit(commit, in: clone).armor).key.algorithm)
        }
        #expect(used == [.securityKeyEd25519, .securityKeyP256, .rsa, .ecdsaP384])
    }

    @Test func consentOfASecurityKeyThatNobodyTouchedIsNone() async throws {
        let clone = try await agreed()
        try await clone.propose("acme/dates", text(.first(), "2026-03-01"), by: "budi")
        let consent = try await clone.act(.accept, on: "acme/dates", by: "sari").tip
        let honest = try SignedCommit(consent.description, in: clone)
        #expect(try clone.git.run("verify-commit", consent.description).succeeded)

        // A program on Sari's computer asks her key for a signature without a touch: stock git sees no difference.
        let armor = SeededSecurityKey("sari").armored(honest.payload, namespace: "git", flags: 0x00)
        let id = try clone.agreement.repository.write(honest.bytes(with: armor), as: .commit)
        #expect(try clone.git.run("verify-commit", id.description).succeeded)
        let moved = try clone.git.run("update-ref", "refs/heads/amendment/acme/dates", id.description)
        try #require(moved.succeeded)

        let error = #expect(throws: AgreementError.self) {
            try clone.history().amendment(try "acme/dates".amendment)
        }
        #expect(error?.findings.contains { $0.rule == .signed && $0.message.contains("touched") } == true)
    }
}

/// A commit and its signature, taken apart as text.
private struct SignedCommit {
    private let head: String
    private let tail: String
    /// The signature as `ssh-keygen` writes it.
    let armor: [UInt8]

    init(_ id: String, in clone: SharedClone) throws {
        let text = String(decoding: try clone.git.run("cat-file", "commit", id).output, as: UTF8.self)
        let start = try #require(text.firstRange(of: "gpgsig "))
        let end = try #require(text.firstRange(of: " -----END SSH SIGNATURE-----\n"))
        head = String(text[..<start.lowerBound])
        armor = Array(text[start.upperBound..<end.upperBound].replacing("\n ", with: "\n").utf8)
        tail = String(text[end.upperBound...])
    }

    /// What is signed.
    var payload: [UInt8] { Array((head + tail).utf8) }

    /// The same commit with another signature.
    func bytes(with armor: [UInt8]) -> [UInt8] {
        Array(head.utf8) + ForgedAct.header(of: armor) + Array(tail.utf8)
    }
}
