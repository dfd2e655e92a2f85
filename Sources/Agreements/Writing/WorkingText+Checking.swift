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
    /// The refresh that they decide about; nil where they are to be proposed.
    public let refresh: PendingRefresh?
    /// Where they make no text: those files that nothing was found in yet.
    public let readable: [(place: TextPlace, bytes: [UInt8])]

    /// Whether they can be proposed as they stand, if anything changed at all.
    public var isSound: Bool { !findings.contains { $0.severity != .warning } }

    /// The same with what a profile says of their content.
    public func adding(_ content: [Finding]) -> WorkingCheck {
        WorkingCheck(
            base: base, text: text, changed: changed, findings: findings.joined(withContent: content), refresh: refresh,
            readable: readable)
    }
}

extension WorkingText {
    /// Holds the working files to everything that does not depend on who proposes them, and to what will be asked of
    /// the text once everyone has consented: a text that could never land is not put on the table.
    public static func check(in history: History) throws(AgreementError) -> WorkingCheck {
        let repository = history.agreement.repository
        let (files, misplaced) = try contents(in: repository)
        var findings = misplaced + self.findings(in: files, opening: false)
        let refresh = try history.pendingRefresh()
        let (base, before) = try target(in: history, refresh)
        let changed = try changedPaths(files, from: before)
        guard findings.isEmpty else {
            let found = Set(findings.map(\.path))
            return WorkingCheck(
                base: base, text: nil, changed: changed, findings: findings, refresh: refresh,
                readable: files.filter { !found.contains($0.0.path) }.map { (place: $0.0, bytes: $0.1) })
        }
        let text = try history.text(of: write(files, to: repository))
        if let stolen = KeysRule.stolenKey(in: text, on: base, ledger: history.ledger) {
            findings.append(Finding(stolen, .keys))
        }
        if changed.isEmpty, refresh == nil {
            findings.append(
                Finding(
                    .trueText, "Nothing changed: your files are the text that is there already.", severity: .warning))
        } else {
            findings += try history.dateFindings(of: text, amending: base)
        }
        if let unreachable = CoverageRule.unreachable(in: text) { findings.append(Finding(unreachable, .authority)) }
        findings += warningsOnLoneKeys(of: text)
        return WorkingCheck(
            base: base, text: text, changed: changed, findings: findings, refresh: refresh, readable: [])
    }

    /// The version a proposal would amend, and the text whose place it would take; while an amendment is carried onto
    /// a version, that version.
    private static func target(
        in history: History, _ refresh: PendingRefresh?
    ) throws(AgreementError) -> (base: Version, before: Text) {
        if let refresh {
            let version = try history.version(refresh.version)
            return (version, version.text)
        }
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
