internal import AgreementProfiles
internal import Agreements

extension Acting {
    /// Refuses a text that its profile has errors against, before anyone is asked to sign it; warnings are said.
    ///
    /// - Parameters:
    ///   - kind: what the person is told: that their files are malformed, or that the text on the table is refused.
    ///   - isExecuted: whether every signature is given already, so that no day to sign on matters any more.
    func checkContent(
        of text: Text, amending base: Version, _ kind: AgreementError.Kind, isExecuted: Bool = false,
        sayingWarnings: Bool = true
    ) throws(AgreementError) {
        let findings = try history.contentFindings(in: text, amending: base, on: isExecuted ? nil : history.today)
        let errors = findings.filter { $0.severity == .error }
        let warnings = findings.filter { $0.severity != .error }
        guard errors.isEmpty else {
            throw AgreementError(
                kind,
                errors.count == 1
                    ? "The text cannot be signed as it stands."
                    : "\(errors.count) things keep the text from being signed.",
                findings: errors)
        }
        if sayingWarnings, !warnings.isEmpty { place.console.note(FindingsView.lines(warnings)) }
    }
}
