internal import Agreements

/// A file of a text, as somebody named it: `clauses/030-fees`, `fees`, `terms/fees.yaml`, `terms/fees`.
enum TextFileChoice {
    /// The one file of a text that a word names; of a clause, the language asked for or the prevailing one.
    static func one(named word: String, in text: Text, language: LanguageTag?) throws(CommandError) -> TextPlace {
        let places = places(named: word, among: text.files.map(\.place))
        let language = language ?? text.declaration.prevailing
        let wanted = places.first { place in
            guard case .clause(_, _, let own) = place else { return true }
            return own == language
        }
        guard let found = wanted ?? (places.count == 1 ? places.first : nil) else { throw unknown(word, text) }
        return found
    }

    /// Every language of the file that a word names, in the newest version that has it.
    static func all(named word: String, in history: History) throws -> [TextPlace] {
        for number in stride(from: history.current.number, through: 0, by: -1) {
            let places = places(named: word, among: try history.version(number).text.files.map(\.place))
            if !places.isEmpty { return places }
        }
        throw unknown(word, history.current.text)
    }

    /// The files that a word names: by their paths, then a clause by its slug, then terms by their topic.
    private static func places(named word: String, among places: [TextPlace]) -> [TextPlace] {
        let typed = word.hasPrefix("./") ? String(word.dropFirst(2)) : word
        for names in [\TextPlace.path, \.pathWithoutEnding, \.shortName] {
            let found = places.filter { $0[keyPath: names] == typed }
            if !found.isEmpty { return found }
        }
        return []
    }

    private static func unknown(_ word: String, _ text: Text) -> CommandError {
        CommandError(
            .usage, "the text has no file \(word)",
            hint: "its clauses are: " + text.clauses.map(\.slug.description).joined(separator: ", "))
    }
}

extension TextPlace {
    /// `clauses/030-fees`, `terms/fees`.
    fileprivate var pathWithoutEnding: String {
        let path = path
        guard let point = path.firstIndex(of: ".") else { return path }
        return String(path[..<point])
    }

    /// A clause's slug, a file's topic.
    fileprivate var shortName: String {
        switch self {
        case .clause(_, let slug, _): slug.description
        case .agreement, .party, .terms, .calendar, .annex:
            pathWithoutEnding.split(separator: "/").last.map(String.init) ?? pathWithoutEnding
        }
    }
}
