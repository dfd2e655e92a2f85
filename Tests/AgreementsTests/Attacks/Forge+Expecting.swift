import Agreements
import GitStore
import TestSupport
import Testing

extension Forge {
    /// Moves `main` to a commit and expects that `verify` refuses it by a rule, and keeps everything before it.
    ///
    /// - Parameters:
    ///   - rule: one that a finding must name.
    ///   - words: what its sentence must hold.
    ///   - sound: the last good version; that of the forge where nothing else is said.
    @discardableResult
    func expectRefused(
        _ head: ObjectID, by rule: RuleName, saying words: String = "", verdict: Verdict = .invalid,
        sound: ObjectID?? = .none, sourceLocation: SourceLocation = #_sourceLocation
    ) throws -> Verification {
        try move("refs/heads/main", to: head)
        let verification = try verify()
        #expect(verification.verdict == verdict, "\(verification.findings)", sourceLocation: sourceLocation)
        #expect(
            verification.findings.contains { $0.rule == rule && $0.message.contains(words) },
            "\(rule.rawValue) expected; found \(verification.findings)", sourceLocation: sourceLocation)
        let expected: ObjectID? = if case .some(let named) = sound { named } else { good }
        #expect(verification.sound == expected, sourceLocation: sourceLocation)
        return verification
    }

    /// Moves `main` to a commit and expects that it is the agreement.
    @discardableResult
    func expectValid(_ head: ObjectID, sourceLocation: SourceLocation = #_sourceLocation) throws -> Verification {
        try move("refs/heads/main", to: head)
        let verification = try verify()
        #expect(verification.findings == [], sourceLocation: sourceLocation)
        #expect(verification.sound == head, sourceLocation: sourceLocation)
        return verification
    }

    /// A text with another fee than the one that governs.
    var cheaper: SampleText {
        var text = text
        text.files["terms/fees.yaml"] = "monthly: {amount: \"9000000\", currency: IDR}\n"
        text.inForce = "2026-03-01"
        return text
    }

    /// An amendment that both parties have accepted, ready to be merged by Dewi.
    func executed(_ name: String = "acme/fees", _ text: SampleText? = nil) throws -> Branch {
        var branch = try propose(name, text ?? cheaper)
        try add(.accept, to: &branch, by: "sari")
        try add(.accept, to: &branch, by: "dewi")
        return branch
    }
}
