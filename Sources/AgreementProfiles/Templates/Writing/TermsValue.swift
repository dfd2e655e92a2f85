/// A value in a terms file, as it is written by a template.
///
/// Written with Swift literals, so that a topic's source has the shape of its YAML. Entries keep
/// their order. There are no numbers or booleans: every scalar is text and typed by the schema.
indirect enum TermsValue: Sendable {
    case scalar(String)
    /// A sentence for people: a mapping from each language of the agreement to its words.
    case words(Bilingual)
    case mapping([(key: String, value: TermsValue)])
    case list([TermsValue])
    /// A value with guidance above it, which a reader sees as a comment.
    case noted(Bilingual, TermsValue)

    static func words(id: String, en: String) -> TermsValue { .words(Bilingual(id: id, en: en)) }

    /// This value with a comment above it.
    func noted(id: String, en: String) -> TermsValue { .noted(Bilingual(id: id, en: en), self) }

    /// This mapping followed by another's entries; anything but two mappings stays as it is.
    func followed(by other: TermsValue) -> TermsValue {
        guard case .mapping(let entries) = self, case .mapping(let more) = other else { return self }
        return .mapping(entries + more)
    }
}

extension TermsValue: ExpressibleByStringInterpolation {
    init(stringLiteral value: String) { self = .scalar(value) }
}

extension TermsValue: ExpressibleByArrayLiteral {
    init(arrayLiteral elements: TermsValue...) { self = .list(elements) }
}

extension TermsValue: ExpressibleByDictionaryLiteral {
    init(dictionaryLiteral elements: (String, TermsValue)...) {
        self = .mapping(elements.map { (key: $0.0, value: $0.1) })
    }
}
