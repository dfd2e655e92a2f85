/// A file of terms or a calendar: what it is for, and its values.
struct TermsFile: Sendable {
    let path: String
    /// What the file is for, printed as a comment at its top.
    let purpose: Bilingual
    let value: TermsValue

    init(_ path: String, id: String, en: String, _ value: TermsValue) {
        self.path = path
        purpose = Bilingual(id: id, en: en)
        self.value = value
    }

    func file(in languages: [TemplateLanguage]) -> TemplateFile {
        let writer = TermsWriter(languages: languages)
        return TemplateFile(path: path, content: writer.document(value, purpose: purpose))
    }
}
