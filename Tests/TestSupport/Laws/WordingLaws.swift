import Agreements
import GitStore
import SSHSignature

/// What a text makes people sign can be signed: no title and no name in it stands in the way of the acts it calls for.
enum WordingLaws {
    static func hold(for declaration: Declaration) throws(BrokenLaw) {
        for kind in [ActKind.open, .enrol, .accept, .merge] {
            try hold(for: kind, declaration: declaration, partyName: "PT Acme Hosting")
        }
    }

    static func hold(for party: Party) throws(BrokenLaw) {
        for language in ["en", "id"] {
            let sample = SampleText.opening(languages: [language]).bytes("agreement.yaml")
            guard case .success(let declaration) = Declaration.read(sample) else {
                throw BrokenLaw(description: "The sample is a declaration.")
            }
            try hold(for: .accept, declaration: declaration, partyName: party.name)
        }
        for person in party.people { try hold(forAuthor: person.identity) }
    }

    /// The format's own words for an act, with a trailer behind them, are a message.
    private static func hold(for kind: ActKind, declaration: Declaration, partyName: String) throws(BrokenLaw) {
        let wording = ActWording.of(
            kind, declaration: declaration, amendment: AmendmentName("acme/availability"), partyName: partyName,
            fingerprint: fingerprint)
        guard let wording, let body = wording.body else {
            throw BrokenLaw(description: "The format has words for `\(kind.rawValue)`.")
        }
        let text = "\(wording.subject)\n\n\(body)\n\nAct: \(kind.rawValue)\n"
        guard text.utf8.count <= ActMessage.sizeLimit else { return }
        let message: ActMessage
        do throws(CommitFault) {
            message = try ActMessage.parse(text)
        } catch {
            throw BrokenLaw(description: "The words of `\(kind.rawValue)` can be signed. \(error.message)")
        }
        try BrokenLaw.unless(
            message.subject.utf8.elementsEqual(wording.subject.utf8) && message.body.utf8.elementsEqual(body.utf8),
            "The words of `\(kind.rawValue)` are read as they were written.")
    }

    /// A commit by that person is a commit of the format.
    private static func hold(forAuthor identity: String) throws(BrokenLaw) {
        guard let tree = ObjectID(bytes: [UInt8](repeating: 0xA5, count: 20)),
            let time = ActTime(seconds: 1_767_582_000, offset: 420)
        else { throw BrokenLaw(description: "A commit has a tree and a time.") }
        let commit = RawCommit(
            tree: tree, parents: [], identity: identity, time: time, armor: Array("armor\n".utf8), message: "Subject\n")
        guard commit.bytes.count <= RawCommit.sizeLimit else { return }
        let read: RawCommit
        do throws(CommitFault) {
            read = try RawCommit.parse(commit.bytes)
        } catch {
            throw BrokenLaw(description: "A person of the text can be the author of a commit. \(error.message)")
        }
        try BrokenLaw.unless(read == commit, "A commit is by the person who wrote it.")
    }

    private static let fingerprint = SeededKey("sari").publicKey.fingerprint
}
