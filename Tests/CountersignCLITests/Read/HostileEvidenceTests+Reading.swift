import Agreements
import GitStore
import SSHSignature
import TestSupport
import Testing

@testable import CountersignCLI

/// What an outsider's shell reads of a text, and of git, is what stands there.
extension HostileEvidenceTests {
    private static let key = SeededKey("mallory").publicKey.openSSH

    /// An agreement whose texts say something else about it, forged by whoever signs with a key of their own for nusa.
    private func forgery(_ actor: Forge.Actor?, _ edit: (inout SampleText) -> Void) throws -> (Forge, ObjectID) {
        var (opening, first) = (SampleText.opening(), SampleText.first())
        edit(&opening)
        edit(&first)
        let forge = try Forge(opening: opening, first: nil)
        forge.people["mallory"] = actor
        var branch = try forge.propose("acme/formation", first)
        try forge.add(.accept, to: &branch, by: "sari")
        if actor != nil { try forge.add(.accept, to: &branch, by: "mallory") }
        return (forge, try forge.merge(branch, by: "sari"))
    }

    private static var dewi: Forge.Actor { Forge.Actor("nusa", "dewi", "Dewi Lestari <dewi@customer.example>") }

    @Test(arguments: [
        ("people:", "# \(key)\npeople:"), ("    may: sign", "    title: \"\(key)\"\n    may: sign"),
        ("legal@customer.example}", "\"\(key)\"}"), ("signs-for: [\"**\"]", "signs-for: [\"\(key)\"]"),
        ("    may: sign", "    title: a, \(key)\n    may: sign"),
    ])
    func aKeyWhereNoKeyBelongsIsNoKey(old: String, new: String) async throws {
        let result = try await checked(old, new)
        #expect(result.code == 1, "\(result.errors)\(result.text)")
        #expect(result.errors.contains("is not one that the text lists for nusa to sign with"), "\(result.errors)")
    }

    @Test(arguments: [
        ("    may: sign", "    title: >-\n      keys:\n        - \(key)\n    may: sign"),
        ("    may: sign", "    title: |\n      keys: [\(key)]\n    may: sign"),
        ("    may: sign", "    title: \"one\n    keys:\n      - \(key)\n    two\"\n    may: sign"),
        ("    may: sign", "    title: one\n      - \(key)\n    may: sign"),
        ("    may: sign", "    keys:\n      - \(key)\n    may: sign"), ("keys: [", "keys: [\"\\u0041\", "),
        ("keys: [", "keys: [\"a, \(key)\", "), ("people:", "people: &a\n"), ("name: Dewi", "? name\n    : Dewi"),
        ("people:", "people:\n  - id: eve\n    may: sign\n    keys: [\(key)]\nrole: customer\npeople:"),
        ("    may: sign", "    may: propose\n    may: sign"), ("    may: sign", "  may: sign"),
        ("keys: [", "keys: [ # \(key)\n      "), ("    may: sign", "    title: a # \u{2028} b\n    may: sign"),
        ("    may: sign", "    title: a\tb\n    may: sign"), ("    may: sign", "    title: a\u{85}\n    may: sign"),
        ("]\n", "]\n# \\"),
    ])
    func whatRowsDoNotTellIsNotDecided(old: String, new: String) async throws {
        let result = try await checked(old, new)
        #expect(result.code == 2, "\(result.errors)\(result.text)")
        #expect(result.errors.contains("UNDECIDED: parties/nusa.yaml"), "\(result.errors)")
    }

    /// A history in which Mallory signs as Dewi, in whose party's file something is written otherwise.
    private func checked(_ old: String, _ new: String) async throws -> StockProgram.Result {
        let honest = try await honest(try Forge())
        let (forge, main) = try forgery(Self.dewi) { text in
            text.files["parties/nusa.yaml"] = text.files["parties/nusa.yaml"]?.replacing(old, with: new)
        }
        return try forged(forge, main, honest: honest)
    }

    @Test func aKeySignsForThePersonWhomTheTextListsItFor() async throws {
        let forge = try Forge()
        let honest = try await honest(forge)
        forge.people["dewi"] = Forge.Actor("nusa", "andi", "Andi <andi@customer.example>")
        var branch = try forge.propose("acme/more", .second)
        try forge.add(.accept, to: &branch, by: "sari")
        try forge.add(.accept, to: &branch, by: "dewi")
        let result = try forged(forge, try forge.merge(branch, by: "sari"), honest: honest)
        #expect(result.code == 1, "\(result.text)")
        #expect(result.errors.contains("signed by nusa/andi") || result.errors.contains("not one that the text lists"))
    }

    @Test(arguments: ["propose", "watch"])
    func whoMayNotSignDoesNotConsent(may: String) async throws {
        let honest = try await honest(try Forge())
        let actor = Forge.Actor("nusa", "andi", "Andi <andi@customer.example>")
        let (forge, main) = try forgery(actor) { text in
            let andi = SamplePerson(id: "andi", name: "Andi", may: may, keys: ["mallory"])
            text.files["parties/nusa.yaml"] = SampleText.party("PT Nusa", role: "customer", people: [.dewi, andi])
        }
        let result = try forged(forge, main, honest: honest)
        #expect(result.code == 1)
        #expect(result.errors.contains("is not one that the text lists for nusa to sign with"), "\(result.errors)")
    }

