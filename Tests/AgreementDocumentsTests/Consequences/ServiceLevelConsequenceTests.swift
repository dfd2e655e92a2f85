import AgreementProfiles
import Agreements
import TestSupport
import Testing

@testable import AgreementDocuments

@Suite("What a change of a service level agreement comes to is said in sentences of one language")
struct ServiceLevelConsequenceTests {
    private static let credits = """
        credits:
          - service: hosting
            objective: availability
            period: calendar-month
            of-fee: monthly
            tiers:
              - {from: "99.9", credit-percent: "0"}
              - {from: "99.0", below: "99.9", credit-percent: "10"}
              - {from: "95.0", below: "99.0", credit-percent: "25"}
              - {from: "0", below: "95.0", credit-percent: "50"}
        caps:
          - {over: calendar-month, at-most-percent: "50"}
        rounding: half-up

        """

    private static let services = """
        services:
          - id: hosting
            name: {id: Hosting aplikasi, en: Application hosting}
            objectives:
              - {id: availability, name: {id: Ketersediaan, en: Availability}, target-percent: "99.9", clock: always}
            backup: {every: 24 hours, kept-for: 14 days}
        support:
          priorities:
            - {id: critical, meaning: {id: Layanan mati, en: The service is down}, respond-within: 2 business-hours}

        """

    /// The lines for one file, before and after; nil where there is none.
    private func lines(
        _ path: String, _ old: String?, _ new: String, _ languages: String...,
        profile: String = "service-level-agreement/1"
    ) async throws -> [String] {
        let history = try await SharedClone().history()
        func files(_ content: String?) throws -> ComparedText {
            .files([try #require(TextPlace(path: path)): Array((content ?? "").utf8)].filter { _ in content != nil })
        }
        let words = ConsequenceWords(
            languages.compactMap { LanguageTag($0) }, schemas: try #require(Profile.named(profile)).schemas)
        let redlines = try history.comparison(from: files(old), to: files(new)).changes.map { try FileRedline($0) }
        return try Consequence.all(of: redlines, in: words).map { consequence in
            guard consequence.old != nil || consequence.new != nil else { return consequence.subject }
            if consequence.isPromise { return "\(consequence.subject) \(consequence.new ?? "")" }
            return "\(consequence.subject): \(consequence.old ?? "—") → \(consequence.new ?? "—")"
        }
    }

    @Test func promisesOfANewTextAreSentences() async throws {
        #expect(
            try await lines("terms/services.yaml", nil, Self.services, "en", "id") == [
                "Availability is at least 99.9%", "data is backed up at least every 24 hours",
                "each backup is kept for 14 days", "The service is down: answered within 2 business hours",
            ])
        #expect(
            try await lines("terms/services.yaml", nil, Self.services, "id", "en") == [
                "Ketersediaan paling sedikit 99,9 %", "data dicadangkan paling jarang setiap 24 jam",
                "setiap cadangan disimpan selama 14 hari", "Layanan mati: ditanggapi dalam 2 jam kerja",
            ])
        #expect(
            try await lines("terms/credits.yaml", nil, Self.credits, "en") == [
                "the credit for a result of at least 99% and below 99.9% is 10% of the fee",
                "the credit for a result of at least 95% and below 99% is 25% of the fee",
                "the credit for a result below 95% is 50% of the fee",
                "credits over a calendar month are at most 50% of the fees over it",
            ])
    }

