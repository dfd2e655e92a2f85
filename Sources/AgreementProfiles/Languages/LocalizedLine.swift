internal import Agreements

/// A line of `agreement.yaml`, of terms or of a calendar that stands there once in every language: a title, a name.
struct LocalizedLine {
    let path: String
    /// The way to it in its file, as a clause would quote it: `services.hosting.name`.
    let place: String
    /// The same without the numbers of items, since another item may come to stand before this one.
    fileprivate let family: String
    let words: [LanguageTag: String]
    let positions: [LanguageTag: TextPosition]

    /// What a note calls it.
    var name: String { "\(path)#\(place)" }

    /// The lines of a file, in its order; none in a text of one language.
    static func all(in value: YAMLValue, path: String, _ languages: [LanguageTag]) -> [LocalizedLine] {
        languages.count < 2 ? [] : all(in: value, path, Step(place: "", family: path), languages)
    }

    private struct Step {
        let place: String
        let family: String

        func then(_ step: String, _ kind: String) -> Step {
            Step(place: place.isEmpty ? step : "\(place).\(step)", family: "\(family).\(kind)")
        }
    }

    private static func all(
        in value: YAMLValue, _ path: String, _ step: Step, _ languages: [LanguageTag]
    ) -> [LocalizedLine] {
        switch value {
        case .scalar: return []
        case .mapping(let entries, _):
            if let line = LocalizedLine(entries, path, step, languages) { return [line] }
            return entries.flatMap { all(in: $0.value, path, step.then($0.key, $0.key), languages) }
        case .sequence(let items, _):
            return items.enumerated().flatMap { index, item in
                let next = item.id.map { step.then($0, $0) } ?? step.then("\(index + 1)", "*")
                return all(in: item, path, next, languages)
            }
        }
    }

    private init?(_ entries: [YAMLValue.Entry], _ path: String, _ step: Step, _ languages: [LanguageTag]) {
        guard entries.count == languages.count else { return nil }
        var words: [LanguageTag: String] = [:]
        var positions: [LanguageTag: TextPosition] = [:]
        for entry in entries {
            guard let language = languages.first(where: { $0.rawValue == entry.key }),
                case .scalar(let text, let position) = entry.value
            else { return nil }
            (words[language], positions[language]) = (text, position)
        }
        (self.path, self.place, self.family) = (path, step.place, step.family)
        (self.words, self.positions) = (words, positions)
    }
}

extension YAMLValue {
    /// What an item of a list is told apart by.
    fileprivate var id: String? {
        guard case .mapping(let entries, _) = self,
            case .scalar(let id, _)? = entries.first(where: { $0.key == "id" })?.value,
            !entries.allSatisfy({ LanguageTag($0.key) != nil })
        else { return nil }
        return id
    }
}

/// The lines of one text, and which of those in another they come from.
struct LocalizedLines {
    private let families: [String: [LocalizedLine]]

    init(_ lines: [LocalizedLine]) { families = Dictionary(grouping: lines, by: \.family) }

    /// What a line of a later text was in this one: the same words wherever they stood, else those that it shares a
    /// language with and that are gone there, else what stood in its place; nil where it is new.
    func predecessor(of line: LocalizedLine, in later: LocalizedLines) -> LocalizedLine? {
        let known = families[line.family] ?? []
        if let same = known.first(where: { $0.words == line.words }) { return same }
        let kept = later.families[line.family] ?? []
        let gone = known.filter { old in !kept.contains { $0.words == old.words } }
        return gone.first { old in old.words.contains { line.words[$0.key] == $0.value } }
            ?? gone.first { $0.place == line.place }
    }
}
