internal import Agreements
internal import GitStore

/// Which text somebody asked to see, and which files of it.
struct TextChoice {
    /// The version or amendment; nil where the day decides.
    var version: Int?
    var amendment: Amendment?
    /// Clauses' slugs, folders and paths; all of the text where empty.
    var parts: [String] = []

    /// Reads what was typed: at most one version or amendment, and any number of files or clauses.
    init(_ typed: [String], in history: History, _ place: Place) throws {
        for word in typed {
            if let number = try place.versionNumber(word, in: history) {
                try refuseSecond(word)
                version = number
            } else if TextPlace(path: word) != nil || Self.folders.contains(word.withoutSlash) {
                parts.append(word.withoutSlash)
            } else if let name = try Self.name(word, in: history) {
                try refuseSecond(word)
                let found = try history.amendmentOrVersion(name)
                if let number = found.version { version = number } else { amendment = found.amendment }
            } else {
                parts.append(word)
            }
        }
    }

    private static let folders: Set = ["parties", "clauses", "terms", "calendars", "annexes"]

    private func refuseSecond(_ word: String) throws {
        guard version == nil, amendment == nil else {
            throw CommandError(
                .usage, "\(word) is a second text; one is shown at a time", hint: "compare two: countersign diff A B")
        }
    }

    /// The amendment that a word names; nil where it names none, and may be a clause.
    private static func name(_ word: String, in history: History) throws -> AmendmentName? {
        if let name = AmendmentName(word) { return name }
        let open = try history.branches().map(\.name).filter { $0.slug.description == word }
        if open.count == 1 { return open[0] }
        guard open.isEmpty else {
            throw CommandError(
                .usage, "\(word) is the name of \(open.count) amendments",
                hint: "name one: " + open.map(\.description).joined(separator: ", "))
        }
        guard let slug = Slug(word), history.current.text.clauses.allSatisfy({ $0.slug != slug }) else { return nil }
        return history.landed(slug: word)
    }

    /// The files of a text that were asked for.
    ///
    /// - Parameter language: the one to read clauses in.
    func files(of text: Text, in language: LanguageTag) throws(CommandError) -> [TextFile] {
        let readable = text.files.filter { file in
            guard case .clause(_, _, let own) = file.place else { return true }
            return own == language
        }
        guard !parts.isEmpty else { return readable }
        var files: [TextFile] = []
        for part in parts {
            let named = TextFileChoice.places(named: part, among: readable.map(\.place))
            // Terms are often called as the clause that they belong to: the clause is what is read.
            let clauses = named.filter { if case .clause = $0 { true } else { false } }
            let wanted = Set(clauses.isEmpty ? named : clauses)
            let matching =
                text.file(at: part).map { [$0] }
                ?? readable.filter { wanted.contains($0.place) || $0.path.hasPrefix(part + "/") }
            guard !matching.isEmpty else {
                if CivilDate(part) != nil {
                    throw CommandError(
                        .usage, "the text has no file \(part)",
                        hint: "what governs on that day: countersign show --on \(part)")
                }
                throw TextFileChoice.unknown(part, text)
            }
            files += matching
        }
        return files
    }
}

extension String {
    /// The path of a folder as everything else names it.
    fileprivate var withoutSlash: String { hasSuffix("/") ? String(dropLast()) : self }
}
