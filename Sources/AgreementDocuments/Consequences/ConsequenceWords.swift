public import AgreementProfiles
public import Agreements

/// In whose words it is said what a change comes to: those of the language that prevails, or of the one asked for.
///
/// Indonesian and English have words of their own here; around any other language they are English.
public struct ConsequenceWords: Sendable {
    /// The languages of the texts, the one to read in first.
    let languages: [LanguageTag]
    let notation: Notation
    private let schemas: [FileSchema]

    /// The words for a text, and for the one that it is compared with.
    public init(_ declaration: Declaration, _ base: Declaration? = nil, in language: LanguageTag? = nil) {
        let all = [declaration, base].compactMap(\.self).flatMap { [$0.prevailing] + $0.languages }
        self.init([language].compactMap(\.self) + all, schemas: Profile.named(declaration.profile)?.schemas ?? [])
    }

    /// The words for each language that a document of the text speaks, in its order.
    ///
    /// - Parameter asked: the one language that it speaks; all of the text's where nil.
    public static func each(
        _ declaration: Declaration, _ base: Declaration? = nil, in asked: LanguageTag? = nil
    ) -> [ConsequenceWords] {
        let spoken = declaration.languagesShown(asked).filter(Notation.speaks)
        return spoken.isEmpty
            ? [ConsequenceWords(declaration, base, in: asked)]
            : spoken.map { ConsequenceWords(declaration, base, in: $0) }
    }

    init(_ languages: [LanguageTag], schemas: [FileSchema] = []) {
        var seen: Set<LanguageTag> = []
        self.languages = languages.filter { seen.insert($0).inserted }
        notation = self.languages.first.map { Notation($0) } ?? .english
        self.schemas = schemas
    }

    /// The language that is read first.
    public var language: LanguageTag? { languages.first }

    /// The schema of a file; nil where the profile has none for it.
    func schema(of path: String) -> FileSchema? { schemas.first { $0.describes(path) } }

    /// Which of two wordings is in the language.
    func callAsFunction(id: String, en: String) -> String { notation.words(id: id, en: en) }
}
