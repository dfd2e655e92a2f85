/// The least that covers every element of a service level agreement: five short clauses over the same kinds of terms.
///
/// What the service is, nobody but the parties knows: a mark is left where it is to be written.
struct MinimalServiceLevelTemplate: Sendable {
    let values: Template.Values
    let id: Wording
    let en: Wording
    /// Where an element needs nothing shorter, it is that of the full template.
    let full: ServiceLevelTemplate

    init(_ values: Template.Values) {
        self.values = values
        id = Wording(language: .indonesian, values: values)
        en = Wording(language: .english, values: values)
        full = ServiceLevelTemplate(values)
    }

    var files: [TemplateFile] {
        let languages = values.templateLanguages
        return clauses.flatMap { $0.files(in: languages) } + terms.map { $0.file(in: languages) }
    }

    var terms: [TermsFile] {
        [
            servicesTerms, measurementTerms, creditsTerms, feesTerms, escalationTerms, full.formationTerms,
            full.responsibilitiesTerms, full.disputesTerms, full.effectivenessTerms, full.reviewTerms,
            full.thirdPartiesTerms, full.businessHoursCalendar,
        ]
    }

    var currency: String { values.currencyCode ?? "IDR" }
    var monthlyFee: Int { currency == "IDR" ? 1_500_000 : 100 }
    var provider: TermsValue { full.provider }
    var customer: TermsValue { full.customer }
}
