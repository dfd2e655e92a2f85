import Agreements
import Foundation
import GitStore

/// What it costs to look again after one new version, where the ones before were remembered.
struct NextActCost {
    private var agreement: LongAgreement
    private let signers = [BenchmarkKey("sari"), BenchmarkKey("dewi")]
    private let command: ReleaseCommand

    init(versions: Int) async throws {
        agreement = try await LongAgreement(versions: versions)
        command = try ReleaseCommand()
    }

    /// Prints milliseconds, since what is promised is a time: less than 20 over what starting a process takes.
    mutating func run(samples: Int) async throws {
        var (library, start, whole) = (Measurement(), Measurement(), Measurement())
        for _ in 0..<samples {
            // As a command begins: from nothing but what lies in the clone. Each new version is looked at once.
            try await amend()
            try await library.time { _ = try agreement.open().history() }
            try await amend()
            let environment = [
                "PATH": "/usr/bin:/bin", "HOME": agreement.directory.path, "COUNTERSIGN_CLOCK": "\(agreement.now)",
            ]
            try await start.time { try command.run(["--version"]) }
            try await whole.time {
                try command.run(["list"], in: agreement.directory.path, environment: environment)
            }
        }
        print("again after one new version, \(agreement.versions) versions")
        print("  by the library: \((library.median * 1000).rounded) ms")
        let rest = (whole.median - start.median) * 1000
        let processor = (whole.programMedian - start.programMedian) * 1000
        print("  by countersign list: \(rest.rounded) ms over process start (\((start.median * 1000).rounded) ms)")
        print("  in processor time: \(processor.rounded) ms over process start")
    }

    private mutating func amend() async throws {
        let name = try agreement.nextText()
        let history = try agreement.open().history()
        var amendment = history.newAmendment(name)
        let text = try WorkingText.read(in: history)
        let draft = try history.draftProposal(
            name.slug, text: text, summary: "A new edition", reason: "", by: history.author(signers[0].publicKey))
        amendment = try await history.record(draft, on: amendment, by: signers[0]).amendment
        for signer in signers {
            let author = try history.author(signer.publicKey, on: amendment)
            let consent = try history.draftConsent(to: amendment, by: author)
            amendment = try await history.record(consent, on: amendment, by: signer).amendment
        }
        let merge = try history.draftMerge(of: amendment, by: history.author(signers[1].publicKey))
        _ = try await history.recordMerge(merge, of: amendment, by: signers[1])
    }
}
