internal import GitStore

/// Carrying a text that was made from one version onto another.
extension History {
    /// An amendment's text carried onto the newest version.
    ///
    /// - Throws: `misused` where it amends the newest version already.
    public func carried(_ amendment: Amendment) throws(AgreementError) -> CarriedText {
        guard amendment.base.number < current.number else {
            throw AgreementError(.misused, "\(amendment.name) amends the newest version already.")
        }
        return try carried(amendment.text, from: amendment.base)
    }

    /// A text that was made from an older version, carried onto the newest.
    public func carried(_ text: Text, from old: Version) throws(AgreementError) -> CarriedText {
        let today = ActTime(at: max(agreement.clock.now(), current.time.seconds), in: text.declaration.zone)
        let dates = InForceMerger(text: text, old: old, new: current, ledger: ledger, today: today ?? current.time)
        let merger = merger(try ancestor(of: text, from: old), current.text, text, .carried(dates))
        var notes: [String] = []
        if text.declaration.inForce?.retroactive == old.id.description {
            notes.append("It still governs the past: `retroactive` names version \(current.number) now.")
        }
        return carried(try merger.merge(), onto: current, notes)
    }

    /// The text that both sides are compared with.
    ///
    /// That is the version the text was made from; unless both restate it because they take its place. Then the newer
    /// version was made from what comes before that, and so is what the text adds to it.
    private func ancestor(of text: Text, from old: Version) throws(AgreementError) -> Text {
        func replaces(_ id: ObjectID, _ text: Text) -> Bool {
            text.declaration.inForce?.supersedes.contains(id.description) ?? false
        }
        guard replaces(old.id, text), replaces(old.id, current.text) else { return old.text }
        let number = stride(from: old.number, to: 0, by: -1).first { number in
            !(replaces(ledger.versions[number], text) && replaces(ledger.versions[number], current.text))
        }
        return try number.map { number throws(AgreementError) in try version(number).text } ?? old.text
    }

    func merger(_ before: Text, _ now: Text, _ amendment: Text, _ dates: TextMerger.Dates) -> TextMerger {
        TextMerger(
            before: before, now: now, amendment: amendment,
            read: { (file) throws(AgreementError) in try content(of: file) },
            mergeLines: { (before, now, amendment) throws(AgreementError) in
                try attempt("A file cannot be merged.") { () throws(GitError) in
                    try agreement.repository.mergeFile(
                        base: before, ours: now, theirs: amendment, labels: ConflictMarkers.labels, showingBase: true)
                }
            }, dates: dates)
    }

    func carried(_ result: TextMerger.Result, onto version: Version, _ notes: [String] = []) -> CarriedText {
        let places = result.files.compactMap { path, bytes in TextPlace(path: path).map { ($0, bytes) } }
            .sorted { $0.0.path < $1.0.path }
        return CarriedText(
            version: version, files: result.files, conflicts: result.conflicts,
            findings: result.conflicts.isEmpty ? WorkingText.findings(in: places, opening: false) : [], notes: notes)
    }

    /// The merged files as a text of this repository.
    ///
    /// - Throws: `moved` where a person must decide first.
    public func text(of carried: CarriedText) throws(AgreementError) -> Text {
        guard carried.isClean else {
            throw AgreementError(
                .moved,
                carried.conflicts.isEmpty
                    ? "The two do not make one valid text together."
                    : "The text and version \(carried.version.number) contradict each other; a person must decide.",
                findings: carried.findings)
        }
        return try text(of: agreement.store(carried.files))
    }
}

extension Agreement {
    /// Stores files by path as a tree.
    func store(_ files: [String: [UInt8]]) throws(AgreementError) -> ObjectID {
        try attempt("The merged files cannot be stored.") { () throws(GitError) in
            let paths = files.keys.sorted()
            let blobs = try repository.write(paths.map { (.blob, files[$0] ?? []) })
            return try repository.writeTree(zip(paths, blobs).map { (path: $0, blob: $1) })
        }
    }
}
