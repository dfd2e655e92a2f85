public import Agreements
internal import Crypto
import Foundation
public import GitStore
internal import SSHSignature

/// Writes commits and trees as anyone can who has write access to a repository and a key, without asking the library
/// whether they are allowed.
///
/// It composes the format by itself, from its description alone, so that it is also a second opinion on what the
/// library writes. A forge begins with an agreement that is opened and has its first text on `main`: version 1.
public final class Forge {
    /// Who a seed's key is said to belong to.
    public struct Actor {
        public var party: String
        public var person: String
        public var identity: String

        public init(_ party: String, _ person: String, _ identity: String) {
            self.party = party
            self.person = person
            self.identity = identity
        }
    }

    public let directory: TemporaryDirectory
    public let repository: Repository
    public private(set) var root: ObjectID
    /// What `main` ought to be at: the newest version whose parties all signed it.
    public var good: ObjectID
    /// The text of `good`.
    public var text: SampleText
    /// Seconds since 1970-01-01T00:00:00Z; each act is a minute after the one before.
    public var time: Int64 = 1_767_582_000
    /// The time of the latest act: what the clock of whoever looks says.
    public private(set) var latest: Int64 = 0
    public var people = [
        "sari": Actor("acme", "sari", "Sari Wulandari, S.H <sari@provider.example>"),
        "dewi": Actor("nusa", "dewi", "Dewi Lestari <dewi@customer.example>"),
        "budi": Actor("acme", "budi", "Budi Santoso <budi@provider.example>"),
    ]

    /// - Parameter first: what version 1 says; nil leaves the agreement at its opening.
    public init(opening: SampleText = .opening(), first: SampleText? = .first(), signers: [String] = ["sari", "dewi"])
        throws
    {
        directory = try TemporaryDirectory("forge")
        repository = try Repository.create(at: directory.path, bare: false, initialBranch: "main")
        // Only until the opening exists, which is what all of them are.
        let nothing = try repository.write([], as: .tree)
        (root, good, text) = (nothing, nothing, opening)
        root = try open(opening)
        good = root
        try move("refs/heads/main", to: root)
        if let first { try amend("acme/formation", first, enrolling: signers, by: signers) }
    }

    /// The opening act of a text.
    public func open(_ text: SampleText, by seed: String = "sari", edit: (inout ForgedAct) -> Void = { _ in }) throws
        -> ObjectID
    {
        let (tree, digest) = try write(text)
        var act = try draft(.open, seed, tree: tree, parents: [], text: text, amendment: nil)
        act.trailers = [
            ("Act", "open"), ("Party", actor(seed).party), ("Person", actor(seed).person), ("Text", digest),
        ]
        edit(&act)
        return try sign(act, by: seed)
    }

    /// Begins anew with another opening: `main` and everything that is forged from now on belong to it.
    public func begin(_ opening: ObjectID) {
        (root, good) = (opening, opening)
    }

    // MARK: Branches

    /// An amendment as its acts were forged. Nothing refers to them until a reference is moved.
    public struct Branch {
        public var name: String
        public var base: ObjectID
        public var tip: ObjectID
        public var text: SampleText
        public var tree: ObjectID
        public var digest: String

        public init(name: String, base: ObjectID, tip: ObjectID, text: SampleText, tree: ObjectID, digest: String) {
            (self.name, self.base, self.tip) = (name, base, tip)
            (self.text, self.tree, self.digest) = (text, tree, digest)
        }
    }

    /// Proposes a text.
    public func propose(
        _ name: String, _ text: SampleText, on base: ObjectID? = nil, by seed: String = "sari",
        edit: (inout ForgedAct) -> Void = { _ in }
    ) throws -> Branch {
        let (tree, digest) = try write(text)
        let base = base ?? good
        var branch = Branch(name: name, base: base, tip: base, text: text, tree: tree, digest: digest)
        try add(.propose, to: &branch, by: seed, edit: edit)
        return branch
    }

    /// Puts one more act on a branch.
    @discardableResult
    public func add(
        _ kind: ActKind, to branch: inout Branch, by seed: String, text: SampleText? = nil,
        edit: (inout ForgedAct) -> Void = { _ in }
    ) throws -> ObjectID {
        if let text {
            branch.text = text
            (branch.tree, branch.digest) = try write(text)
        }
        var act = try draft(kind, seed, on: branch, parents: [branch.tip])
        edit(&act)
        branch.tip = try sign(act, by: seed)
        return branch.tip
    }

    /// Carries a branch onto another version, with the text that the caller merged.
    public func refresh(
        _ branch: inout Branch, onto base: ObjectID, text: SampleText, by seed: String,
        edit: (inout ForgedAct) -> Void = { _ in }
    ) throws {
        branch.base = base
        try add(.refresh, to: &branch, by: seed, text: text) { act in
            act.parents.append(base)
            edit(&act)
        }
    }

    /// The merge of a branch, which `main` does not point at yet.
    public func merge(_ branch: Branch, by seed: String, edit: (inout ForgedAct) -> Void = { _ in }) throws -> ObjectID
    {
        var act = try draft(.merge, seed, on: branch, parents: [branch.base, branch.tip])
        edit(&act)
        return try sign(act, by: seed)
    }

    /// Everything from proposal to merge, as honest people do it; `main` moves.
    @discardableResult
    public func amend(
        _ name: String, _ text: SampleText, enrolling: [String] = [], by signers: [String] = ["sari", "dewi"]
    ) throws -> ObjectID {
        var branch = try propose(name, text, by: signers[0])
        for seed in enrolling { try add(.enrol, to: &branch, by: seed) }
        for seed in signers { try add(.accept, to: &branch, by: seed) }
        good = try merge(branch, by: signers[signers.count - 1])
        self.text = text
        try move("refs/heads/main", to: good)
        return good
    }

