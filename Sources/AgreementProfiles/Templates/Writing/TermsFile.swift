/// A file of terms or a calendar: the schema that it follows, and its values.
struct TermsFile: Sendable {
    let path: String
    let schema: FileSchema
    let value: TermsValue

    /// - Parameter name: the calendar's name, where the schema is that of every calendar.
    init(_ schema: FileSchema, name: String? = nil, _ value: TermsValue) {
        path = name.map { schema.path.replacing("*", with: $0) } ?? schema.path
        self.schema = schema
        self.value = value
    }

    /// The file, with what it is for and what each part of it says above them as comments.
    func file(in languages: [TemplateLanguage]) -> TemplateFile {
        let meanings = Dictionary(uniqueKeysWithValues: schema.fields.map { ($0.name, $0.meaning.asSentence) })
        let writer = TermsWriter(languages: languages)
        return TemplateFile(path: path, content: writer.document(value, purpose: schema.purpose, meanings: meanings))
    }
}

extension Bilingual {
    /// With a capital at its beginning and a full stop at its end.
    fileprivate var asSentence: Bilingual {
        Bilingual(
            id: id.prefix(1).uppercased() + id.dropFirst() + ".", en: en.prefix(1).uppercased() + en.dropFirst() + ".")
    }
}
