/// One text in one or more languages.
public struct Localized: Hashable, Sendable {
    private let texts: [LanguageTag: String]
    /// The languages it is written in, in the order of the file.
    public let languages: [LanguageTag]

    /// A text for each language; a language that comes twice keeps its first text.
    public init(_ texts: [(language: LanguageTag, text: String)]) {
        self.texts = Dictionary(texts.map { ($0.language, $0.text) }, uniquingKeysWith: { first, _ in first })
        var seen = Set<LanguageTag>()
        languages = texts.map(\.language).filter { seen.insert($0).inserted }
    }

    /// The text in `language`, or nil where there is none.
    public subscript(language: LanguageTag) -> String? {
        texts[language]
    }
}
