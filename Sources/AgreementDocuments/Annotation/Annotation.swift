public import Agreements

/// Which version each sentence or field of a file goes back to.
///
/// What says the same is the same, however its lines are broken or its YAML is written, and wherever in the text it
/// stands: text that moved, also from one clause to another, is followed. A version's text goes back to the one that it
/// was made from, which mostly is that of the version before it.
public struct Annotation: Sendable {
    /// A sentence, a row of a table or a field.
    public struct Entry: Hashable, Sendable {
        /// Its place in the file, from 1.
        public let number: Int
        /// What a field is called, `services[web].target`; empty for a sentence.
        public let name: String
        /// What it says, on one line.
        public let text: String
        /// The line that it begins on, from 1.
        public let line: Int
        /// The version that last changed it.
        public let version: Int
    }

    /// The file, where it stands in the version.
    public let place: TextPlace
    /// The version whose text is looked at.
    public let version: Int
    /// In the order of the file.
    public let entries: [Entry]

    /// Looks back from a version, no further than the oldest change among what the file says now.
    ///
    /// What was found for the newest version is remembered in the clone, and gone on from the next time.
    ///
    /// - Throws: `misused` where the version has no such file; `undecided` where something is missing.
    public init(of place: TextPlace, at version: Int, in history: History) throws(AgreementError) {
        let isNewest = version == history.current.number
        let remembered = isNewest ? history.rememberedCredits(of: place) : nil
        var walk = try AnnotationWalk(place, at: version, in: history)
        try walk.run(remembered: remembered)
        self.place = walk.place
        self.version = version
        entries = walk.units.enumerated().map { index, unit in
            Entry(
                number: index + 1, name: unit.name, text: unit.shown, line: unit.line,
                version: walk.steps[index].first?.version ?? 0)
        }
        guard isNewest, remembered?.version != version else { return }
        history.remember(
            RememberedCredits(version: version, blob: walk.file.blob, credits: entries.map(\.version)), of: place)
    }
}

/// One sentence or field through time.
public struct UnitHistory: Sendable {
    /// What a version made of it.
    public struct Step: Hashable, Sendable {
        /// The version.
        public let version: Int
        /// The versions that say so, as far as it was gone through them, newest first; the one that said it first last.
        public let carriers: [Int]
        /// What it said from then on.
        public let text: String
        /// The file that it stood in.
        public let place: TextPlace
        /// The line that it began on, from 1.
        public let line: Int
    }

    /// What a field is called in words, `monthly amount`; for a sentence what it says now.
    public let label: String
    /// Newest first.
    public let steps: [Step]

    /// Looks back from a version to where the sentence or field was first written.
    ///
    /// - Parameter number: its place in the file, from 1, as an `Annotation` counts.
    /// - Throws: `misused` where the version has no such file or unit; `undecided` where something is missing.
    public init(of place: TextPlace, number: Int, at version: Int, in history: History) throws(AgreementError) {
        var walk = try AnnotationWalk(place, at: version, in: history)
        guard walk.units.indices.contains(number - 1) else {
            throw AgreementError(.misused, "\(place.path) has no number \(number), but \(walk.units.count) in all.")
        }
        try walk.run(following: number - 1)
        let unit = walk.units[number - 1]
        label = unit.label.isEmpty ? unit.shown : unit.label
        steps = walk.steps[number - 1]
    }
}
