import Agreements
import Foundation
import GitStore
import TestSupport
import Testing

extension Forge {
    /// Moves `main` to a commit and expects that `verify` refuses it by a rule, and keeps everything before it; and that
    /// the second verifier does so too.
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
            verification.findings.contains { $0.rule == rule && (words.isEmpty || $0.message.contains(words)) },
            "\(rule.rawValue) expected; found \(verification.findings)", sourceLocation: sourceLocation)
        let expected: ObjectID? = if case .some(let named) = sound { named } else { good }
        #expect(verification.sound == expected, sourceLocation: sourceLocation)
        #expect(try differenceOfOpinions(about: head) == nil, sourceLocation: sourceLocation)
        return verification
    }

    /// Moves `main` to a commit and expects that it is the agreement, also for the second verifier.
    @discardableResult
    func expectValid(_ head: ObjectID, sourceLocation: SourceLocation = #_sourceLocation) throws -> Verification {
        try move("refs/heads/main", to: head)
        let verification = try verify()
        #expect(verification.findings == [], sourceLocation: sourceLocation)
        #expect(verification.sound == head, sourceLocation: sourceLocation)
        #expect(try differenceOfOpinions(about: head) == nil, sourceLocation: sourceLocation)
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

extension Forge {
    /// What is said of a branch that is not part of the agreement, when `main` stands at its good version.
    func findings(on branch: Branch) throws -> [Finding] {
        let reference = "refs/heads/amendment/\(branch.name)"
        try move("refs/heads/main", to: good)
        try move(reference, to: branch.tip)
        let verification = try verify()
        try move(reference, to: nil)
        #expect(verification.verdict == .valid)
        return verification.findings
    }

    /// The rules that refuse one more act on a branch; empty where it may be done.
    func rules(
        refusing kind: ActKind, on branch: Branch, by seed: String, text: SampleText? = nil,
        edit: (inout ForgedAct) -> Void = { _ in }
    ) throws -> [RuleName] {
        var copy = branch
        try add(kind, to: &copy, by: seed, text: text, edit: edit)
        return try findings(on: copy).map(\.rule)
    }

    /// A forge whose parties have more people than one each: a second signatory and a delegate.
    static func withTeams(eachParty: Int = 1, signsFor: [String: String] = [:]) throws -> Forge {
        func person(_ id: String, _ name: String, may: String = "sign") -> SamplePerson {
            SamplePerson(id: id, name: name, may: may, signsFor: signsFor[id] ?? "\"**\"", keys: [id])
        }
        let acme = [person("sari", "Sari Wulandari, S.H."), person("budi", "Budi Santoso")]
        let nusa = [person("dewi", "Dewi Lestari"), person("rina", "Rina Hartono")]
        func peopled(_ text: SampleText) -> SampleText {
            var text = text
            text.files["parties/acme.yaml"] = SampleText.party(
                "PT Acme Hosting", role: "provider", people: acme + [person("adi", "Adi", may: "propose")])
            text.files["parties/nusa.yaml"] = SampleText.party(
                "PT Nusa Retail", role: "customer", people: nusa + [person("eko", "Eko", may: "propose")])
            text.files["agreement.yaml"] = text.files["agreement.yaml"]?.replacing(
                "each-party: 1", with: "each-party: \(eachParty)")
            return text
        }
        let forge = try Forge(opening: peopled(.opening()), first: nil)
        for (id, party, name, role) in [
            ("rina", "nusa", "Rina Hartono", "customer"), ("adi", "acme", "Adi", "provider"),
            ("eko", "nusa", "Eko", "customer"),
        ] { forge.people[id] = Actor(party, id, "\(name) <\(id)@\(role).example>") }
        try forge.amend(
            "acme/formation", peopled(.first()), enrolling: ["sari", "budi", "dewi", "rina", "adi", "eko"],
            by: eachParty == 2
                ? ["sari", "budi", "dewi", "rina"] : signsFor.isEmpty ? ["sari", "dewi"] : ["sari", "budi", "dewi"])
        return forge
    }
}

extension SharedClone {
    /// Makes the clone judge everything anew, as one that was just made.
    func forgetWhatWasVerified() throws {
        let path = directory.file(".git/countersign/verified")
        if FileManager.default.fileExists(atPath: path) { try FileManager.default.removeItem(atPath: path) }
    }
}
