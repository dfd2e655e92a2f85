internal import GitStore

/// A person's edits in the working files, carried from the text that they were made on to one that comes in its place.
public struct CarriedEdits: Sendable {
    /// What the working files are, apart from edits that stand in nobody's way.
    let now: ObjectID
    /// What they are to be: the new text with the edits on top.
    let wanted: ObjectID
    /// The new text, of which what differs is edits.
    let text: ObjectID
}

extension History {
    /// What a person's edits become when another text comes in the place of the one on their desk.
    ///
    /// Edits in files that do not change stay as they are. Where both changed a file, the two are merged line by line.
    ///
    /// - Parameter hint: what to do where the two contradict each other.
    /// - Throws: `misused` naming the files in which both changed the same, or of which nothing can be merged.
    public func carriedEdits(
        from before: Text, to after: Text, hint: String
    ) throws(AgreementError) -> CarriedEdits {
        try carriedEdits(from: before, to: after, hint: hint) { _ in .merged }
    }

    /// - Parameter dates: which date the files have, by the text that they are now.
    func carriedEdits(
        from before: Text, to after: Text, hint: String, dates: (Text) -> TextMerger.Dates
    ) throws(AgreementError) -> CarriedEdits {
        let plain = CarriedEdits(now: before.tree, wanted: after.tree, text: after.tree)
        guard agreement.repository.workingDirectory != nil, before.tree != after.tree else { return plain }
        // A file that is as the new text has it already, as where this was cut short, is in nobody's way.
        let edits = Set(try agreement.edits(against: before.tree)).intersection(
            try agreement.edits(against: after.tree)
        )
        .intersection(after.changedPaths(from: before))
        guard !edits.isEmpty else { return plain }
        let working: Text
        do throws(AgreementError) {
            working = try WorkingText.read(in: self)
        } catch {
            throw AgreementError(
                .misused,
                "Your edits in \(edits.sorted().joined(separator: ", ")) would be overwritten, and as they stand"
                    + " they cannot be carried along.", findings: error.findings, causes: error.causes, hint: hint)
        }
        let result = try merger(before, after, working, dates(working)).merge()
        guard result.conflicts.isEmpty else {
            let paths = Set(result.conflicts.map(\.path)).sorted().joined(separator: ", ")
            throw AgreementError(
                .misused, "Your edits in \(paths) would be overwritten: what comes changes the same lines.", hint: hint)
        }
        return CarriedEdits(now: working.tree, wanted: try agreement.store(result.files), text: after.tree)
    }

    /// Makes the working files the new text with the edits on top. What a person did since is not overwritten.
    public func layOut(_ edits: CarriedEdits) throws(AgreementError) {
        guard agreement.repository.workingDirectory != nil, edits.now != edits.wanted else { return }
        try agreement.show(edits.wanted, over: edits.now)
        // To git they are edits of the new text's files.
        if edits.wanted != edits.text { try agreement.adopt(edits.text) }
    }
}

extension History {
    /// What to do where edits contradict what comes on the branch that they are of.
    func hintOnEdits(_ desk: Desk) -> String {
        desk == .main
            ? "Keep them as a draft, which nothing stands in the way of: countersign draft NAME, and then: countersign sync"
            : "Put them on the table in this copy: countersign propose -m SUMMARY --offline, and then: countersign sync. Or"
                + " undo them: countersign discard"
    }
}
