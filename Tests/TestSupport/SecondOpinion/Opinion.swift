internal import Agreements
public import GitStore
internal import SSHSignature

/// What two verifiers of one format must agree on: the answer, and what the versions rest on. Not the words.
public struct Opinion: Hashable, Sendable, Decodable {
    public var verdict: String
    /// The last version that was found good.
    public var sound: String?
    public var versions: Int
    public var acts: Int
    public var chain: [Link]

    /// One version that was found good.
    public struct Link: Hashable, Sendable, Decodable {
        public var version: Int
        public var commit: String
        public var text: String
        /// The fingerprints of the keys that consented to it, in order.
        public var consents: [String]
    }

    /// What the library says of a copy, from a handle of its own that remembers nothing.
    public init(of repository: Repository, root: ObjectID, main: ObjectID? = nil, now: Int64) throws {
        var chain: [Link] = []
        let verification = try Agreement.verify(
            try Repository.open(at: repository.gitDirectory, discovering: false), root: root, main: main, now: now,
            found: { found in
                chain.append(
                    Link(
                        version: found.version.number, commit: found.act.id.description,
                        text: found.version.text.digest.description,
                        consents: Set(found.consents.map(\.key.fingerprint)).sorted()))
            })
        verdict = verification.verdict.rawValue
        sound = verification.sound?.description
        versions = verification.ledger?.versions.count ?? 0
        acts = verification.ledger?.acts ?? 0
        self.chain = chain
    }

    /// In what the library and the second verifier differ about a copy; nil where they say the same.
    public static func difference(
        on repository: Repository, root: ObjectID, main: ObjectID? = nil, now: Int64
    ) throws -> String? {
        let head = try main ?? repository.reference(Agreement.main)
        let ours = try Opinion(of: repository, root: root, main: head, now: now)
        let theirs = try SecondOpinion.shared.verdict(
            on: repository.gitDirectory, agreement: root.description, main: head?.description ?? Agreement.main)
        return ours == theirs ? nil : "The library says \(ours). The second verifier says \(theirs)."
    }
}

extension SharedClone {
    /// In what the library and the second verifier differ about the clone; nil where they say the same.
    public func differenceOfOpinions() throws -> String? {
        try Opinion.difference(on: agreement.repository, root: agreement.id, now: clock.now)
    }
}

extension Forge {
    /// In what the library and the second verifier differ about a commit as `main`; nil where they say the same.
    public func differenceOfOpinions(about main: ObjectID) throws -> String? {
        try Opinion.difference(on: repository, root: root, main: main, now: latest)
    }
}
