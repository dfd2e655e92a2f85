internal import GitStore

/// What differs between two texts, file by file, in the order of the text.
public struct TextComparison: Sendable {
    /// One file that differs.
    public struct Change: Sendable {
        /// What became of the file.
        public enum Kind: String, Hashable, Sendable { case added, removed, changed }

        /// What became of it.
        public let kind: Kind
        /// Where in the text it stands.
        public let place: TextPlace
        /// The old content; empty where the file is new.
        public let old: [UInt8]
        /// The new content; empty where the file is gone.
        public let new: [UInt8]

        /// Its path from the top of the text.
        public var path: String { place.path }
    }

    /// What changed, file by file.
    public let changes: [Change]
}

extension History {
    /// Compares two texts: agreement and parties first, then clauses by number, then terms, calendars and annexes.
    public func comparison(from old: Text, to new: Text) throws(AgreementError) -> TextComparison {
        var changes: [TextComparison.Change] = []
        for path in new.changedPaths(from: old) {
            let (before, after) = (old.file(at: path), new.file(at: path))
            guard let place = (after ?? before)?.place else { continue }
            changes.append(
                TextComparison.Change(
                    kind: before == nil ? .added : after == nil ? .removed : .changed, place: place,
                    old: try before.map { file throws(AgreementError) in try content(of: file) } ?? [],
                    new: try after.map { file throws(AgreementError) in try content(of: file) } ?? []))
        }
        return TextComparison(changes: changes.sorted { ($0.place.rank, $0.path) < ($1.place.rank, $1.path) })
    }
}

extension TextPlace {
    /// Where files of this kind stand among the others when a text is read.
    var rank: Int {
        switch self {
        case .agreement: 0
        case .party: 1
        case .clause: 2
        case .terms: 3
        case .calendar: 4
        case .annex: 5
        }
    }
}
