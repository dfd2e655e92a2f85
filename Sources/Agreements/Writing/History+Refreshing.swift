internal import GitStore

extension History {
    /// The text of an amendment carried onto the newest version, file by file.
    public func carriedOver(_ amendment: Amendment) throws(AgreementError) -> Text {
        guard amendment.base.number < current.number else {
            throw AgreementError(.misused, "\(amendment.name) amends the newest version already.")
        }
        return try carriedOver(amendment.text, from: amendment.base)
    }

    /// A text that was made from an older version, carried onto the newest.
    ///
    /// What only one side changed is taken from it; what both changed is merged line by line. Nothing is guessed: where
    /// both changed the same lines, it is refused, naming the files.
    public func carriedOver(_ text: Text, from old: Version) throws(AgreementError) -> Text {
        var files: [(TextPlace, [UInt8])] = []
        var conflicts: [Finding] = []
        let places = Set((text.files + current.text.files).map(\.place))
        for place in places.sorted(by: { $0.path < $1.path }) {
            let path = place.path
            let base = old.text.file(at: path)
            let (ours, theirs) = (text.file(at: path), current.text.file(at: path))
            if ours?.blob == base?.blob || ours?.blob == theirs?.blob {
                if let theirs { files.append((place, try content(of: theirs))) }
            } else if theirs?.blob == base?.blob {
                if let ours { files.append((place, try content(of: ours))) }
            } else if let ours, let theirs, let merged = try merged(base, ours, theirs) {
                files.append((place, merged))
            } else {
                conflicts.append(
                    Finding(
                        .validText, "Both your text and version \(current.number) changed the same lines.", path: path))
            }
        }
        guard conflicts.isEmpty else {
            throw AgreementError(
                .moved, "Your text and version \(current.number) contradict each other; a person must decide.",
                findings: conflicts,
                hint:
                    "Begin from the new version: countersign switch, countersign draft NAME, and propose the change again"
            )
        }
        let findings = WorkingText.findings(in: files, opening: false)
        guard findings.isEmpty else {
            throw AgreementError(.moved, "The two do not make one valid text together.", findings: findings)
        }
        return try self.text(of: WorkingText.write(files, to: agreement.repository))
    }

    /// Three contents merged line by line; nil where both sides changed the same lines, or a file is no text.
    private func merged(_ base: TextFile?, _ ours: TextFile, _ theirs: TextFile) throws(AgreementError) -> [UInt8]? {
        if case .annex = ours.place { return nil }
        guard let base else { return nil }
        let (old, mine, other) = (try content(of: base), try content(of: ours), try content(of: theirs))
        let merged = try attempt("\(ours.path) cannot be merged.") { () throws(GitError) in
            try agreement.repository.mergeFile(base: old, ours: mine, theirs: other)
        }
        return merged.isClean ? merged.bytes : nil
    }

    /// Carries an amendment onto the newest version with a text.
    public func draftRefresh(of amendment: Amendment, text: Text, by author: Author) throws(AgreementError) -> ActDraft
    {
        try draft(
            .refresh, on: amendment, tree: text.tree, digest: text.digest, base: current,
            parents: [amendment.tip, current.id],
            subject: "Refresh \(amendment.name) onto version \(current.number)", by: author)
    }
}
