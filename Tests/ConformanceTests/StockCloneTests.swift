import Agreements
import Foundation
import GitStore
import TestSupport
import Testing

/// What people see who have nothing but git and OpenSSH.
@Suite struct StockCloneTests {
    @Test func everySignatureIsGoodInTheCloneWithoutAnySetting() async throws {
        let clone = try await EveryKindOfAct().clone
        let ids = try clone.git.run("rev-list", "--all").text.split(separator: "\n").map(String.init)
        let verified = try clone.git.run(["verify-commit"] + ids)
        #expect(verified.succeeded, "\(verified.errors)")
        #expect(Self.goodSignatures(verified.errors).count == ids.count)

        let log = try clone.git.run("log", "--all", "--show-signature", "--format=%H").text
        let good = Self.goodSignatures(log)
        #expect(good.count == ids.count)
        // Each is shown with the party and person whose key it is.
        let people = Set(good.compactMap { $0.split(separator: " ").dropFirst(4).first.map(String.init) })
        #expect(people == Set(EveryKindOfAct.Someone.all.map { "\($0.party)/\($0.id)" }))
    }

    @Test func aVerifierThatReadTheFormatAloneSaysTheSame() async throws {
        #expect(try await EveryKindOfAct().clone.differenceOfOpinions() == nil)
    }

    @Test func theSignatureOfANewKeyIsGoodRightAfterItsEnrolment() async throws {
        let clone = try await SharedClone()
        try await clone.propose("acme/formation", .first())
        try await clone.act(.enrol, on: "acme/formation", by: "sari")
        try await clone.act(.enrol, on: "acme/formation", by: "dewi")
        try await clone.act(.accept, on: "acme/formation", by: "sari")
        try await clone.act(.accept, on: "acme/formation", by: "dewi")
        try await clone.merge("acme/formation", by: "dewi")

        // Budi joins Acme, with a key that no version has listed before.
        var text = SampleText.first(inForce: "2026-03-01")
        text.files["parties/acme.yaml"] = SampleText.party(
            "PT Acme Hosting", role: "provider", people: [.sari, .budi])
        try await clone.propose("acme/budi", text)
        let enrolment = try await clone.act(.enrol, on: "acme/budi", by: "budi")
        let result = try clone.git.run("verify-commit", enrolment.tip.description)
        #expect(result.succeeded)
        #expect(Self.goodSignatures(result.errors).count == 1, "\(result.errors)")
    }

    @Test func aCloneMadeByStockGitHoldsTheSameObjectsAndTheSameAgreement() async throws {
        let clone = try await EveryKindOfAct().clone
        let other = try TemporaryDirectory("stock")
        let git = StockProgram("/usr/bin/git", in: other.path, home: other.path)
        // Over git's own transport, not by linking files; objects are checked on the way in.
        let result = try git.run(
            "-c", "transfer.fsckObjects=true", "clone", "--quiet", "--mirror", "file://\(clone.directory.path)", "copy")
        try #require(result.succeeded, "\(result.errors)")
        let copy = StockProgram("/usr/bin/git", in: other.file("copy"), home: other.path)

        let ours = try clone.git.run("rev-list", "--objects", "--all", "--no-object-names").text
        let theirs = try copy.run("rev-list", "--objects", "--all", "--no-object-names").text
        #expect(ours == theirs)
        #expect(!ours.isEmpty)
        let contents = Array((theirs + "\n").utf8)
        #expect(
            try clone.git.run(["cat-file", "--batch"], input: contents).output
                == copy.run(["cat-file", "--batch"], input: contents).output)
        #expect(try copy.run("fsck", "--strict").text == "")

        let repository = try Repository.open(at: other.file("copy"), discovering: false)
        let verification = try Agreement.verify(repository, root: clone.agreement.id, now: clone.clock.now)
        #expect(verification.verdict == .valid)
        #expect(verification.ledger?.versions == (try clone.history().ledger.versions))
    }

    /// The lines in which git says that a signature is good, from `Good "git" signature for` on.
    private static func goodSignatures(_ text: String) -> [Substring] {
        text.split(separator: "\n").filter { $0.hasPrefix("Good \"git\" signature for ") }
    }
}
