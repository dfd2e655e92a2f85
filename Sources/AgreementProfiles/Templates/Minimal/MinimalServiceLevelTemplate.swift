/// The least that covers every element of a service level agreement: five short clauses over the same kinds of terms.
///
/// What the service is, nobody but the parties knows: a mark is left where it is to be written.
struct MinimalServiceLevelTemplate: WrittenTemplate {
    let values: Template.Values
    /// Where an element needs nothing shorter, it is that of the full template.
    var full: ServiceLevelTemplate { ServiceLevelTemplate(values: values) }

    var terms: [TermsFile] {
        [
            servicesTerms, measurementTerms, creditsTerms, feesTerms, escalationTerms, full.formationTerms,
            full.responsibilitiesTerms, full.disputesTerms, full.effectivenessTerms, full.reviewTerms,
            full.thirdPartiesTerms, full.businessHoursCalendar,
        ]
    }

    var monthlyFee: Int { currency == "IDR" ? 1_500_000 : 100 }
    var provider: TermsValue { full.provider }
    var customer: TermsValue { full.customer }
}
