internal import Agreements

/// What a link or a piece of code in a clause refers to.
enum Reference {
    /// A file of the text, and what in it: the part behind `#`.
    case file(path: String, fragment: String?)
    /// A folder of the text, with the slash at its end.
    case folder(String)
    /// Something outside of the text, which nobody signs.
    case elsewhere
    /// Neither.
    case unknown

    init(_ words: String) {
        let parts = words.split(separator: "#", maxSplits: 1, omittingEmptySubsequences: false)
        let path = String(parts.first ?? "")
        if TextPlace(path: path) != nil {
            self = .file(path: path, fragment: parts.count > 1 ? String(parts[1]) : nil)
        } else if ["parties/", "clauses/", "terms/", "calendars/", "annexes/"].contains(path) {
            self = .folder(path)
        } else if ["https://", "http://", "mailto:", "tel:"].contains(where: words.hasPrefix) {
            self = .elsewhere
        } else {
            self = .unknown
        }
    }
}

/// A value that a clause may quote.
enum QuotedValue {
    case term(TermNode)
    case words(String)
}

extension ProfiledText {
    /// The value behind a path and the part of it; nil where there is none.
    func value(at path: String, _ fragment: String) -> QuotedValue? {
        let steps = fragment.split(separator: ".", omittingEmptySubsequences: false)
        switch TextPlace(path: path) {
        case .terms, .calendar: return terms[path]?[path: steps].map(QuotedValue.term)
        case .party(let id):
            guard steps == ["name"] else { return nil }
            return text.parties[id].map { .words($0.name) }
        case .agreement:
            var value = agreement
            for step in steps {
                guard case .mapping(let entries, _) = value else { return nil }
                value = entries.first { $0.key == String(step) }?.value
            }
            guard case .scalar(let words, let position) = value else { return nil }
            return CivilDate(words) == nil ? .words(words) : .term(.scalar(words, .date, at: position))
        case .clause, .annex, nil: return nil
        }
    }

    /// Whether a file is there that its schema refuses, so that nothing can be said of what it holds.
    func isRefused(_ path: String) -> Bool { terms[path] == nil && faults.contains { $0.path == path } }
}
