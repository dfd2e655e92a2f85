/// A service level agreement for hosting by a small business.
///
/// Each topic has a file of its own, which holds its clause and its terms side by side: a figure that
/// stands in both is changed in one place of the source tree. The order below is the order in which
/// the clauses are read.
struct ServiceLevelTemplate: WrittenTemplate {
    let values: Template.Values

    var clauses: [ClausePair] {
        [
            partiesClause, definitionsClause, scopeClause, availabilityClause, measurementClause,
            maintenanceClause, supportClause, creditsClause, feesClause, responsibilitiesClause,
            escalationClause, disagreementsClause, reportingClause, reviewClause, thirdPartiesClause,
            termClause, languageClause,
        ]
    }

    var terms: [TermsFile] {
        [
            formationTerms, servicesTerms, measurementTerms, creditsTerms, feesTerms, responsibilitiesTerms,
            escalationTerms,
            disputesTerms, effectivenessTerms, reviewTerms, thirdPartiesTerms, businessHoursCalendar,
        ]
    }

    /// The parties as the terms name them: by the id that is also the name of their file.
    var provider: TermsValue { .scalar(values.provider.id) }
    var customer: TermsValue { .scalar(values.customer.id) }
    /// Who is called for each of them.
    var providerContact: TermsValue { .scalar(values.contacts.provider) }
    var customerContact: TermsValue { .scalar(values.contacts.customer) }
    /// The first day in force, as the terms write it.
    var firstDay: TermsValue { .scalar(values.firstDay.text) }
}