    @Test func aBoundThatMovesIsSaidByTheResultsThatGetAnotherCredit() async throws {
        let new = Self.credits.replacing("\"99.9\"", with: "\"99.95\"").replacing("\"95.0\"", with: "\"96\"")
            .replacing("\"10\"", with: "\"15\"").replacing("at-most-percent: \"50\"", with: "at-most-percent: \"40.0\"")
        #expect(
            try await lines("terms/credits.yaml", Self.credits, new, "en") == [
                "the credit for a result of at least 99.9% and below 99.95% is: 0% → 15% of the fee",
                "the credit for a result of at least 99% and below 99.9% is: 10% → 15% of the fee",
                "the credit for a result of at least 95% and below 96% is: 25% → 50% of the fee",
                "credits over a calendar month are at most: 50% → 40% of the fees over it",
            ])
        #expect(
            try await lines("terms/credits.yaml", Self.credits, new, "id").last
                == "kredit selama satu bulan kalender paling banyak: 50 % → 40 % dari biaya selama itu")
    }

    @Test func whatIsWrittenOtherwiseAndSaysTheSameIsNoChange() async throws {
        let new = Self.credits.replacing("\"99.0\"", with: "\"99.00\"").replacing("\"25\"", with: "\"25.0\"")
            .replacing("at-most-percent: \"50\"", with: "at-most-percent: \"50.0\"")
        #expect(try await lines("terms/credits.yaml", Self.credits, new, "en") == [])
    }

    @Test func whatHasNoPhraseIsSaidByTheWordsOfItsSchema() async throws {
        let new = Self.credits.replacing("half-up", with: "down")
        #expect(
            try await lines("terms/credits.yaml", Self.credits, new, "en") == [
                "how the credit is rounded, once, at the end: half up → down"
            ])
        #expect(
            try await lines("terms/credits.yaml", Self.credits, new, "id") == [
                "pembulatan, sekali di akhir: ke yang terdekat, setengah ke atas → ke bawah"
            ])
    }

    @Test func aPromiseOfSecrecySaysForHowLong() async throws {
        let terms = "kept-secret-for: 36 months\nreturned-within: 1 days\n"
        let (path, profile) = ("terms/confidentiality.yaml", "confidentiality/1")
        #expect(
            try await lines(path, nil, terms, "en", profile: profile) == [
                "what is disclosed is kept secret for 36 months",
                "what is disclosed is returned or deleted, on request, within 1 day",
            ])
        #expect(
            try await lines(path, terms, terms.replacing("36", with: "24"), "id", profile: profile) == [
                "yang diungkapkan dirahasiakan selama: 36 bulan → 24 bulan"
            ])
    }

    @Test func aFileThatNobodyHasDecidedYetIsCalledThatAndItsMarkersAreNoFigures() async throws {
        let undecided = """
            <<<<<<< the agreement now
            Within 14 days.
            ||||||| the agreement before
            Within 30 days.
            =======
            Within 7 days.
            >>>>>>> this amendment

            """
        #expect(
            try await lines("clauses/010-scope.en.md", "Within 30 days.\n", undecided, "en") == [
                "Two texts stand here that contradict each other, and nobody has decided yet"
            ])
    }

    // MARK: The words are whole

    @Test func everyWordOfAChoiceIsSaidInIndonesian() {
        var choices: Set<String> = []
        func look(_ fields: [Field]) { for field in fields { look(field.shape) } }
        func look(_ shape: Shape) {
            switch shape {
            case .scalar(.choice(let words)): choices.formUnion(words)
            case .mapping(let fields): look(fields)
            case .list(let item, _): look(item)
            case .scalar, .words: break
            }
        }
        for profile in Profile.all { for schema in profile.schemas { look(schema.fields) } }
        #expect(choices.count > 40)
        #expect(choices.subtracting(ChoiceWords.indonesian.keys) == [])
        #expect(Set(ChoiceWords.indonesian.keys).subtracting(choices) == [])
    }

    @Test func everyPhraseIsAboutAFieldThatThereIs() {
        var known: Set<String> = []
        func look(_ fields: [Field], _ way: String) {
            for field in fields {
                let way = way + (way.hasSuffix(" ") ? "" : ".") + field.name
                known.insert(way)
                var shape = field.shape
                while case .list(let item, _) = shape { shape = item }
                if case .mapping(let inner) = shape { look(inner, way) }
            }
        }
        for profile in Profile.all { for schema in profile.schemas { look(schema.fields, "\(schema.name): ") } }
        #expect(Set(ProvisionPhrase.all.keys).subtracting(known) == [])
    }
}