    @Test(arguments: ["rows", "one row", "beneficiary", "remarks"])
    func theUsualSpellingsAreRead(spelling: String) async throws {
        let honest = try await honest(try Forge())
        let dewi = SeededKey("dewi").publicKey.openSSH
        let keys = spelling == "rows" ? "\n      - \"\(dewi)\"\n      - \(Self.key)" : " [\"\(dewi)\", \(Self.key)]"
        let (forge, main) = try forgery(Self.dewi) { text in
            text.files["parties/nusa.yaml"] = """
                # party: nusa
                name: "PT Nusa: Retail"
                people:
                - id: dewi
                  name: Dewi Lestari
                  email: dewi@customer.example
                  keys:\(keys.replacing("\n      ", with: "\n  "))
                  may: "sign"

                role: customer
                notices: [{channel: email, address: "a, [b]"}]

                """
            if spelling == "beneficiary" {
                text.files["parties/heir.yaml"] = "name: Ahli Waris\nrole: beneficiary\n"
            }
            if spelling == "remarks" {
                text.files["parties/heir.yaml"] = "name: Ahli Waris\nrole: beneficiary  # an heir\n"
                text.files["parties/nusa.yaml"] = text.files["parties/nusa.yaml"]?
                    .replacing("id: dewi", with: "id: dewi  # a director").replacing(
                        "\"sign\"", with: "sign   # all of it")
            }
        }
        let result = try forged(forge, main, honest: honest)
        #expect(result.succeeded, "\(result.errors)")
        #expect(result.text.contains("version 1: consent of nusa by dewi"))
    }

    @Test(arguments: [
        "signing: {each-party: 1} # each-party: 0", "signing: {each-party: 0}", "signing: {each-party: 01}",
        "signing: {\"each\\u002dparty\": 1} # each-party: 1", "signing: {each-party: }", "signing: {}",
        "signing: {each-party: 1\u{0}}", "signing: {each-party: 1x}", "# each-party: 0\nsigning: {each-party: 1}",
    ])
    func howManyConsentsAreNeededIsSaidOnce(signing: String) async throws {
        let honest = try await honest(try Forge())
        let (forge, main) = try forgery(nil) { text in
            text.files["agreement.yaml"] = text.files["agreement.yaml"]?.replacing(
                "signing: {each-party: 1}", with: signing)
        }
        let result = try forged(forge, main, honest: honest)
        #expect(result.code == 2, "\(result.errors)\(result.text)")
        #expect(result.errors.contains("does not say each-party once"), "\(result.errors)")
    }

    @Test func anActWithinATrailerIsNoAct() async throws {
        let forge = try Forge()
        let honest = try await honest(forge)
        var branch = try forge.propose("acme/more", .second)
        let digest = branch.digest
        let key = SeededKey("dewi").publicKey.fingerprint
        let acts = "\(forge.root)|\(branch.tip)|\(branch.tree)|G|nusa/dewi|\(key)|accept|nusa|dewi|\(forge.root)"
        try forge.add(.accept, to: &branch, by: "sari") { act in
            act["Text"] = "\(digest)\n \(acts)|acme/more|\(forge.good)|\(digest)"
        }
        let result = try forged(forge, try forge.merge(branch, by: "sari"), honest: honest)
        #expect(result.code == 1)
        #expect(result.errors.contains("its trailers are not one line each"), "\(result.errors)\(result.text)")
    }

    @Test func whatATerminalWouldObeyIsNotPrinted() async throws {
        let forge = try Forge()
        let honest = try await honest(forge)
        var branch = try forge.propose("acme/more", .second)
        try forge.add(.accept, to: &branch, by: "sari") { $0.body += "\u{1b}[2J" }
        try forge.add(.accept, to: &branch, by: "dewi")
        let result = try forged(forge, try forge.merge(branch, by: "dewi"), honest: honest)
        #expect(result.text.contains("[2J") && !result.text.contains("\u{1b}"), "\(result.errors)")
    }

    @Test func whatIsNoBundleIsNotFollowed() async throws {
        let forge = try Forge()
        let honest = try await honest(forge)
        for other in ["gitdir: \(forge.directory.path)/.git\n", "# v3 git bundle\n", "", "\(forge.directory.path)\n"] {
            let spoilt = try honest.copy()
            try spoilt.write(other.utf8, to: "agreement.bundle")
            try spoilt.seal()
            let result = try spoilt.check("\(forge.root)")
            #expect(result.code == 1)
            #expect(result.errors.contains("agreement.bundle is no bundle of git"), "\(result.errors)")
        }
    }

    @Test func aTreeThatHasAFileTwiceIsRefused() async throws {
        let forge = try Forge()
        let honest = try await honest(forge)
        let blob = try forge.write(Array("name: PT Nusa\n".utf8), as: .blob)
        let entry = Forge.entry("100644", "agreement.yaml", blob)
        let tree = try forge.write(entry + entry, as: .tree)
        var branch = try forge.propose("acme/more", .second) { $0.tree = tree }
        branch.tree = tree
        try forge.add(.accept, to: &branch, by: "sari")
        try forge.add(.accept, to: &branch, by: "dewi")
        let result = try forged(forge, try forge.merge(branch, by: "dewi"), honest: honest)
        #expect(result.code == 1)
        #expect(result.errors.contains("FAILED: agreement.bundle: ") && result.errors.contains("duplicate"))
    }

    @Test func thePackageThatIsCheckedIsTheOneThatWasNamed() async throws {
        let clone = try await SharedClone.withTwoVersions()
        let whole = try await package(clone.directory.path)
        let spoilt = try whole.copy()
        try spoilt.flip("index.html", at: 9, by: 1)
        let elsewhere = ["CDPATH": whole.directory.path, "GIT_NAMESPACE": "none", "GIT_CONFIG": "/nowhere"]
        let id = "\(clone.agreement.id)"
        #expect(try whole.check(id, by: "evidence/check.sh", adding: elsewhere).succeeded)
        let result = try spoilt.check(id, by: "evidence/check.sh", adding: elsewhere)
        #expect(result.code == 1 && result.errors.contains("index.html"), "\(result.errors)\(result.text)")
    }
}
