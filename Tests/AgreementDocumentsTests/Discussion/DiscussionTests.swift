import Agreements
import TestSupport
import Testing

@testable import AgreementDocuments

@Suite("A discussion reads in threads")
struct DiscussionTests {
    /// Comments on an amendment, about a clause or in reply.
    private func comment(
        _ clone: SharedClone, _ words: String, by seed: String, clause: String? = nil, re: Act? = nil
    ) async throws -> Act {
        clone.clock.advance()
        let history = try clone.history()
        let amendment = try history.amendment("acme/first".amendment)
        let signer = clone.signer(seed)
        let draft = try history.draftComment(
            on: amendment, words, clause: clause, re: re?.id, by: try history.author(signer.publicKey, on: amendment))
        return try await history.record(draft, on: amendment, by: signer).act
    }

    @Test func remarksStandByClauseAndUnderWhatTheyAnswer() async throws {
        let clone = try await SharedClone()
        try await clone.propose("acme/first", .first())
        let availability = try await comment(clone, "Why so little?", by: "dewi", clause: "availability")
        _ = try await comment(clone, "Whose shop?", by: "dewi", clause: "clauses/010-scope.en.md")
        let answer = try await comment(
            clone, "It is what we can.", by: "sari", clause: "availability", re: availability)
        _ = try await comment(clone, "Thank you.", by: "sari")
        _ = try await comment(clone, "Then so be it.", by: "dewi", re: answer)
        _ = try await comment(clone, "And the old clause?", by: "dewi", clause: "gone")
        try await clone.act(.reject, on: "acme/first", by: "dewi", words: "Too little.")
        try await clone.propose("acme/first", .first(inForce: "2026-03-01"))
        _ = try await comment(clone, "Better.", by: "dewi", clause: "availability")

        let topics = Discussion(of: try clone.history().amendment("acme/first".amendment)).topics
        #expect(topics.map(\.name) == [nil, "scope", "availability", "gone"])
        func lines(_ topic: Discussion.Topic) -> [String] {
            topic.remarks.map { remark in
                let words = remark.act.body.isEmpty ? remark.act.subject : remark.act.body
                return String(repeating: "> ", count: remark.depth) + words
                    + (remark.isAboutEarlierText ? " (earlier)" : "")
            }
        }
        #expect(lines(topics[0]) == ["Propose (earlier)", "> Too little. (earlier)", "Thank you. (earlier)", "Revise"])
        #expect(lines(topics[1]) == ["Whose shop? (earlier)"])
        #expect(
            lines(topics[2]) == [
                "Why so little? (earlier)", "> It is what we can. (earlier)", "> > Then so be it. (earlier)", "Better.",
            ])
        #expect(lines(topics[3]) == ["And the old clause? (earlier)"])
    }

    @Test func anExecutedTextIsNotEarlier() async throws {
        let clone = try await SharedClone()
        try await clone.propose("acme/first", .first())
        _ = try await comment(clone, "Good.", by: "dewi")
        let topics = Discussion(of: try clone.history().amendment("acme/first".amendment)).topics
        #expect(topics.flatMap(\.remarks).allSatisfy { !$0.isAboutEarlierText })
    }
}
