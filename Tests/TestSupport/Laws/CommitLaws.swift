import Agreements
import GitStore
import SSHSignature

/// What holds of every commit that is read.
enum CommitLaws {
    static func hold(for bytes: [UInt8]) throws(BrokenLaw) -> Bool {
        let id = try self.id
        let commit: RawCommit
        do throws(CommitFault) {
            commit = try RawCommit.parse(bytes)
        } catch {
            guard case .refused = Act.read(bytes, id: id) else {
                throw BrokenLaw(description: "What is no commit of the format states no act.")
            }
            return false
        }
        try BrokenLaw.unless(commit.bytes == bytes, "A commit is written as it was read.")
        try BrokenLaw.unless(
            commit.payload == withoutSignature(bytes), "What is signed is the commit without its `gpgsig` header.")
        try BrokenLaw.unless(commit.parents.count <= 2, "A commit has at most two parents.")
        if case .good(let act) = Act.read(bytes, id: id) { try hold(for: act, of: commit) }
        try holdOnceSigned(commit, id: id)
        return true
    }

    /// Signatures are what mutation destroys first: so that the rest is looked at, the commit is signed anew.
    private static func holdOnceSigned(_ commit: RawCommit, id: ObjectID) throws(BrokenLaw) {
        let signed = RawCommit(
            tree: commit.tree, parents: commit.parents, identity: commit.identity, time: commit.time,
            armor: signer.sign(commit.payload, namespace: "git").armored, message: commit.message)
        guard signed.bytes.count <= RawCommit.sizeLimit else { return }
        try BrokenLaw.unless(
            (try? RawCommit.parse(signed.bytes)) == signed, "A commit can be read whoever signed it.")
        switch Act.read(signed.bytes, id: id) {
        case .good(let act):
            try BrokenLaw.unless(act.key == signer.publicKey, "The key of an act is the one that signed it.")
            try hold(for: act, of: signed)
        case .refused(let findings):
            try BrokenLaw.unless(!findings.isEmpty, "A refusal says why.")
            try BrokenLaw.unless(
                findings.allSatisfy { $0.rule != .signed }, "A signature over a commit is good for that commit.")
        }
    }

    private static func hold(for act: Act, of commit: RawCommit) throws(BrokenLaw) {
        try BrokenLaw.unless(
            act.tree == commit.tree && act.parents == commit.parents && act.identity == commit.identity
                && act.time == commit.time, "An act has the tree, parents, author and time of its commit.")
        // Written from what the trailers mean, so that no two spellings can mean one act.
        let values: [(String, String?)] = [
            ("Agreement", act.agreement?.description), ("Act", act.kind.rawValue),
            ("Amendment", act.amendment?.description), ("Party", act.party.description),
            ("Person", act.person.description), ("Base", act.base?.description), ("Text", act.text?.description),
            ("Clause", act.clause), ("Re", act.re?.description),
        ]
        let trailers = values.compactMap { key, value in value.map { "\(key): \($0)\n" } }.joined()
        let message = act.subject + "\n\n" + (act.body.isEmpty ? "" : act.body + "\n\n") + trailers
        try BrokenLaw.unless(
            message.utf8.elementsEqual(commit.message.utf8), "The message of an act can be written from what it means.")
    }

    /// The commit's lines but for `gpgsig` and those that continue it, as git leaves them out.
    private static func withoutSignature(_ bytes: [UInt8]) -> [UInt8] {
        var kept: [UInt8] = []
        var rest = bytes[...]
        var isInSignature = false
        while let end = rest.firstIndex(of: UInt8(ascii: "\n")), end > rest.startIndex {
            let line = rest[...end]
            isInSignature = line.starts(with: "gpgsig ".utf8) || (isInSignature && line.first == UInt8(ascii: " "))
            if !isInSignature { kept += line }
            rest = rest[(end + 1)...]
        }
        return kept + rest
    }

    private static let signer = SeededKey("sari")

    /// Any id: nothing here asks what lies in a repository.
    private static var id: ObjectID {
        get throws(BrokenLaw) {
            guard let id = ObjectID(bytes: [UInt8](repeating: 0xA5, count: 20)) else {
                throw BrokenLaw(description: "Twenty bytes are an id.")
            }
            return id
        }
    }
}
