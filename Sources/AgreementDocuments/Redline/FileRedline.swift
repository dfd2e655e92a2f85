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

extension TextPlace {
    /// The file as a reader knows it: `Clause scope (en)`, `Party nusa`, `Terms: fees`.
    public var title: String {
        switch self {
        case .clause(_, let slug, let language): "Clause \(slug) (\(language))"
        case .agreement: "Agreement"
        case .party(let id): "Party \(id)"
        case .terms(let topic): "Terms: \(topic)"
        case .calendar(let name): "Calendar \(name)"
        case .annex(let name, _): "Annex \(name)"
        }
    }
}
