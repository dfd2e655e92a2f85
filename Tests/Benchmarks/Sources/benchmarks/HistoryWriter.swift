import Agreements
import Crypto
import Foundation
import GitStore
import SSHSignature

/// Composes the objects of a long history one by one and stores them in packs: what a hundred thousand acts of an
/// honest program would leave behind, in seconds. What comes of it is verified before anything is measured.
struct HistoryWriter {
    private let repository: Repository
    private let signers = ["acme": Member("sari", of: "acme"), "nusa": Member("dewi", of: "nusa")]
    /// Objects that were composed and not stored yet.
    private var waiting: [(ObjectKind, [UInt8])] = []
    private var composed: Set<ObjectID> = []
    private var seconds: Int64
    private(set) var root: ObjectID?
    private(set) var head: ObjectID?

    /// Somebody who signs for a party of the text.
    private struct Member {
        let party: String
        let person: String
        let key: BenchmarkKey
        let identity: String

        init(_ person: String, of party: String) {
            self.party = party
            self.person = person
            key = BenchmarkKey(person)
            identity = BenchmarkText.identity(of: person, in: party)
        }
    }

    init(_ repository: Repository, from seconds: Int64) {
        self.repository = repository
        self.seconds = seconds
    }

    /// Stores what was composed so far, and lets `main` say so.
    mutating func finish() throws {
        try store()
        guard let head else { return }
        let main = "refs/heads/main"
        try repository.updateReference(
            main, to: head, expecting: try repository.reference(main), message: "a long history")
    }

    private mutating func store() throws {
        _ = try repository.write(waiting)
        waiting = []
    }

    /// The opening.
    mutating func open() throws {
        let text = BenchmarkText.openingText
        root = try act(.open, "acme", try tree(of: text), on: [], text: text, base: nil, amendment: nil)
        head = root
    }

    /// One amendment, from its proposal to its merge, on the next day; the first also proves both keys.
    mutating func amend(_ number: Int, text: BenchmarkText, day: Int64) throws {
        guard let base = head, let name = AmendmentName("acme/a\(number)") else { return }
        seconds += day
        let tree = try tree(of: text)
        var tip = base
        func add(_ kind: ActKind, _ party: String, to writer: inout HistoryWriter) throws {
            tip = try writer.act(kind, party, tree, on: [tip], text: text, base: base, amendment: name)
        }
        try add(.propose, "acme", to: &self)
        if number == 1 {
            try add(.enrol, "acme", to: &self)
            try add(.enrol, "nusa", to: &self)
        }
        try add(.accept, "acme", to: &self)
        try add(.accept, "nusa", to: &self)
        head = try act(.merge, "nusa", tree, on: [base, tip], text: text, base: base, amendment: name)
        if waiting.count > 5_000 { try store() }
    }

    private mutating func act(
        _ kind: ActKind, _ party: String, _ tree: ObjectID, on parents: [ObjectID], text: BenchmarkText,
        base: ObjectID?, amendment: AmendmentName?
    ) throws -> ObjectID {
        guard let member = signers[party], let time = ActTime(seconds: seconds, offset: 420) else {
            throw BenchmarkFailure("\(party) has nobody who signs")
        }
        seconds += 60
        let wording = ActWording.of(
            kind, declaration: try text.declaration, amendment: amendment, partyName: BenchmarkText.names[party] ?? "",
            fingerprint: member.key.publicKey.fingerprint)
        let values: [(TrailerKey, String?)] = [
            (.agreement, root?.description), (.act, kind.rawValue), (.amendment, amendment?.description),
            (.party, member.party), (.person, member.person), (.base, base?.description), (.text, text.digest),
        ]
        let message = ActMessage(
            subject: wording?.subject ?? "A new edition", body: wording?.body ?? "",
            trailers: values.compactMap { key, value in value.map { Trailer(key: key, value: $0) } }
        ).text
        let payload = RawCommit.payload(
            tree: tree, parents: parents, identity: member.identity, time: time, message: message)
        let commit = RawCommit(
            tree: tree, parents: parents, identity: member.identity, time: time, armor: try member.key.armor(payload),
            message: message)
        return try object(.commit, commit.bytes)
    }

    /// Composes the folders of a text, each in git's order.
    private mutating func tree(of text: BenchmarkText) throws -> ObjectID {
        var folders: [String: [(name: String, mode: String, id: ObjectID)]] = ["": []]
        for (path, content) in text.files {
            let parts = path.split(separator: "/").map { String($0) }
            let id = try object(.blob, Array(content.utf8))
            folders[parts.count == 2 ? parts[0] : "", default: []].append((parts[parts.count - 1], "100644", id))
        }
        for (folder, entries) in folders where !folder.isEmpty {
            folders["", default: []].append((folder, "40000", try object(.tree, Self.bytes(of: entries))))
        }
        return try object(.tree, Self.bytes(of: folders[""] ?? []))
    }

    private static func bytes(of entries: [(name: String, mode: String, id: ObjectID)]) -> [UInt8] {
        func key(_ entry: (name: String, mode: String, id: ObjectID)) -> String {
            entry.mode == "40000" ? entry.name + "/" : entry.name
        }
        return entries.sorted { key($0).utf8.lexicographicallyPrecedes(key($1).utf8) }.flatMap { entry in
            Array("\(entry.mode) \(entry.name)\0".utf8) + entry.id.bytes
        }
    }

    private mutating func object(_ kind: ObjectKind, _ bytes: [UInt8]) throws -> ObjectID {
        let id = try ObjectID.of(bytes, as: kind)
        if composed.insert(id).inserted { waiting.append((kind, bytes)) }
        return id
    }
}
