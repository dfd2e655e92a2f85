internal import AgreementProfiles
internal import Agreements

extension History {
    /// What keeps a text from being signed today, and what is worth a second look: errors first.
    ///
    /// - Parameters:
    ///   - base: the version that it amends.
    ///   - earlier: the texts that were put on the table upon that version before it, oldest first.
    func findingsBeforeSigning(
        _ text: Text, amending base: Version, after earlier: [Text] = []
    ) throws(AgreementError) -> [Finding] {
        try dateFindings(of: text, amending: base)
            .joined(withContent: contentFindings(in: text, amending: base, after: earlier, on: today))
    }

    /// What keeps a text on the table from being consented to today, and what is worth a second look: errors first.
    ///
    /// - Parameter mayComplete: whether the consent may be the last that is missing.
    func findingsBeforeConsent(to amendment: Amendment, mayComplete: Bool) throws(AgreementError) -> [Finding] {
        // What cannot be completed today is not completed today: it could never become part of the agreement then.
        try findingsBeforeSigning(
            amendment.text, amending: amendment.base, after: textsOnTheTable(of: amendment)
        ).map { mayComplete && $0.rule == .inForce ? $0.asError : $0 }
    }
}

extension Acting {
    /// Refuses to sign a text in the files that could not be completed, or that its profile has errors against; warnings
    /// are said.
    func checkText(
        _ text: Text, amending base: Version, after earlier: [Text] = [], sayingWarnings: Bool = true
    ) throws(AgreementError) {
        let findings = try history.findingsBeforeSigning(text, amending: base, after: earlier)
        let errors = errors(among: findings, sayingWarnings: sayingWarnings)
        guard errors.isEmpty else {
            throw AgreementError(
                .malformed, Self.sentence("The text cannot be signed as it stands.", errors), findings: errors)
        }
    }

    /// Refuses to consent to a text on the table that could not be completed, or that its profile has errors against;
    /// warnings are said.
    ///
    /// - Parameter mayComplete: whether the consent may be the last that is missing.
    func checkText(of amendment: Amendment, mayComplete: Bool) throws(AgreementError) {
        let errors = errors(among: try history.findingsBeforeConsent(to: amendment, mayComplete: mayComplete))
        guard errors.isEmpty else {
            let name = amendment.name
            throw AgreementError(
                .refused, Self.sentence("\(name) cannot be signed as it stands.", errors), findings: errors,
                hint: (errors.first?.hint.map { $0 + (".?!".contains($0.last ?? " ") ? " " : ". ") } ?? "")
                    + "Any party can put a mended text on the table: countersign switch \(name), edit the files, and"
                    + " countersign propose -m SUMMARY")
        }
    }

    /// Says what the profile has against a text that every party has signed, and keeps nothing back for it: what they
    /// agreed to is exactly this, and no rule of the agreement speaks against it.
    func tellContent(of amendment: Amendment) throws(AgreementError) {
        let errors = try history.contentFindings(in: amendment.text, amending: amendment.base, on: nil)
            .filter { $0.severity == .error }
        guard !errors.isEmpty else { return }
        place.console.note(FindingsView.lines(errors.map(\.asWarning)).withoutLastLineFeed)
        place.console.note(
            "Every party has signed this very text, so it becomes part of the agreement. To mend it: another amendment."
        )
    }

    private func errors(among findings: [Finding], sayingWarnings: Bool = true) -> [Finding] {
        let errors = findings.filter { $0.severity == .error }
        let warnings = findings.filter { $0.severity != .error }
        if errors.isEmpty, sayingWarnings, !warnings.isEmpty { place.console.note(FindingsView.lines(warnings)) }
        return errors
    }

    private static func sentence(_ one: String, _ errors: [Finding]) -> String {
        errors.count == 1 ? one : "\(one.dropLast()): \(errors.count) things keep it back."
    }
}

extension Finding {
    /// The same, keeping the text back.
    fileprivate var asError: Finding {
        var finding = self
        finding.severity = .error
        return finding
    }

    /// The same, changing nothing any more.
    fileprivate var asWarning: Finding {
        var finding = self
        finding.severity = .warning
        return finding
    }
}
