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
        let content = try profiled(text, by: profile)
        // The opening governs nothing: what it calls the agreement is edited freely.
        var linesBefore = [base.number == 0 ? [] : try localizedLines(of: base.text, beside: content)]
        for before in earlier { linesBefore.append(try localizedLines(of: before, beside: content)) }
        let context = CheckContext(
            content: content, base: base, earlier: earlier, linesBefore: linesBefore, today: today,
            wordings: try wordings(of: text, and: [base.text] + earlier))
        return ContentChecks.findings(in: context)
    }

    /// The lines in several languages of a text that came before another. What both have in common is not read twice.
    private func localizedLines(
        of text: Text, beside later: ProfiledText
    ) throws(AgreementError) -> [LocalizedLine] {
        let languages = text.declaration.languages
        let known = Dictionary(grouping: later.localizedLines, by: \.path)
        var lines: [LocalizedLine] = []
        for file in text.files {
            switch file.place {
            case .agreement, .terms, .calendar:
                if languages == later.text.declaration.languages, later.text.file(at: file.path)?.sha256 == file.sha256
                {
                    lines += known[file.path] ?? []
                } else if case .success(let value) = StrictYAML.parse(try content(of: file), path: file.path) {
                    lines += LocalizedLine.all(in: value, path: file.path, languages)
                }
            case .clause, .party, .annex: continue
            }
        }
        return lines
    }

    /// What stands for the words of each clause that is not the same in all texts, by the digest of its file.
    private func wordings(
        of text: Text, and others: [Text]
    ) throws(AgreementError) -> [ContentDigest: ContentDigest] {
        var wordings: [ContentDigest: ContentDigest] = [:]
        for file in text.files {
            guard case .clause = file.place else { continue }
            let editions = others.compactMap { $0.file(at: file.path) } + [file]
            guard Set(editions.map(\.sha256)).count > 1 else { continue }
            for edition in editions where wordings[edition.sha256] == nil {
                let words = try content(of: edition).split { $0 == 0x20 || (0x09...0x0D).contains($0) }
                wordings[edition.sha256] = ContentDigest(of: Array(words.joined(separator: [0x20])))
            }
        }
        return wordings
    }
}
