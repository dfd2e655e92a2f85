internal import Agreements

/// A file of a text, as somebody named it: `clauses/030-fees`, `030-fees`, `fees`, `terms/fees.yaml`, `terms/fees`.
enum TextFileChoice {
    /// The one file that a word names in a version; of a clause, the language asked for or the prevailing one.
    static func one(
        named word: String, at version: Int, in history: History, language: LanguageTag?
    ) throws -> TextPlace {
        let text = try history.version(version).text
        let places = places(named: word, among: text.files.map(\.place))
        let language = language ?? text.declaration.prevailing
        let wanted = places.first { place in
            guard case .clause(_, _, let own) = place else { return true }
            return own == language
        }
        if let found = wanted ?? (places.count == 1 ? places.first : nil) { return found }
        if places.isEmpty, let last = try last(named: word, before: version, in: history) {
            throw CommandError(
                .usage, "version \(last + 1) took \(word) out of the text",
                hint: "as it was before: countersign annotate \(word.shellWord) --at \(last)")
        }
        throw unknown(word, text)
    }

    /// The last version before another that has a file of this name.
    private static func last(named word: String, before version: Int, in history: History) throws -> Int? {
        for number in stride(from: version - 1, through: max(0, version - farthestBack), by: -1) {
            let places = places(named: word, among: try history.version(number).text.files.map(\.place))
            if !places.isEmpty { return number }
        }
        return nil
    }

    /// How many versions are looked back through for a file that is gone, so that a slip of the pen is told at once.
    private static let farthestBack = 500

    /// Every language of the file that a word names, in the newest version that has it.
    static func all(named word: String, in history: History) throws -> [TextPlace] {
        for number in stride(from: history.current.number, through: 0, by: -1) {
            let places = places(named: word, among: try history.version(number).text.files.map(\.place))
            if !places.isEmpty { return places }
        }
        throw unknown(word, history.current.text)
    }

    /// The files that a word names: by their paths, then a clause by its slug, then terms by their topic.
    static func places(named word: String, among places: [TextPlace]) -> [TextPlace] {
        let typed = word.hasPrefix("./") ? String(word.dropFirst(2)) : word
        for names in [\TextPlace.path, \.pathWithoutEnding, \.fileName, \.shortName] {
            let found = places.filter { $0[keyPath: names] == typed }
            if !found.isEmpty { return found }
        }
        return []
    }

    /// Says that a text has no such file, and which it has.
    static func unknown(_ word: String, _ text: Text) -> CommandError {
        let clauses = text.clauses.map(\.slug.description)
        let terms = text.files.map(\.path).filter { $0.hasPrefix("terms/") }
        let names = [("its clauses are: ", clauses), ("its terms: ", terms)].filter { !$0.1.isEmpty }
        return CommandError(
            .usage, "the text has no file \(word)",
            hint: names.isEmpty
                ? "see what it has: countersign show"
                : names.map { $0 + $1.joined(separator: ", ") }.joined(separator: "; "))
    }
}

extension TextPlace {
    /// `clauses/030-fees`, `terms/fees`.
    fileprivate var pathWithoutEnding: String {
        let path = path
        guard let point = path.firstIndex(of: ".") else { return path }
        return String(path[..<point])
    }

    /// `030-fees`, `acme`.
    fileprivate var fileName: String { pathWithoutEnding.split(separator: "/").last.map(String.init) ?? path }

    /// A clause's slug, a file's topic.
    fileprivate var shortName: String {
        switch self {
        case .clause(_, let slug, _): slug.description
        case .agreement, .party, .terms, .calendar, .annex: fileName
        }
    }
}
