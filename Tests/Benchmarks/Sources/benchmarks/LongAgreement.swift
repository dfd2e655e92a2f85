import Agreements
import ExternalPrograms
import Foundation
import GitStore
import SSHSignature
import Synchronization

/// An agreement with a history as long as wanted, one amendment a day, built through the library and packed by git.
///
/// Building takes a while, so it is kept beside the build products, and each run works on a copy.
struct LongAgreement {
    let directory: ScratchDirectory
    /// How many versions it had when it was copied, the opening among them.
    let versions: Int
    private let clauses: Int
    private let clock: HandClock
    private var nextAmendment: Int

    private static let day: Int64 = 86_400
    /// 1995-01-02T03:00:00Z: a long history of days has to lie in the past.
    private static let start: Int64 = 789_015_600

    /// A copy of the agreement with so many versions of so many clauses; builds it where it is not there yet.
    init(versions: Int, clauses: Int = 2) async throws {
        let kept = Self.store.appending(path: clauses == 2 ? "\(versions)" : "\(versions)-of-\(clauses)")
        if !FileManager.default.fileExists(atPath: kept.path) { try await Self.build(versions, clauses, at: kept) }
        directory = try ScratchDirectory()
        try FileManager.default.removeItem(atPath: directory.path)
        try FileManager.default.copyItem(at: kept, to: URL(filePath: directory.path))
        self.versions = versions
        self.clauses = clauses
        clock = HandClock(Self.start + Int64(versions) * Self.day)
        nextAmendment = versions
        // Another edition of the library may have built it: what it remembered is made anew before anything is timed.
        _ = try open().history()
    }

    /// Opens the clone as a command does: what was verified before is remembered there.
    func open() throws -> Agreement { try Agreement.open(at: directory.path, clock: clock.clock) }

    /// Puts a day and a new text on the desk, and says what its amendment may be called.
    mutating func nextText() throws -> AmendmentName {
        clock.advance(Self.day)
        let number = nextAmendment
        nextAmendment += 1
        try BenchmarkText.edition(number, clauses: clauses).write(in: directory.path)
        return try Self.name(number)
    }

    /// A new text that Sari has proposed and accepted, and that waits for Dewi.
    mutating func propose() async throws -> AmendmentName {
        let name = try nextText()
        let signer = BenchmarkKey("sari")
        let history = try open().history()
        let author = try history.author(signer.publicKey)
        let proposal = try history.draftProposal(
            name.slug, text: WorkingText.read(in: history), summary: "Propose", reason: "", by: author)
        let amendment = try await history.record(proposal, on: history.newAmendment(name), by: signer).amendment
        _ = try await history.record(history.draftConsent(to: amendment, by: author), on: amendment, by: signer)
        return name
    }

    /// What time it is there, in seconds since 1970.
    var now: Int64 { clock.now }

    private static var store: URL {
        var folder = URL(filePath: #filePath)
        for _ in 0..<3 { folder.deleteLastPathComponent() }
        return folder.appending(path: ".build/agreements")
    }

    private static func name(_ number: Int) throws -> AmendmentName {
        guard let name = AmendmentName("acme/a\(number)") else { throw BenchmarkFailure("a\(number) is no name") }
        return name
    }

    private static func build(_ versions: Int, _ clauses: Int, at kept: URL) async throws {
        print("building an agreement of \(versions) versions of \(clauses) clauses (once) …")
        let unfinished = kept.appendingPathExtension("unfinished")
        try? FileManager.default.removeItem(at: unfinished)
        try FileManager.default.createDirectory(at: unfinished, withIntermediateDirectories: true)
        let repository = try Repository.create(at: unfinished.path, bare: false, initialBranch: "main")
        let clock = HandClock(start)
        let opening = BenchmarkText.opening
        let signers = [BenchmarkKey("sari"), BenchmarkKey("dewi")]
        let agreement = try await Agreement.open(opening, in: repository, by: signers[0], clock: clock.clock)
        try agreement.prepareClone()
        for number in 1..<versions {
            clock.advance(day)
            try BenchmarkText.edition(number, clauses: clauses).write(in: unfinished.path)
            try await amend(agreement, name(number), by: signers)
            // Thousands of loose objects make every look-up slow; git's own settings pack far sooner.
            if number.isMultiple(of: 500) { try await pack(unfinished.path) }
        }
        try await pack(unfinished.path)
        _ = try agreement.history()
        try FileManager.default.moveItem(at: unfinished, to: kept)
    }

    private static func amend(_ agreement: Agreement, _ name: AmendmentName, by signers: [BenchmarkKey]) async throws {
        let history = try agreement.history()
        var amendment = history.newAmendment(name)
        func record(_ signer: BenchmarkKey, _ draft: (Author) throws(AgreementError) -> ActDraft) async throws {
            let author = try history.author(signer.publicKey, on: amendment)
            amendment = try await history.record(try draft(author), on: amendment, by: signer).amendment
        }
        let text = try WorkingText.read(in: history)
        try await record(signers[0]) { author throws(AgreementError) in
            try history.draftProposal(name.slug, text: text, summary: "A new edition", reason: "", by: author)
        }
        for signer in signers where amendment.keysToEnrol[signer.publicKey] != nil {
            try await record(signer) { author throws(AgreementError) in
                try history.draftEnrolment(in: amendment, by: author)
            }
        }
        for signer in signers {
            try await record(signer) { author throws(AgreementError) in
                try history.draftConsent(to: amendment, by: author)
            }
        }
        let author = try history.author(signers[1].publicKey)
        _ = try await history.recordMerge(
            try history.draftMerge(of: amendment, by: author), of: amendment, by: signers[1])
        try agreement.discardLanded(try agreement.history())
    }

    private static func pack(_ path: String) async throws {
        _ = try await ExternalProgram.git.expect(["gc", "--quiet", "--prune=now"], "git gc failed", in: path)
    }
}

/// A clock that only the benchmark moves.
final class HandClock: Sendable {
    private let seconds: Mutex<Int64>

    init(_ start: Int64) { seconds = Mutex(start) }

    var clock: Clock { Clock { [self] in seconds.withLock { $0 } } }
    var now: Int64 { seconds.withLock { $0 } }
    func advance(_ by: Int64) { seconds.withLock { $0 += by } }
}

/// A directory that is gone when nobody uses it any more.
final class ScratchDirectory: Sendable {
    let path = FileManager.default.temporaryDirectory.path + "/countersign-benchmark-" + UUID().uuidString.lowercased()

    init() throws { try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true) }

    deinit { try? FileManager.default.removeItem(atPath: path) }
}
