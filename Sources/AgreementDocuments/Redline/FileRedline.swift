public import Agreements

/// A file that differs between two texts, word by word where it is text.
public struct FileRedline: Sendable {
    /// What became of the file.
    public let change: TextComparison.Change
    /// nil for an annex, whose digest alone is compared.
    public let redline: Redline?

    /// Compares the two contents of a file.
    ///
    /// - Throws: `undecided` where they are too large to be compared.
    public init(_ change: TextComparison.Change) throws(AgreementError) {
        self.change = change
        if case .annex = change.place {
            redline = nil
        } else {
            redline = try Redline(
                from: String(decoding: change.old, as: UTF8.self), to: String(decoding: change.new, as: UTF8.self),
                difference: TextDifference.hunks)
        }
    }

    /// Whether the content is another one: a clause may only have another number.
    public var hasOtherWords: Bool { change.old != change.new }

    /// The file as a reader knows it: a clause by its slug and language.
    public var title: String { change.place.title }
}

extension [FileRedline] {
    /// The same, with that language first among the files of each clause: what prevails is read first.
    public func withFirst(_ prevailing: LanguageTag) -> [FileRedline] {
        var ordered: [FileRedline] = []
        var clause: (key: String, files: [FileRedline]) = ("", [])
        func rank(_ file: FileRedline) -> Int {
            if case .clause(_, _, prevailing) = file.change.place { 0 } else { 1 }
        }
        for file in self {
            guard case .clause(let number, let slug, _) = file.change.place else {
                ordered += clause.files + [file]
                clause = ("", [])
                continue
            }
            let key = "\(number)-\(slug)"
            if key != clause.key {
                ordered += clause.files
                clause = (key, [])
            }
            // Of the others, each keeps its place.
            let position = clause.files.firstIndex { rank($0) > rank(file) } ?? clause.files.count
            clause.files.insert(file, at: position)
        }
        return ordered + clause.files
    }
}

extension TextPlace {
    /// The file as a reader knows it: `Clause scope (en)`, `Party nusa`, `Terms: fees`.
    public var title: String { title(in: .english) }
}
