import Agreements
import ExternalPrograms
import Foundation
import GitStore

/// What `verify` costs by the act, beside what stock git takes to check the same signatures: a process for each.
struct GitLogCost {
    private let agreement: LongAgreement
    /// How many of the newest commits git is asked about; all of them would take minutes.
    private static let sample = 300

    init(versions: Int) async throws { agreement = try await LongAgreement(versions: versions) }

    func run(samples: Int) async throws {
        let path = agreement.directory.path
        let repository = try Repository.openWithoutSettings(at: path, discovering: false)
        let id = try agreement.open().id
        var (verify, git) = (Measurement(), Measurement())
        var acts = 1
        for _ in 0..<samples {
            let verification = try await verify.time {
                try Agreement.verify(repository, root: id, now: Clock.system.now())
            }
            guard verification.verdict == .valid else { throw BenchmarkFailure("the agreement is not valid") }
            acts = verification.signatures
            let log = try await git.time {
                try await ExternalProgram.git.expect(
                    ["log", "--format=%G?", "-\(Self.sample)", "main"], "git log failed", in: path)
            }
            guard log.text.split(separator: "\n").allSatisfy({ $0 == "G" }) else {
                throw BenchmarkFailure("git does not find the signatures good: \(log.text.prefix(40))")
            }
        }
        let (ours, theirs) = (verify.median / Double(acts), git.median / Double(Self.sample))
        report("git log --format=%G?, by the commit", theirs, beside: ours, "verify by the act, \(acts) acts")
    }
}
