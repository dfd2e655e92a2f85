internal import GitStore

/// What differs between two texts, file by file, in the order of the text.
public struct TextComparison: Sendable {
    /// One file that differs, or stands elsewhere.
    public struct Change: Sendable {
        /// What became of the file.
        public enum Kind: String, Hashable, Sendable {
            case added, removed, changed
            /// A clause has another number, and perhaps other words: the slug is what it is known by.
            case moved
        }

        /// Whether it is new, gone, changed or a clause of another number.
        public let kind: Kind
        /// Where it stands in the text.
        public let place: TextPlace
        /// Where a moved clause stood before.
        public let formerPlace: TextPlace?
        /// The old content; empty where the file is new.
        public let old: [UInt8]
        /// The new content; empty where the file is gone.
        public let new: [UInt8]

        /// The path within the text.
        public var path: String { place.path }
    }

    /// Every file that differs, in the order of the text.
    public let changes: [Change]
}

/// One side of a comparison: a text that somebody signed, or files as they lie in a working tree.
public enum ComparedText: Sendable {
    /// A text of this repository.
    case text(Text)
    /// Files, valid as a text or not.
    case files([TextPlace: [UInt8]])

    /// What `agreement.yaml` says; nil where there is none that is valid.
    public var declaration: Declaration? {
        switch self {
        case .text(let text): text.declaration
        case .files(let files): files[.agreement].flatMap { try? Declaration.read($0).get() }
        }
    }
}

extension History {
    /// Compares two texts: agreement and parties first, then clauses by number, then terms, calendars and annexes.
    public func comparison(from old: Text, to new: Text) throws(AgreementError) -> TextComparison {
        try comparison(from: .text(old), to: .text(new))
    }

    /// Compares two sides of which either may be working files, in the same order.
    public func comparison(from old: ComparedText, to new: ComparedText) throws(AgreementError) -> TextComparison {
        var (before, after): ([TextPlace: File], [TextPlace: File]) = ([:], [:])
        if case (.text(let old), .text(let new)) = (old, new) {
            // Most files of two texts are the same: these are passed by.
            for (old, new) in Text.pairs(old.files, new.files) where old?.blob != new?.blob {
                if let old { before[old.place] = .stored(old) }
                if let new { after[new.place] = .stored(new) }
            }
        } else {
            (before, after) = (try files(old), try files(new))
        }
        let former = Self.formerPlaces(before, after)
        let gone = Set(former.values)
        var changes: [TextComparison.Change] = []
        for place in Set(before.keys).union(after.keys) where !gone.contains(place) {
            let (was, becomes) = (before[former[place] ?? place], after[place])
            guard was?.id != becomes?.id || former[place] != nil else { continue }
            changes.append(
                TextComparison.Change(
                    kind: former[place] != nil ? .moved : was == nil ? .added : becomes == nil ? .removed : .changed,
                    place: place, formerPlace: former[place],
                    old: try was.map { side throws(AgreementError) in try content(of: side) } ?? [],
                    new: try becomes.map { side throws(AgreementError) in try content(of: side) } ?? []))
        }
        return TextComparison(changes: changes.sorted { ($0.place.rank, $0.path) < ($1.place.rank, $1.path) })
    }

    /// By new place: where clauses that only have another number stood. A slug that stands twice on a side, as it may in
    /// files that are no text yet, names none.
    private static func formerPlaces(
        _ before: [TextPlace: File], _ after: [TextPlace: File]
    ) -> [TextPlace: TextPlace] {
        func clauses(_ places: some Sequence<TextPlace>) -> [String: [TextPlace]] {
            Dictionary(
                grouping: places.filter { if case .clause = $0 { true } else { false } },
                by: { place in
                    guard case .clause(_, let slug, let language) = place else { return "" }
                    return "\(slug).\(language)"
                })
        }
        let (old, new) = (clauses(before.keys), clauses(after.keys))
        var former: [TextPlace: TextPlace] = [:]
        for (name, places) in new {
            guard places.count == 1, let was = old[name], was.count == 1, was[0] != places[0] else { continue }
            former[places[0]] = was[0]
        }
        return former
    }

    /// The working files at the places of a text, valid or not.
    public func workingFiles() throws(AgreementError) -> [TextPlace: [UInt8]] {
        let files = try WorkingText.contents(in: agreement.repository).files
        return Dictionary(files.map { ($0.0, $0.1) }, uniquingKeysWith: { first, _ in first })
    }

    /// A file before its content is needed: most files of two texts are the same.
    private enum File {
        case stored(TextFile)
        case bytes([UInt8], ObjectID)

        var id: ObjectID {
            switch self {
            case .stored(let file): file.blob
            case .bytes(_, let id): id
            }
        }
    }

    private func files(_ side: ComparedText) throws(AgreementError) -> [TextPlace: File] {
        switch side {
        case .text(let text): return Dictionary(uniqueKeysWithValues: text.files.map { ($0.place, .stored($0)) })
        case .files(let files):
            var result: [TextPlace: File] = [:]
            for (place, bytes) in files {
                result[place] = .bytes(
                    bytes,
                    try attempt("The files cannot be compared.") { () throws(GitError) in
                        try ObjectID.of(bytes, as: .blob)
                    })
            }
            return result
        }
    }

    private func content(of file: File) throws(AgreementError) -> [UInt8] {
        switch file {
        case .stored(let file): try content(of: file)
        case .bytes(let bytes, _): bytes
        }
    }
}

extension TextPlace {
    /// Where files of this kind stand among the others when a text is read, from 0.
    public var rank: Int {
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