    /// An honest act of a kind on a branch, not yet signed.
    private func draft(_ kind: ActKind, _ seed: String, on branch: Branch, parents: [ObjectID]) throws -> ForgedAct {
        var act = try draft(
            kind, seed, tree: branch.tree, parents: parents, text: branch.text, amendment: branch.name)
        act.trailers = [
            ("Agreement", root.description), ("Act", kind.rawValue), ("Amendment", branch.name),
            ("Party", actor(seed).party), ("Person", actor(seed).person),
        ]
        if ![.comment, .reject, .withdraw].contains(kind) {
            act.trailers += [("Base", branch.base.description), ("Text", branch.digest)]
        }
        return act
    }

    private func draft(
        _ kind: ActKind, _ seed: String, tree: ObjectID, parents: [ObjectID], text: SampleText, amendment: String?
    ) throws -> ForgedAct {
        time += 60
        let actor = actor(seed)
        // A party is named as the version before names it, and one that joins as its own text does.
        let file = self.text.files["parties/\(actor.party).yaml"] ?? text.files["parties/\(actor.party).yaml"]
        let name = file?.split(separator: "\n").first?.dropFirst("name: ".count)
        var words: ActWording?
        if case .success(let declaration) = Declaration.read(text.bytes("agreement.yaml")) {
            words = ActWording.of(
                kind, declaration: declaration, amendment: try amendment?.amendment, partyName: String(name ?? ""),
                fingerprint: SeededKey(seed).publicKey.fingerprint)
        }
        return ForgedAct(
            kind: kind.rawValue, tree: tree, parents: parents, identity: actor.identity, seconds: time,
            subject: words?.subject ?? "\(kind.rawValue.capitalized) a text", body: words?.body ?? "Because.",
            trailers: [])
    }

    public func actor(_ seed: String) -> Actor {
        people[seed] ?? Actor("nobody", seed, "\(seed) <\(seed)@else.example>")
    }

    // MARK: Objects and references

    /// Signs a commit with a seed's key and stores it.
    public func sign(_ act: ForgedAct, by seed: String) throws -> ObjectID {
        latest = max(latest, act.seconds)
        return try write(act.commit(signature: SeededKey(seed).sign(act.payload, namespace: "git").armored))
    }

    /// Stores any bytes under any kind.
    public func write(_ bytes: [UInt8], as kind: ObjectKind = .commit) throws -> ObjectID {
        try repository.write(bytes, as: kind)
    }

    /// Stores another commit: the bytes of one, changed.
    public func rewrite(_ id: ObjectID, _ change: (String) -> String) throws -> ObjectID {
        try write(Array(change(try content(of: id)).utf8))
    }

    /// The bytes of an object as text.
    public func content(of id: ObjectID) throws -> String {
        String(decoding: try repository.object(id, limit: 1 << 28).bytes, as: UTF8.self)
    }

    /// Stores the files of a text, and computes its digest from the description of it.
    public func write(_ text: SampleText) throws -> (tree: ObjectID, digest: String) {
        let paths = text.files.keys.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
        let blobs = try repository.write(paths.map { (.blob, text.bytes($0)) })
        let tree = try repository.writeTree(zip(paths, blobs).map { (path: $0, blob: $1) })
        var digest = SHA256()
        digest.update(data: Array("countersign/1 text\n".utf8))
        for path in paths {
            digest.update(data: Array("\(path)\0\(Self.hex(SHA256.hash(data: text.bytes(path))))\n".utf8))
        }
        return (tree, "sha256:" + Self.hex(digest.finalize()))
    }

    /// One entry of a tree as it is stored; nothing is checked.
    public static func entry(_ mode: String, _ name: String, _ id: ObjectID) -> [UInt8] {
        Array("\(mode) \(name)\0".utf8) + id.bytes
    }

    /// Moves a reference as `git update-ref` does, whatever it was.
    public func move(_ reference: String, to id: ObjectID?) throws {
        let result =
            if let id { try git.run("update-ref", reference, id.description) } else {
                try git.run("update-ref", "-d", reference)
            }
        guard result.succeeded else { throw Refused(errors: result.errors) }
    }

    /// A stock git in the repository.
    public var git: StockProgram { StockProgram("/usr/bin/git", in: directory.path, home: directory.path) }

    /// What stock git says of a commit's signature, when it knows the keys of everyone here.
    public func stockVerifies(_ id: ObjectID, knowing seeds: [String] = []) throws -> Bool {
        let signers = (Array(people.keys) + seeds).sorted().map { "\($0) \(SeededKey($0).publicKey.openSSH)\n" }
            .joined()
        try Data(signers.utf8).write(to: URL(filePath: repository.gitDirectory + "/signers"))
        let setting = "gpg.ssh.allowedSignersFile=\(repository.gitDirectory)/signers"
        return try git.run("-c", setting, "verify-commit", id.description).succeeded
    }

    /// What the library says of the repository as it stands.
    public func verify() throws -> Verification { try Agreement.verify(repository, root: root, now: latest) }

    private struct Refused: Error { let errors: String }

    private static func hex(_ bytes: some Sequence<UInt8>) -> String {
        bytes.map { String($0 >> 4, radix: 16) + String($0 & 15, radix: 16) }.joined()
    }
}
