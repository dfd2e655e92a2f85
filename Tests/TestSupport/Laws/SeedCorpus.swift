import Agreements
import Foundation
import SSHSignature

/// The inputs that a fuzzer begins with, made from the samples of the tests with fixed seeds and dates.
///
/// They are kept in `Tests/Fuzz/Corpora` beside what fuzzing found. The name says what becomes of each: `valid-…` is
/// accepted, `refused-…` is not; any other name is one that the fuzzer gave.
public struct SeedCorpus {
    /// By target, then by file name.
    public private(set) var files: [FuzzTarget: [String: [UInt8]]] = [:]

    /// Plays a small agreement from its opening to a second version, and takes every object that comes of it.
    public init() async throws {
        let clone = try await SharedClone()
        try await clone.amend("acme/formation", .first())
        var text = SampleText.first(inForce: "2026-03-01", languages: ["en"])
        text.files["clauses/020-availability.en.md"] = "# Availability\n\nThe shop is available 99.95% of each month.\n"
        try await clone.propose("acme/availability", text)
        try await clone.act(
            .comment, on: "acme/availability", by: "dewi", words: "Why not 99.99%?\n\nWe had it before.")
        try await clone.act(.reject, on: "acme/availability", by: "dewi", words: "It is still too low.")
        text.files["clauses/020-availability.en.md"] = "# Availability\n\nThe shop is available 99.99% of each month.\n"
        try await clone.propose("acme/availability", text)
        try await clone.act(.withdraw, on: "acme/availability", by: "sari", words: "We think again.")
        try addObjects(of: clone)
        addTrees()
        addTexts()
        addKeysAndSignatures()
    }

    private mutating func add(_ bytes: [UInt8], _ name: String, to target: FuzzTarget) {
        files[target, default: [:]][name] = bytes
    }

    private mutating func add(_ text: String, _ name: String, to target: FuzzTarget) {
        add(Array(text.utf8), name, to: target)
    }

    /// Every commit with its message, and every tree.
    private mutating func addObjects(of clone: SharedClone) throws {
        let objects = try clone.git.run("rev-list", "--objects", "--reverse", "--all").text.split(separator: "\n")
        var count = 0
        for id in objects.compactMap({ $0.split(separator: " ").first }) {
            let kind = try clone.git.run("cat-file", "-t", String(id)).text
            guard kind != "blob" else { continue }
            let bytes = try clone.git.run("cat-file", kind, String(id)).output
            count += 1
            let number = count < 10 ? "0\(count)" : "\(count)"
            if kind == "tree" { add(bytes, "valid-\(number)", to: .tree) } else { addCommit(bytes, number: number) }
        }
    }

    private mutating func addCommit(_ bytes: [UInt8], number: String) {
        let text = String(decoding: bytes, as: UTF8.self)
        guard let blank = text.firstRange(of: "\n\n"), let header = text.firstRange(of: "\ngpgsig ") else { return }
        let message = String(text[blank.upperBound...])
        guard let act = message.firstMatch(of: /\nAct: (\w+)\n/)?.1 else { return }
        add(bytes, "valid-\(number)-\(act)", to: .commit)
        add(message, "valid-\(act)", to: .message)
        guard act == "accept" else { return }
        add(bytes + Array("\0Liability: unlimited\n".utf8), "refused-nul-tail", to: .commit)
        add(text.replacing("\ngpgsig ", with: "\ngpgsigX rider\ngpgsig "), "refused-rider", to: .commit)
        add(text.replacing("\ngpgsig ", with: "\nencoding x\ngpgsig "), "refused-encoding", to: .commit)
        add(text[..<header.lowerBound] + "\n\n" + message, "refused-unsigned", to: .commit)
        add(text.replacing(/\ \+\d{4}\n/, with: " -0000\n"), "refused-zone", to: .commit)
        add(message.replacing("\nAct: ", with: "\nACT : x\nAct: "), "refused-trailer", to: .message)
        add(message.replacing("I have", with: "I\u{202E} have"), "refused-reordering", to: .message)
        add(message.replacing("I have", with: "I ha\u{301}ve e\u{301}"), "refused-decomposed", to: .message)
    }

