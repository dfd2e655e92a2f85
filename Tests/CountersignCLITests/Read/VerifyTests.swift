import Agreements
import Foundation
import SSHSignature
import TestSupport
import Testing

@testable import CountersignCLI

@Suite struct VerifyTests {
    @Test func aSoundCopyIsValid() async throws {
        let clone = try await SharedClone.withTwoVersions()
        let answer = await clone.run("verify")
        #expect(answer.code == .done)
        #expect(answer.output.hasPrefix("valid: every version on main is what its parties signed.\n"))
        #expect(answer.output.contains("Acts        11\n"))
        let named = await clone.run("verify", "--agreement", "\(clone.agreement.id)")
        #expect(named.output.contains("\(clone.agreement.id), as you named it\n"))
    }

    @Test func theDocumentIsTheOneThatIsPromised() async throws {
        let clone = try await SharedClone.withTwoVersions()
        let output = await clone.run("verify", "--json").output
        let head = try clone.git.run("rev-parse", "main").text
        let expected =
            #"{"schema":"countersign.verify/1","verdict":"valid","root":"pinned","agreement":"\#(clone.agreement.id)","#
            + #""head":"\#(head)","sound":"\#(head)","versions":3,"acts":11,"signatures":"#
        #expect(output.hasPrefix(expected))
        #expect(output.hasSuffix(#","findings":[]}"# + "\n"))
    }

    @Test func aCopyThatNobodyConfirmedIsUndecidedAndShowsItsKeys() async throws {
        let clone = try await SharedClone.withTwoVersions()
        let other = try TemporaryDirectory("copy")
        try clone.git.run("clone", "--bare", "--quiet", clone.directory.path, other.file("copy.git"))
        let answer = await countersign(["verify", "copy.git"], in: other.path)
        #expect(answer.code == .undecided)
        #expect(answer.output.hasPrefix("undecided: "))
        #expect(answer.output.contains("as the copy says of itself, which nobody has confirmed\n"))
        #expect(answer.output.contains("\(SeededKey("sari").publicKey.fingerprint)\n"))
        #expect(answer.output.contains("\(SeededKey("dewi").publicKey.fingerprint)"))
        let named = await countersign(["verify", "copy.git", "--agreement", "\(clone.agreement.id)"], in: other.path)
        #expect(named.code == .done)
        #expect(!named.output.contains(SeededKey("sari").publicKey.fingerprint))
        let document = try await countersign(["verify", "copy.git", "--json"], in: other.path).document
        #expect(document["verdict"] as? String == "undecided")
        #expect(document["root"] as? String == "unconfirmed")
    }

    @Test func anotherAgreementIsNotTheOneThatWasMeant() async throws {
        let clone = try await SharedClone.withTwoVersions()
        let answer = await clone.run("verify", "--agreement", String(repeating: "1", count: 40))
        #expect(answer.code == .no)
        #expect(answer.output.hasPrefix("invalid: this is not a sound copy of the agreement.\n"))
        #expect(answer.output.contains("(root)\n"))
        let document = try await clone.run("verify", "--agreement", String(repeating: "1", count: 40), "--json")
            .document
        #expect(document["sound"] is NSNull)
    }

    @Test func aForgedCommitIsInvalidAndTheSoundPartIsNamed() async throws {
        let clone = try await SharedClone.withTwoVersions()
        let sound = try clone.git.run("rev-parse", "main").text
        let forged = try clone.forge()
        let answer = await clone.run("verify")
        #expect(answer.code == .no)
        #expect(answer.output.contains("Versions    3, the last sound one is version 2, \(sound)\n"))
        #expect(answer.output.contains("error: The commit carries no signature. (signed)\n  commit \(forged)\n"))
        #expect(
            answer.output.contains("Acts are made with countersign propose, accept and its other verbs; changes made"))
        // Up to what is sound, it is.
        #expect(await clone.run("verify", "--main", sound).code == .done)
        try clone.git.run("branch", "kept", sound)
        #expect(await clone.run("verify", "--main", "kept").code == .done)
        #expect(await clone.run("verify", "--main", "lost").code == .usage)
    }

    @Test func onlyWhatIsNamedIsOpened() async throws {
        let clone = try await SharedClone.withTwoVersions()
        // A folder within a clone is no copy, though it lies in one.
        let inner = await clone.run("verify", "clauses")
        #expect(inner.code == .notAnAgreement)
        #expect(inner.messages.hasPrefix("error: clauses is not a repository that can be opened\n"))
        let outside = try TemporaryDirectory()
        try outside.write("PK", to: "ev.zip")
        let package = await clone.run("verify", outside.file("ev.zip"))
        #expect(package.messages.hasSuffix("hint: Unpack it first, and verify the agreement.bundle in it.\n"))
        let short = await clone.run("verify", "--agreement", "abc")
        #expect(short.code == .usage)
        #expect(short.messages == "error: abc is not the id of an agreement\nhint: it has 40 digits from 0 to f\n")
    }
}
