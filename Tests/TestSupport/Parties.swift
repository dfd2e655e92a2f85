public import Agreements
import Foundation
import GitStore
import Synchronization

/// A clock that a test moves by hand.
public final class HandClock: Sendable {
    private let seconds: Mutex<Int64>

    /// - Parameter start: 2026-01-05T03:00:00Z, 10:00 in Jakarta, unless a test says otherwise.
    public init(_ start: Int64 = 1_767_582_000) { seconds = Mutex(start) }

    public var clock: Clock { Clock { [self] in seconds.withLock { $0 } } }
    public var now: Int64 { seconds.withLock { $0 } }
    public func advance(_ by: Int64 = 60) { seconds.withLock { $0 += by } }
}

/// A clone in which people of both parties act through the library, with keys made from seeds.
public final class SharedClone {
    public let directory: TemporaryDirectory
    public let clock: HandClock
    public private(set) var agreement: Agreement
    /// Who signs with another kind of key than the one made from their seed.
    private let signers: [String: any Signer]

    /// Opens an agreement in a fresh directory, by Sari of Acme unless a test says otherwise.
    public init(
        _ text: SampleText = .opening(), opener: String = "sari", signers: [String: any Signer] = [:],
        clock: HandClock = HandClock()
    ) async throws {
        directory = try TemporaryDirectory("clone")
        self.clock = clock
        self.signers = signers
        let repository = try Repository.create(at: directory.path, bare: false, initialBranch: "main")
        let opening = Opening(declaration: text.bytes("agreement.yaml"), parties: text.parties)
        agreement = try await Agreement.open(
            opening, in: repository, by: signers[opener] ?? SeededSigner(opener), clock: clock.clock)
        try agreement.prepareClone()
    }

    /// What signs for a seed.
    public func signer(_ seed: String) -> any Signer { signers[seed] ?? SeededSigner(seed) }

    public func history() throws -> History { try agreement.history() }

    /// Makes the working tree hold exactly these files.
    public func write(_ text: SampleText) throws {
        for name in try FileManager.default.contentsOfDirectory(atPath: directory.path) where name != ".git" {
            try FileManager.default.removeItem(atPath: directory.file(name))
        }
        for (path, content) in text.files { try directory.write(content, to: path) }
    }

    /// Proposes or revises, depending on whether the amendment is there.
    @discardableResult
    public func propose(_ name: String, _ text: SampleText, by seed: String = "sari") async throws -> Amendment {
        clock.advance()
        try write(text)
        let history = try history()
        let signer = signer(seed)
        let working = try WorkingText.read(in: history)
        let name = try name.amendment
        if let amendment = try? history.amendment(name) {
            let author = try history.author(signer.publicKey, on: amendment)
            let draft = try history.draftRevision(
                of: amendment, text: working, summary: "Revise", reason: "", by: author)
            return try await history.record(draft, on: amendment, by: signer).amendment
        }
        let author = try history.author(signer.publicKey)
        let draft = try history.draftProposal(
            name.slug, text: working, summary: "Propose", reason: "", by: author)
        return try await history.record(
            draft, on: history.newAmendment(name), by: signer
        ).amendment
    }

    /// Does an act on an amendment that is there.
    @discardableResult
    public func act(
        _ kind: ActKind, on name: String, by seed: String, words: String = "Because."
    ) async throws -> Amendment {
        clock.advance()
        let history = try history()
        let amendment = try history.amendment(try name.amendment)
        let signer = signer(seed)
        let author = try history.author(signer.publicKey, on: amendment)
        let draft =
            switch kind {
            case .enrol: try history.draftEnrolment(in: amendment, by: author)
            case .accept: try history.draftConsent(to: amendment, by: author)
            case .reject: try history.draftRejection(of: amendment, why: words, by: author)
            case .withdraw: try history.draftWithdrawal(of: amendment, why: words, by: author)
            default: try history.draftComment(on: amendment, words, by: author)
            }
        return try await history.record(draft, on: amendment, by: signer).amendment
    }

    /// Merges an executed amendment.
    @discardableResult
    public func merge(_ name: String, by seed: String) async throws -> Act {
        clock.advance()
        let history = try history()
        let amendment = try history.amendment(try name.amendment)
        let signer = signer(seed)
        let author = try history.author(signer.publicKey, on: amendment)
        let act = try await history.recordMerge(
            try history.draftMerge(of: amendment, by: author), of: amendment, by: signer)
        try agreement.discardLanded(try self.history())
        return act
    }

    /// Everything from proposal to merge: the first proposes, all accept, the last merges. New keys are enrolled on the
    /// way.
    @discardableResult
    public func amend(_ name: String, _ text: SampleText, by people: [String] = ["sari", "dewi"]) async throws -> Act {
        var amendment = try await propose(name, text, by: people[0])
        for seed in people {
            if amendment.keysToEnrol[signer(seed).publicKey] != nil {
                try await act(.enrol, on: name, by: seed)
            }
            amendment = try await act(.accept, on: name, by: seed)
        }
        return try await merge(name, by: people[people.count - 1])
    }

    /// A stock git in the clone, with settings of its own alone.
    public var git: StockProgram { StockProgram("/usr/bin/git", in: directory.path, home: directory.path) }

    public func verify() throws -> Verification {
        try Agreement.verify(agreement.repository, root: agreement.id, now: clock.now)
    }
}

extension String {
    /// The amendment of this name.
    public var amendment: AmendmentName {
        get throws {
            guard let name = AmendmentName(self) else { throw NotAName(text: self) }
            return name
        }
    }

    private struct NotAName: Error { let text: String }
}
