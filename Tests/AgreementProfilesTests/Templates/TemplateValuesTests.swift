import AgreementProfiles
import Testing

@Suite struct TemplateValuesTests {
    @Test func profilesAreThoseOfTheFormat() {
        #expect(Template.Name.sla.profile == "service-level-agreement/1")
        #expect(Template.Name.blank.profile == "general/1")
    }

    @Test func languagesTheTemplatesLackAreRefused() {
        expectRefusal(of: .languages) { () throws(Template.ValueRefusal) in try sampleValues(languages: []) }
        expectRefusal(of: .languages) { () throws(Template.ValueRefusal) in try sampleValues(languages: ["id", "de"]) }
        expectRefusal(of: .languages) { () throws(Template.ValueRefusal) in try sampleValues(languages: ["en", "en"]) }
        expectRefusal(of: .prevailing) { () throws(Template.ValueRefusal) in
            try sampleValues(languages: ["en"], prevailing: "id")
        }
        expectRefusal(of: .title) { () throws(Template.ValueRefusal) in try sampleValues(title: ["id": "Perjanjian"]) }
    }

    @Test(arguments: [
        "", " PT Acme", "PT Acme ", "PT\nAcme", "PT\tAcme", "PT \u{202E}Acme", "PT\u{00A0}Acme", "PT\u{00AD}Acme",
        "PT\u{200B}Acme", "Cafe\u{301}", "PT\u{2028}Acme", "PT\u{115F}Acme", "\u{FEFF}PT",
    ])
    func namesThatCouldMisleadAReaderAreRefused(name: String) {
        expectRefusal(of: .provider) { () throws(Template.ValueRefusal) in try sampleValues(provider: ("acme", name)) }
        expectRefusal(of: .customer) { () throws(Template.ValueRefusal) in try sampleValues(customer: ("nusa", name)) }
        expectRefusal(of: .title) { () throws(Template.ValueRefusal) in
            try sampleValues(title: ["id": name, "en": "Agreement"])
        }
    }

    @Test(arguments: ["", "Acme", "a b", "a/b", "é", String(repeating: "a", count: 61)])
    func partyIdsThatNameNoFileAreRefused(id: String) {
        expectRefusal(of: .provider) { () throws(Template.ValueRefusal) in try sampleValues(provider: (id, "PT Acme")) }
    }

    @Test func oneIdForBothPartiesIsRefused() {
        expectRefusal(of: .customer) { () throws(Template.ValueRefusal) in
            try sampleValues(provider: ("acme", "PT Acme"), customer: ("acme", "PT Nusa"))
        }
    }

    @Test(arguments: [
        "", "2026-7-01", "2026-02-29", "2100-02-29", "2026-04-31", "2026-13-01", "2026-00-10", "2026-01-00",
        "+026-01-01", "2026-01-01 ", "01-07-2026", "٢٠٢٦-٠٧-٠١",
    ])
    func daysThatNoCalendarHasAreRefused(day: String) {
        expectRefusal(of: .inForceFrom) { () throws(Template.ValueRefusal) in
            try sampleValues(inForceFrom: day, termUntil: nil)
        }
        expectRefusal(of: .termUntil) { () throws(Template.ValueRefusal) in try sampleValues(termUntil: day) }
    }

    @Test func aTermThatEndsBeforeItBeginsIsRefused() {
        expectRefusal(of: .termUntil) { () throws(Template.ValueRefusal) in try sampleValues(termUntil: "2026-07-01") }
        expectRefusal(of: .termUntil) { () throws(Template.ValueRefusal) in try sampleValues(termUntil: "2026-06-30") }
    }

    @Test func zonesAndCurrenciesThatAreNoCodesAreRefused() {
        for zone in ["", "Asia/Ja karta", "Asia/Jakarta\n", "#"] {
            expectRefusal(of: .zone) { () throws(Template.ValueRefusal) in try sampleValues(zone: zone) }
        }
        for code in ["", "Rp", "idr", "IDRX"] {
            expectRefusal(of: .currencyCode) { () throws(Template.ValueRefusal) in try sampleValues(currencyCode: code)
            }
        }
    }

    @Test func aLeapDayIsADay() throws {
        let text = texts(.blank, with: try sampleValues(inForceFrom: "2028-02-29", termUntil: nil))
        #expect(text["clauses/020-text.id.md"]?.contains("29 Februari 2028") == true)
        #expect(text["clauses/020-text.en.md"]?.contains("29 February 2028") == true)
    }

    @Test func theValuesStandInTheText() throws {
        let values = try sampleValues(zone: "Asia/Jayapura", currencyCode: "SGD")
        let text = texts(.sla, with: values)
        #expect(text["clauses/010-parties.id.md"]?.contains("- PT Acme Hosting, selanjutnya") == true)
        #expect(text["clauses/010-parties.en.md"]?.contains("- PT Nusa Retail, from here on") == true)
        #expect(text["clauses/020-definitions.id.md"]?.contains("Perjanjian Tingkat Layanan Hosting") == true)
        #expect(
            text["clauses/020-definitions.id.md"]?.contains("zona waktu Asia/Jayapura (Waktu Indonesia Timur).") == true
        )
        #expect(text["clauses/090-fees.id.md"]?.contains("SGD 750") == true)
        #expect(text["terms/fees.yaml"]?.contains("currency: SGD") == true)
        #expect(text["clauses/160-term.id.md"]?.contains("1 Juli 2026 sampai awal tanggal 1 Juli 2027") == true)
        #expect(text["clauses/170-language.en.md"]?.contains("the text in Indonesian governs") == true)
    }

    @Test func withoutAFixedEndNothingSpeaksOfRenewal() throws {
        let text = texts(.sla, with: try sampleValues(termUntil: nil))
        #expect(text["clauses/140-review.en.md"]?.contains("renew") == false)
        #expect(text["clauses/160-term.en.md"]?.contains("until it is ended under this clause") == true)
        #expect(text["terms/review.yaml"]?.contains("discussed-before-end") == false)
    }

    @Test func withoutACurrencyAmountsAreInRupiah() throws {
        let text = texts(.sla, with: try sampleValues(currencyCode: nil))
        #expect(text["terms/fees.yaml"]?.contains("currency: IDR") == true)
        #expect(text["clauses/090-fees.id.md"]?.contains("Rp12.500.000") == true)
    }

    /// Runs what must be refused, and looks at which value the refusal names.
    private func expectRefusal(
        of field: Template.ValueRefusal.Field,
        sourceLocation: SourceLocation = #_sourceLocation,
        _ make: () throws(Template.ValueRefusal) -> Template.Values
    ) {
        do throws(Template.ValueRefusal) {
            _ = try make()
            Issue.record("nothing was refused", sourceLocation: sourceLocation)
        } catch {
            #expect(error.field == field, sourceLocation: sourceLocation)
            #expect(!error.reason.isEmpty, sourceLocation: sourceLocation)
        }
    }
}
