import Agreements
import Foundation
import GitStore
import SSHSignature
import TestSupport
import Testing

@testable import CountersignCLI

@Suite("A changed or forged evidence package is found out by stock programs") struct HostileEvidenceTests {
    func package(_ repository: String, clock: Int64 = 1_800_000_000) async throws -> UnpackedEvidence {
        let out = try TemporaryDirectory("out")
        let answer = await countersign(["export", "--evidence", out.file("e.zip")], in: repository, clock: clock)
        try #require(answer.code == .done, "\(answer.messages)")
        return try UnpackedEvidence(out.file("e.zip"))
    }

    // MARK: Bytes

    @Test func oneFlippedByteInAnyFileIsFoundAndTheFileNamed() async throws {
        let clone = try await SharedClone.withTwoVersions()
        let whole = try await package(clone.directory.path)
        let id = "\(clone.agreement.id)"
        var random = SeededRandom(seed: 20_261_124)
        for file in try whole.files where file != "check.sh" {
            let size = try whole.bytes(file).count
            for offset in [0, size - 1, Int(random.next() % UInt64(size)), Int(random.next() % UInt64(size))] {
                let spoilt = try whole.copy()
                try spoilt.flip(file, at: offset, by: 1 << UInt8(random.next() % 8))
                let result = try spoilt.check(id)
                #expect(result.code == 1, "\(file) at \(offset): \(result.errors)")
                #expect(
                    result.errors.contains(file) || file == "SHA256SUMS" && result.errors.contains("not "),
                    "\(file) at \(offset): \(result.errors)")
            }
        }
    }

    /// What such a check prints cannot be relied on, which README.txt says; still it does not say that all is well.
    @Test func aFlippedByteInTheCheckItselfLetsNothingPass() async throws {
        let clone = try await SharedClone.withTwoVersions()
        let whole = try await package(clone.directory.path)
        let id = "\(clone.agreement.id)"
        let size = try whole.bytes("check.sh").count
        var random = SeededRandom(seed: 7)
        for offset in stride(from: Int(random.next() % 61), to: size, by: 61) {
            let spoilt = try whole.copy()
            try spoilt.flip("check.sh", at: offset, by: 1 << UInt8(random.next() % 8))
            let result = try spoilt.check(id)
            #expect(!result.succeeded || !result.text.contains("Everything holds"), "at \(offset): \(result.text)")
        }
    }

    @Test func everySpellingOfTheHashListButOneIsRefused() async throws {
        let clone = try await SharedClone.withTwoVersions()
        let whole = try await package(clone.directory.path)
        let list = try whole.text("SHA256SUMS")
        let lines = list.split(separator: "\n", omittingEmptySubsequences: true).map(String.init)
        let others = [
            list.uppercased(), list.replacing("  ", with: " *"), lines.reversed().joined(separator: "\n") + "\n",
            list + lines[0] + "\n", list + "\n", list.replacing("\n", with: "\r\n"), "# a comment\n" + list,
            lines.dropFirst().joined(separator: "\n") + "\n", "",
        ]
        for other in others {
            let spoilt = try whole.copy()
            try spoilt.write(other.utf8, to: "SHA256SUMS")
            let result = try spoilt.check("\(clone.agreement.id)")
            #expect(result.code == 1, "\(other.prefix(80)): \(result.text)")
        }
    }

    @Test func filesThatAreTooManyOrMissingAreNamed() async throws {
        let clone = try await SharedClone.withTwoVersions()
        let whole = try await package(clone.directory.path)
        let id = "\(clone.agreement.id)"
        for file in [
            "more.txt", ".hidden", "..two", "text/..two", "text/annexes/more.pdf", "versions/0001/terms/more.yaml",
        ] {
            let spoilt = try whole.copy()
            try spoilt.write("more".utf8, to: file)
            #expect(try spoilt.check(id).errors.contains("here and not in SHA256SUMS: \(file)"))
            try spoilt.seal()
            let sealed = try spoilt.check(id)
            let why = file.contains("/") ? "not what agreement.bundle has" : "no part of a package"
            #expect(sealed.code == 1 && sealed.errors.contains("\(why): \(file)"), "\(sealed.errors)")
        }
        // Taken by the line, its name would be those of two folders.
        let hidden = try whole.copy()
        try hidden.write("more".utf8, to: "text\n.")
        #expect(try hidden.check(id).errors.contains("here and not in SHA256SUMS: text"))
        for file in try whole.files where file != "check.sh" {
            let spoilt = try whole.copy()
            try spoilt.remove(file)
            #expect(try spoilt.check(id).errors.contains(file))
        }
    }

    // MARK: Texts and keys, the hash list made anew

    @Test func aSwappedTextIsNamed() async throws {
        let clone = try await SharedClone.withTwoVersions()
        let whole = try await package(clone.directory.path)
        for file in ["text/clauses/020-availability.en.md", "versions/0001/terms/fees.yaml"] {
            let spoilt = try whole.copy()
            try spoilt.write(try spoilt.text(file).replacing("9", with: "8").replacing("1", with: "7").utf8, to: file)
            try spoilt.seal()
            let result = try spoilt.check("\(clone.agreement.id)")
            #expect(result.code == 1)
            #expect(result.errors.contains("not what agreement.bundle has: \(file)"), "\(result.errors)")
        }
    }

    @Test func aListOfFilesThatSaysOtherwiseIsNamed() async throws {
        let clone = try await SharedClone.withTwoVersions()
        let whole = try await package(clone.directory.path)
        let list = try whole.text("versions/FILES.txt")
        let lines = list.split(separator: "\n").map(String.init)
        for other in [
            list.replacing("0001 0001 ", with: "0001 0002 "), list.replacing("0001 0002 ", with: "0001 0001 "),
            lines.dropLast().joined(separator: "\n") + "\n", list + lines[0] + "\n", list + "\n", "",
            lines.reversed().joined(separator: "\n") + "\n",
        ] {
            let spoilt = try whole.copy()
            try spoilt.write(other.utf8, to: "versions/FILES.txt")
            try spoilt.seal()
            let result = try spoilt.check("\(clone.agreement.id)")
            #expect(result.code == 1)
            #expect(result.errors.contains("not what agreement.bundle has: versions/FILES.txt"), "\(result.errors)")
        }
        let missing = try whole.copy()
        try missing.remove("versions/FILES.txt")
        try missing.seal()
        #expect(try missing.check("\(clone.agreement.id)").errors.contains("versions/FILES.txt"))
    }

    @Test func swappedKeysDoNotMakeSignaturesGood() async throws {
        let clone = try await SharedClone.withTwoVersions()
        let spoilt = try await package(clone.directory.path)
        let (dewi, other) = (SeededKey("dewi").publicKey.openSSH, SeededKey("mallory").publicKey.openSSH)
        try spoilt.write(try spoilt.text("allowed_signers").replacing(dewi, with: other).utf8, to: "allowed_signers")
        try spoilt.seal()
        let result = try spoilt.check("\(clone.agreement.id)")
        #expect(result.code == 1)
        #expect(result.errors.contains("no good signature by a key of allowed_signers"))
    }

    /// Puts a forged history into an honest package, with keys that make all of its signatures good.
    func forged(_ forge: Forge, _ main: ObjectID, honest: UnpackedEvidence) throws -> StockProgram.Result {
        try forge.move("refs/heads/main", to: main)
        let signers = forge.people.map { seed, actor in
            "\"\(actor.party)/\(actor.person)\" namespaces=\"git\" \(SeededKey(seed).publicKey.openSSH)\n"
        }
        let spoilt = try honest.copy()
        try spoilt.show(forge.directory.path, signers: signers.sorted().joined())
        return try spoilt.check("\(forge.root)")
    }

    func honest(_ forge: Forge) async throws -> UnpackedEvidence {
        _ = try Agreement.trust(forge.root, in: forge.repository)
        return try await package(forge.directory.path)
    }

    @Test func theForgerysOwnSurroundingsAreGood() async throws {
        let forge = try Forge()
        let honest = try await honest(forge)
        try forge.amend("acme/availability", .second)
        let result = try forged(forge, forge.good, honest: honest)
        #expect(result.succeeded, "\(result.errors)")
    }

    @Test func aThirdKeyIsNoConsent() async throws {
        let forge = try Forge()
        let honest = try await honest(forge)
        forge.people["mallory"] = forge.people["dewi"]
        var branch = try forge.propose("acme/more", .second)
        try forge.add(.accept, to: &branch, by: "sari")
        try forge.add(.accept, to: &branch, by: "mallory")
        let result = try forged(forge, try forge.merge(branch, by: "sari"), honest: honest)
        #expect(result.code == 1)
        #expect(result.errors.contains("is not one that the text lists for nusa"), "\(result.errors)")
        let merge = try forged(forge, try forge.merge(branch, by: "mallory"), honest: honest)
        #expect(merge.errors.contains("for nusa"), "\(merge.errors)")
    }

    @Test func anAgreementOfSomebodysOwnIsAnotherAgreement() async throws {
        let forge = try Forge()
        let honest = try await honest(forge)
        let id = forge.root
        let other = try Forge(opening: .opening(eachParty: 1, languages: ["id"]), first: .first(languages: ["id"]))
        try honest.show(other.directory.path)
        let result = try honest.check("\(id)")
        #expect(result.errors.contains("agreement.bundle holds the agreement \(other.root), not \(id)"))
    }

    @Test func aConsentToAnotherTreeOrTextOrBaseDoesNotCount() async throws {
        let forge = try Forge()
        let honest = try await honest(forge)
        let other = try forge.write(SampleText.second.later)
        let edits: [(inout ForgedAct) -> Void] = [
            { $0.tree = other.tree }, { $0["Text"] = other.digest }, { $0["Base"] = forge.root.description },
            { $0["Amendment"] = "acme/else" },
        ]
        for (index, edit) in edits.enumerated() {
            var branch = try forge.propose("acme/more", .second)
            try forge.add(.accept, to: &branch, by: "sari", edit: edit)
            try forge.add(.accept, to: &branch, by: "dewi")
            let result = try forged(forge, try forge.merge(branch, by: "dewi"), honest: honest)
            #expect(result.code == 1)
            #expect(
                result.errors.contains(index == 0 ? "is to another tree" : "is to another text or base"),
                "\(result.errors)")
        }
    }

    @Test func whatWasMergedIsWhatWasAccepted() async throws {
        let forge = try Forge()
        let honest = try await honest(forge)
        let other = try forge.write(SampleText.second.later)
        var branch = try forge.propose("acme/more", .second)
        try forge.add(.accept, to: &branch, by: "sari")
        var alone = branch
        try forge.add(.comment, to: &alone, by: "dewi")
        let missing = try forged(forge, try forge.merge(alone, by: "sari"), honest: honest)
        #expect(missing.errors.contains("version 2: 0 of 1 consents of nusa"), "\(missing.errors)")
        try forge.add(.accept, to: &branch, by: "dewi")
        let evil = try forge.merge(branch, by: "dewi") { $0.tree = other.tree }
        #expect(try forged(forge, evil, honest: honest).errors.contains("does not merge the text that was accepted"))
        let swapped = try forge.merge(branch, by: "dewi") { $0.parents.reverse() }
        #expect(try forged(forge, swapped, honest: honest).code == 1)
        var taken = branch
        try forge.add(.reject, to: &taken, by: "dewi")
        let rejected = try forged(forge, try forge.merge(taken, by: "dewi"), honest: honest)
        #expect(rejected.errors.contains("version 2: 0 of 1 consents of nusa"), "\(rejected.errors)")
        var closed = branch
        try forge.add(.withdraw, to: &closed, by: "sari")
        #expect(try forged(forge, try forge.merge(closed, by: "dewi"), honest: honest).code == 1)
        var changed = branch
        try forge.add(.revise, to: &changed, by: "sari", text: .second.later)
        let stale = try forged(forge, try forge.merge(changed, by: "sari"), honest: honest)
        #expect(stale.errors.contains("consents of acme") || stale.errors.contains("consents of nusa"))
        let digest = try forge.merge(branch, by: "dewi") { $0["Text"] = other.digest }
        #expect(try forged(forge, digest, honest: honest).errors.contains("was signed"))
    }

    @Test func actsInSomebodyElsesNameAreFound() async throws {
        let forge = try Forge()
        let honest = try await honest(forge)
        var branch = try forge.propose("acme/more", .second)
        try forge.add(.accept, to: &branch, by: "sari")
        try forge.add(.accept, to: &branch, by: "sari") { act in
            act["Party"] = "nusa"
            act["Person"] = "dewi"
        }
        let result = try forged(forge, try forge.merge(branch, by: "sari"), honest: honest)
        #expect(result.errors.contains("for nusa/dewi, signed by acme/sari"), "\(result.errors)")
    }
}

/// SplitMix64: the same numbers in every run.
private struct SeededRandom {
    private var state: UInt64

    init(seed: UInt64) { state = seed }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var word = state
        word = (word ^ word >> 30) &* 0xBF58_476D_1CE4_E5B9
        word = (word ^ word >> 27) &* 0x94D0_49BB_1331_11EB
        return word ^ word >> 31
    }
}
