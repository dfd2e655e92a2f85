/// A text to start from: its clauses and its terms, in the languages of the agreement.
protocol WrittenTemplate: Sendable {
    /// What the agreement's founders said.
    var values: Template.Values { get }
    /// In the order in which they are read.
    var clauses: [ClausePair] { get }
    var terms: [TermsFile] { get }
}

extension WrittenTemplate {
    /// The two wordings of dates, amounts and names. Short, because they stand in the middle of prose.
    var id: Wording { Wording(language: .indonesian, values: values) }
    var en: Wording { Wording(language: .english, values: values) }

    /// What prices are in.
    var currency: String { values.currencyCode ?? "IDR" }

    var files: [TemplateFile] {
        let languages = values.templateLanguages
        let wordings = languages.map { Wording(language: $0, values: values) }
        let (terms, figures) = (terms, QuotedFigures(terms))
        return clauses.flatMap { $0.files(in: wordings, quoting: figures) } + terms.map { $0.file(in: languages) }
    }
}
