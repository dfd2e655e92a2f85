import Foundation
import GitStore
import TestSupport

@testable import Agreements

/// The agreement that the vectors of `docs/format.md` tell of: its files stand there, its acts are done here.
///
/// It uses nothing of the other tests' samples, so that changing those changes no vector.
struct SampleHistory {
    let clone: SharedClone
    let amendment: AmendmentName

    /// 2026-01-05T03:00:00Z; each act is a minute after the one before.
    static let start: Int64 = 1_767_582_000

    /// Does every act of the vectors with keys made from the seeds `sari` and `dewi`.
    init(_ document: FormatDocument) async throws {
        var opening = SampleText.opening()
        opening.files = document.files(of: "opening")
        var first = opening
        first.files.merge(document.files(of: "first")) { _, new in new }

        clone = try await SharedClone(opening, opener: "sari", clock: HandClock(Self.start))
        amendment = try "acme/formation".amendment
        try clone.write(first)
        let text = try WorkingText.read(in: clone.history())
        try await step("sari") { history, _, author in
            try history.draftProposal(
                amendment.slug, text: text, summary: "Naskah pertama perjanjian hosting",
                reason: "Menetapkan ruang lingkup dan biaya bulanan.", by: author)
        }
        try await step("dewi") { history, amendment, author in
            try history.draftComment(
                on: amendment, "Apakah pemantauan termasuk?", clause: "scope", re: amendment.tip, by: author)
        }
        for seed in ["sari", "dewi"] {
            try await step(seed) { try $0.draftEnrolment(in: $1, by: $2) }
            try await step(seed) { try $0.draftConsent(to: $1, by: $2) }
        }
        clone.clock.advance()
        let history = try clone.history()
        let executed = try history.amendment(amendment)
        let signer = SeededSigner("dewi")
        let author = try history.author(signer.publicKey, on: executed)
        _ = try await history.recordMerge(
            history.draftMerge(of: executed, by: author), of: executed, by: signer)
    }

    private func step(
        _ seed: String, _ draft: (History, Amendment, Author) throws -> ActDraft
    ) async throws {
        clone.clock.advance()
        let history = try clone.history()
        let current = (try? history.amendment(amendment)) ?? history.newAmendment(amendment)
        let signer = SeededSigner(seed)
        let author = try history.author(signer.publicKey, on: current)
        _ = try await history.record(draft(history, current, author), on: current, by: signer)
    }

    /// Every act, oldest first: the opening, those of the amendment, the merge.
    func acts() throws -> [Act] {
        let history = try clone.history()
        guard let (merge, amendment) = try history.landing(of: 1) else { return [] }
        return [try history.opening()] + amendment.acts + [merge]
    }

    /// The bytes of an object as stock git gives them.
    func bytes(_ kind: String, _ id: String) throws -> [UInt8] { try clone.git.run("cat-file", kind, id).output }
}
