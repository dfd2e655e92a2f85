/// A language in which the templates are written.
enum TemplateLanguage: String, CaseIterable, Sendable {
    case indonesian = "id"
    case english = "en"
}

/// The same words in every language of the templates.
///
/// Both are always written down together, so that whoever edits one sees the other.
public struct Bilingual: Hashable, Sendable {
    /// The words in Indonesian.
    public let id: String
    /// The words in English.
    public let en: String

    /// The same words in both.
    public init(id: String, en: String) {
        self.id = id
        self.en = en
    }

    subscript(language: TemplateLanguage) -> String {
        switch language {
        case .indonesian: id
        case .english: en
        }
    }
}

extension Template.Values {
    /// The languages to print, in order. Values hold no language that templates do not know.
    var templateLanguages: [TemplateLanguage] { languages.compactMap(TemplateLanguage.init(rawValue:)) }
}