    private mutating func addTexts() {
        let text = SampleText.first()
        for (path, content) in text.files where path.hasSuffix(".yaml") {
            let name = path.replacing("/", with: "-").replacing(".yaml", with: "")
            add(content, "valid-\(name)", to: .agreement)
        }
        add(
            """
            format: countersign/1
            profile: service-level-agreement/1   # every key there is
            title: {fr: "Contrat d'h\\xE9bergement", en: 'Hosting Agreement'}
            languages: [fr, en]
            prevailing: fr
            governing-law: ID
            time-zone: Asia/Jakarta
            currency: {code: IDR, increment: "0.01"}
            in-force:
              from: execution
              retroactive: 0123456789abcdef0123456789abcdef01234567
              supersedes: [0123456789abcdef0123456789abcdef01234568]
            term: {from: 2026-07-01, until: 2027-07-01}
            signing: {each-party: 2}
            ground-rules:
            - fr: >-
                Parler
                d'abord.
              en: |-
                Talk first.
            consent: J'accepte ce texte au nom de {party}.

            """, "valid-every-key", to: .agreement)
        // A mark in front of a name sticks to the space before it: found by the law on authors.
        let marked = SamplePerson(id: "a", name: "\u{301}A\u{600}", keys: ["sari"])
        add(SampleText.party("\u{301}A", role: "party", people: [marked]), "valid-marks", to: .agreement)
        add(
            "name: A\nrole: beneficiary\npeople: [{id: a, name: A, email: a@b.c}]\n", "valid-beneficiary",
            to: .agreement)
        for (name, yaml) in [
            ("anchor", "a: &x b\n"), ("alias", "a: *x\n"), ("tag", "a: !!str b\n"), ("merge", "<<: {a: b}\n"),
            ("twice", "a: b\nc: d\na: e\n"), ("explicit-key", "? a\n: b\n"), ("complex-key", "{[a]: b}\n"),
            ("directive", "%YAML 1.1\n---\na: b\n"), ("documents", "a: b\n---\nc: d\n"), ("tab", "a:\tb\n"),
            ("return", "a: b\r\nc: d\r\n"), ("escape", "a: \"\\u202E\"\n"), ("open", "a: [b, {c: d\n"), ("end", "{a"),
            ("deep", String(repeating: "[", count: 40) + "\n"), ("nothing", "a:\n- \n"), ("encoding", "a: b\n"),
            ("decomposed", "a: e\u{301}\n"), ("private", "a: \u{E000}\n"), ("laughs", "a: &a [x]\nb: {*a : *a}\n"),
        ] {
            add(Array(yaml.utf8) + (name == "encoding" ? [0xC3, 0x28] : []), "refused-\(name)", to: .agreement)
        }
    }

    /// Keys and signatures whose numbers are not random; those of ECDSA were made by `ssh-keygen`, once.
    private mutating func addKeysAndSignatures() {
        let sari = SeededKey("sari")
        let signature = sari.sign(Array("The service is available 99.9% of each month.\n".utf8), namespace: "git")
        add(signature.armored, "valid-ed25519-armored", to: .signature)
        add(signature.blob, "valid-ed25519", to: .signature)
        add(signature.blob.dropLast() + [0xFF], "refused-high-s", to: .signature)
        add(signature.blob + [0], "refused-trailing", to: .signature)
        add(signature.armored.map { $0 == 0x0A ? 0x0D : $0 }, "refused-line-ends", to: .signature)
        add(signature.armored + [0x0A], "refused-blank-line", to: .signature)
        for key in [sari.publicKey, SeededP256Key("sari").publicKey] {
            let name = key.algorithm.rawValue
            add(key.blob, "valid-\(name)", to: .key)
            add(key.openSSH, "valid-\(name)-line", to: .key)
            add(key.openSSH + " sari@laptop\r\n", "valid-\(name)-file", to: .key)
        }
        add(sari.publicKey.openSSH + " a\u{7}b\n", "refused-bell", to: .key)
        add(sari.publicKey.openSSH + "\n\n", "refused-two-lines", to: .key)
        add(sari.publicKey.blob.dropLast(32) + [UInt8](repeating: 0, count: 32), "refused-small-order", to: .key)
    }

    /// Trees that git reads in another way than it should be read.
    private mutating func addTrees() {
        func entry(_ mode: String, _ name: String) -> [UInt8] {
            Array("\(mode) \(name)\0".utf8) + [UInt8](repeating: 0xA5, count: 20)
        }
        add([], "valid-empty", to: .tree)
        add(entry("100644", "a-b") + entry("40000", "a"), "valid-order", to: .tree)
        add(entry("100644", "a") + entry("100644", "a"), "refused-twice", to: .tree)
        add(entry("100644", "a") + entry("100644", "a-b") + entry("40000", "a"), "refused-apart", to: .tree)
        add(entry("40000", "a") + entry("100644", "a-b"), "refused-order", to: .tree)
        for mode in ["100755", "120000", "160000", "040000", "0100644"] {
            add(entry(mode, "a"), "refused-\(mode)", to: .tree)
        }
        for (name, hidden) in [("git", ".git"), ("dots", ".."), ("slash", "a/b"), ("case", "A"), ("none", "")] {
            add(entry("100644", hidden), "refused-\(name)", to: .tree)
        }
    }
}
