import Agreements
import Testing

@testable import AgreementProfiles

/// What a finding says to write is what its author can write, in the language of the clause.
@Suite struct HintTests {
    private func hints(_ check: String, _ edit: (inout DraftText) throws -> Void) async throws -> [String] {
        var draft = try DraftText()
        try edit(&draft)
        return try await SharedDesk.shared.findings(draft).filter { $0.check == check }.compactMap(\.hint)
    }

    @Test(arguments: [
        ("id", "99.9 %", "terms/services.yaml#services.hosting.objectives.availability.target-percent", "99,9 %"),
        ("en", "99,95%", "terms/services.yaml#services.hosting.objectives.availability.target-percent", "99.9%"),
        ("id", "IDR 12,500,000", "terms/fees.yaml#fees.hosting-monthly.amount", "Rp12.500.000"),
        ("en", "Rp12.500.000", "terms/fees.yaml#fees.hosting-monthly.amount", "IDR 12,500,000"),
        ("id", "2 jam", "terms/services.yaml#support.priorities.high.respond-within", "2 jam kerja"),
        ("en", "2 Hours", "terms/services.yaml#support.priorities.high.respond-within", "2 Business Hours"),
        ("id", "July 1, 2026", "agreement.yaml#term.from", "1 Juli 2026"),
        ("id", "8:30", "calendars/business-hours.yaml#hours.1.from", "08.00"),
        ("en", "PT Acme", "parties/acme.yaml#name", "PT Acme Hosting"),
    ])
    func aStaleQuoteSaysWhatToWrite(language: String, shown: String, target: String, form: String) async throws {
        let hints = try await hints("stale-quote") {
            $0.append("clauses/140-review.\(language).md", "\nLihat [\(shown)](\(target)).\n")
        }
        #expect(hints == ["Write `\(form)` between the brackets, or change the term."])
    }

    @Test func anotherDayIsSaidOnceAndInTheLanguageOfTheClause() async throws {
        let hints = try await hints("date-differs") {
            try $0.replace("agreement.yaml", "from: 2026-07-01", with: "from: 2027-02-01")
            try $0.replace("agreement.yaml", ", until: 2027-07-01", with: "")
            $0.append("clauses/030-scope.id.md", "\nTeks ini berlaku sejak awal tanggal 1 Juli 2026.\n")
            $0.append("clauses/030-scope.en.md", "\nThis text is in force from 1 July 2026.\n")
        }
        #expect(
            hints.contains("Write the same day in both; quoted, it is [1 Februari 2027](agreement.yaml#in-force.from).")
        )
        #expect(
            hints.contains("Write the same day in both; quoted, it is [1 February 2027](agreement.yaml#in-force.from).")
        )
        #expect(
            hints.contains("Write the same day in both; quoted, it is [1 Februari 2027](agreement.yaml#term.from)."),
            "\(hints)")
    }

    @Test func aLinkByALabelIsWrittenInline() async throws {
        let hints = try await hints("indirect-link") {
            $0.append("clauses/140-review.en.md", "\nIn [13 days][Q].\n\n[q]: terms/disputes.yaml#steps.1.at-most\n")
        }
        #expect(hints == ["Write [13 days](terms/disputes.yaml#steps.1.at-most)."])
    }
}
