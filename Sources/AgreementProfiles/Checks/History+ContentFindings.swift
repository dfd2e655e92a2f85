public import Agreements

extension History {
    /// What the profile of a text has to say about its content, before anyone signs it.
    ///
    /// - Parameters:
    ///   - text: the text that would be signed.
    ///   - base: the version that it amends.
    ///   - earlier: the texts that were put on the table upon that version before it, oldest first.
    ///   - today: the day on which it would be signed; nil where every signature is given already.
    /// - Returns: errors, which block signing, and warnings. `verify` asks none of this.
    public func contentFindings(
        in text: Text, amending base: Version, after earlier: [Text] = [], on today: CivilDate?
    ) throws(AgreementError) -> [Finding] {
        let name = text.declaration.profile
        guard let profile = Profile.named(name) else {
            let known = Profile.all.map { $0.name }.joined(separator: ", ")
            return [
                Finding(
                    check: "unknown-profile",
                    "The content is not checked: this program does not know the profile \(name).",
                    severity: .warning, path: TextPlace.agreement.path, at: nil,
                    hint: "It knows \(known); upgrade countersign, or read with care.")
            ]
        }
        guard !profile.checks.isEmpty else { return [] }
        let context = CheckContext(
            content: try profiled(text, by: profile), base: base, earlier: earlier, today: today)
        return ContentChecks.findings(in: context)
    }
}
