internal import GitStore
internal import SSHSignature

/// What can be said of the working files before anyone proposes them.
public struct WorkingCheck: Sendable {
    /// The version that a proposal of them would amend.
    public let base: Version
    /// The text they make; nil where they make none.
    public let text: Text?
    /// The paths in which they differ from the text they would take the place of.
    public let changed: [String]
    /// Everything that `propose` would refuse, as errors, and what is worth a second look, as warnings.
    public let findings: [Finding]

    /// Whether they can be proposed as they stand, if anything changed at all.
    public var isSound: Bool { !findings.contains { $0.severity != .warning } }

    /// The same with what else is known of them: errors first.
    ///
    /// A profile's word on the date takes the place of the warning about it, which says the same.
    public func adding(_ more: [Finding]) -> WorkingCheck {
        let saysDate = more.contains { $0.check == "past-date" }
        let known = findings.filter { !($0.rule == .inForce && saysDate) }
        let all = known + more
        return WorkingCheck(
            base: base, text: text, changed: changed,
            findings: all.filter { $0.severity != .warning } + all.filter { $0.severity == .warning })
    }
}

extension WorkingText {
    /// Holds the working files to everything that does not depend on who proposes them.
    ///
    /// What the rules ask only of a text that is executed, such as its date, is a warning here: it can still be
    /// proposed, and could not become part of the agreement as it stands today.
    public static func check(in history: History) throws(AgreementError) -> WorkingCheck {
        let repository = history.agreement.repository
        let (files, misplaced) = try contents(in: repository)
        var findings = misplaced + self.findings(in: files, opening: false)
        let (base, before) = try target(in: history)
        let changed = try changedPaths(files, from: before)
        guard findings.isEmpty else {
            return WorkingCheck(base: base, text: nil, changed: changed, findings: findings)
        }
        let text = try history.text(of: write(files, to: repository))
        if let stolen = KeysRule.stolenKey(in: text, on: base, ledger: history.ledger) {
            findings.append(Finding(stolen, .keys))
        }
        if changed.isEmpty {
            findings.append(
                Finding(
                    .trueText, "Nothing changed: your files are the text that is there already.", severity: .warning))
        } else {
            findings += try warningsOnDate(of: text, on: base, files, in: history)
        }
        if let unreachable = CoverageRule.unreachable(in: text) {
            findings.append(Finding(unreachable, .authority, severity: .warning))
        }
        findings += warningsOnLoneKeys(of: text)
        return WorkingCheck(base: base, text: text, changed: changed, findings: findings)
    }

    /// The version a proposal would amend, and the text whose place it would take.
    private static func target(in history: History) throws(AgreementError) -> (base: Version, before: Text) {
        if case .amendment(let name) = try history.agreement.desk(), let amendment = try? history.amendment(name) {
            return (amendment.base, amendment.text)
        }
        return (history.current, history.current.text)
    }

    private static func changedPaths(_ files: [(TextPlace, [UInt8])], from text: Text) throws(AgreementError)
        -> [String]
    {
        var old = Dictionary(uniqueKeysWithValues: text.files.map { ($0.path, $0.blob) })
        var changed: [String] = []
        for (place, bytes) in files {
            let id = try attempt("The files cannot be compared.") { () throws(GitError) in
                try ObjectID.of(bytes, as: .blob)
            }
            if old.removeValue(forKey: place.path) != id { changed.append(place.path) }
        }
        return (changed + old.keys).sorted()
    }

    private static func warningsOnDate(
        of text: Text, on base: Version, _ files: [(TextPlace, [UInt8])], in history: History
    ) throws(AgreementError) -> [Finding] {
        let behind = base.number == history.current.number ? try history.waiting(behind: text) : []
        guard behind.isEmpty else { return [warning(on: behind, in: history, files)] }
        guard let now = ActTime(at: max(history.agreement.clock.now(), base.time.seconds), in: text.declaration.zone),
            let refusal = InForceRule.refusal(of: text, on: base, executed: now, in: history.ledger)
        else { return [] }
        return [atDate(Finding(refusal, .inForce, severity: .warning), files)]
    }

    /// A text that takes the place of versions that wait, and does not say so.
    private static func warning(on waiting: [Int], in history: History, _ files: [(TextPlace, [UInt8])]) -> Finding {
        let names = waiting.map { number in
            "version \(number), which is to take force on"
                + " \(history.ledger.inForceFrom(number)?.description ?? "a later day"),"
        }
        let ids = waiting.map { history.ledger.versions[$0].description }.sorted()
        return atDate(
            Finding(
                .inForce, "The text would take the place of \(names.joined(separator: " and ")) and does not say so.",
                severity: .warning,
                hint:
                    "To have the change until then, and on top of what waits: countersign propose --interim. To replace"
                    + " what waits: supersedes: [\(ids.joined(separator: ", "))]"), files)
    }

    /// A finding with the place in `agreement.yaml` that says from when the text is in force.
    private static func atDate(_ finding: Finding, _ files: [(TextPlace, [UInt8])]) -> Finding {
        var finding = finding
        finding.path = TextPlace.agreement.path
        let bytes = files.first { $0.0 == .agreement }?.1 ?? []
        let line = bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
            .firstIndex { $0.starts(with: "in-force:".utf8) }
        finding.line = line.map { $0 + 1 }
        finding.column = line.map { _ in 1 }
        return finding
    }

    /// A party that one lost key would silence forever.
    private static func warningsOnLoneKeys(of text: Text) -> [Finding] {
        text.signingParties.compactMap { party in
            guard let only = party.signatories.first, party.signatories.count == 1, only.keys.count == 1 else {
                return nil
            }
            let position = only.position(ofKey: 0)
            return Finding(
                .keys,
                "\(party.name) has a single signatory with a single key: if it is lost, that party can never"
                    + " sign again.", severity: .warning, path: TextPlace.party(party.id).path, line: position?.line,
                column: position?.column, hint: "List a second signatory, or a second key kept apart from the first.")
        }
    }
}

extension Finding {
    /// What a rule has against a text that nobody has signed yet.
    fileprivate init(_ refusal: Refusal, _ rule: RuleName, severity: Severity = .error) {
        self.init(rule, refusal.message, severity: severity, path: refusal.path, hint: refusal.hint)
    }
}
