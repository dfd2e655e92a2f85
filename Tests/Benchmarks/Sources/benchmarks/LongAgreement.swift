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
    private let clock: HandClock
    private var nextAmendment: Int

    private static let day: Int64 = 86_400
    /// 1995-01-02T03:00:00Z: a long history of days has to lie in the past.
    private static let start: Int64 = 789_015_600

    /// A copy of the agreement with so many versions; builds it where it is not there yet.
    init(versions: Int) async throws {
        let kept = Self.store.appending(path: "\(versions)")
        if !FileManager.default.fileExists(atPath: kept.path) { try await Self.build(versions, at: kept) }
        directory = try ScratchDirectory()
        try FileManager.default.removeItem(atPath: directory.path)
        try FileManager.default.copyItem(at: kept, to: URL(filePath: directory.path))
        self.versions = versions
        clock = HandClock(Self.start + Int64(versions) * Self.day)
        nextAmendment = versions
        // Another edition of the library may have built it: what it remembered is made anew before anything is timed.
        _ = try open().history()
    }

    /// Opens the clone as a command does: what was verified before is remembered there.
    func open() throws -> Agreement { try Agreement.open(at: directory.path, clock: clock.clock) }

    /// Makes a file of its own of every object.
    func unpack() async throws {
        let git = directory.path + "/.git"
        // In shell, since git takes from a pack that it does not see and that comes in by its input.
        _ = try await ExternalProgram.git.expect(
            [
                "-c",
                "alias.unpack=!mkdir away && mv objects/pack/* away && "
                    + "for pack in away/*.pack; do git unpack-objects -q < $pack; done && rm -r away", "unpack",
            ], "git unpack-objects failed", in: git)
    }

    /// Puts a day and a new text on the desk, and says what its amendment may be called.
    mutating func nextText() throws -> AmendmentName {
        clock.advance(Self.day)
        let number = nextAmendment
        nextAmendment += 1
        try BenchmarkText.edition(number).write(in: directory.path)
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

    private static func build(_ versions: Int, at kept: URL) async throws {
        print("building an agreement of \(versions) versions (once) …")
        let unfinished = kept.deletingLastPathComponent().appending(path: "\(versions).unfinished")
        try? FileManager.default.removeItem(at: unfinished)
        try FileManager.default.createDirectory(at: unfinished, withIntermediateDirectories: true)
        let repository = try Repository.create(at: unfinished.path, bare: false, initialBranch: "main")
        var writer = HistoryWriter(repository, from: start)
        try writer.open()
        for number in 1..<versions { try writer.amend(number, text: BenchmarkText.edition(number), day: day) }
        try writer.finish()
        guard let root = writer.root else { throw BenchmarkFailure("nothing was opened") }
        try await pack(unfinished.path)
        let agreement = try Agreement.trust(root, in: repository)
        try agreement.prepareClone()
        try BenchmarkText.edition(versions - 1).write(in: unfinished.path)
        try FileManager.default.moveItem(at: unfinished, to: kept)
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
