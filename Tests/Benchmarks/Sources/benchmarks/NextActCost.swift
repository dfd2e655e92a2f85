import Agreements
import Foundation
import GitStore

/// What it costs to look again after one new version, where the ones before were remembered.
struct NextActCost {
    private var agreement: LongAgreement
    private let signers = [BenchmarkKey("sari"), BenchmarkKey("dewi")]

    init(versions: Int) async throws { agreement = try await LongAgreement(versions: versions) }

    /// Prints milliseconds, since what is promised is a time: less than 20 over what starting a process takes.
    mutating func run(samples: Int) async throws {
        var again = Measurement()
        for _ in 0..<samples {
            try await amend()
            // As a command begins: from nothing but what lies in the clone.
            try await again.time { _ = try agreement.open().history() }
        }
        print("again after one new version, \(agreement.versions) versions: \((again.median * 1000).rounded) ms")
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
