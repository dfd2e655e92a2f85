internal import GitStore
internal import SSHSignature

extension Verifier {
    /// Judges the opening act: version 0, by its own tree alone.
    func opening(_ id: ObjectID) -> Outcome<(act: Act, text: Text)> {
        let act: Act
        switch acts.act(id) {
        case .good(let read): act = read
        case .refused(let findings): return .refused(findings)
        }
        guard act.kind == .open else {
            return .refused([Finding(.actOrder, "The first commit does not open an agreement.", commit: id)])
        }
        switch texts.text(of: act.tree, opening: true) {
        case .refused(let findings): return .refused(findings.map { $0.about(id) })
        case .good(let text):
            let findings = Self.findings(onOpening: act, text: text)
            return findings.isEmpty ? .good((act, text)) : .refused(findings)
        }
    }

    static func findings(onOpening act: Act, text: Text) -> [Finding] {
        var findings: [Finding] = []
        let owner = KeyOwner(party: act.party, person: act.person)
        // Bytes: two spellings of one name are equal strings, and would be two ids of one agreement.
        let isSpelledAlike = text.person(owner).map { $0.identity.utf8.elementsEqual(act.identityBytes) } ?? false
        if text.keyOwners[act.key] != owner || !isSpelledAlike {
            findings.append(
                Finding(
                    .knownKey, "The key \(act.key.fingerprint) is not that of \(owner) as the text lists them.",
                    commit: act.id))
        }
        if text.parties[act.party]?.signs != true {
            findings.append(
                Finding(.mayAct, "\(act.party) does not sign this agreement and cannot open it.", commit: act.id))
        }
        if act.text != text.digest {
            findings.append(
                Finding(.trueText, "The act names another text than the one it carries.", commit: act.id))
        }
        if let refusal = CoverageRule.unreachable(in: text) {
            findings.append(Finding(.authority, refusal.message, commit: act.id, path: refusal.path))
        }
        if let refusal = WordingRule.refusal(of: act, text: text, party: text.parties[act.party], said: []) {
            findings.append(Finding(.actGrammar, refusal.message, commit: act.id))
        }
        return findings
    }
}
