import Foundation
import TestSupport
import Testing

@testable import CountersignCLI

/// In which words an estimate answers, and which text it says governs.
@Suite struct EstimateWordingTests {
    @Test func theTraceIsInTheLanguageAskedForByTheClocksOfTheAgreementsZone() async throws {
        let shop = try await EstimateTests.desk(proposing: false, language: ["en", "id"])
        let question = ["credit", "estimate", "1", "--outage", "2026-04-05T08:00/2026-04-05T15:12", "--trace"]
        let english = await shop.run("sari", question, in: "acme").output
        #expect(english.contains("from 1 April 2026 00:00, until 1 May 2026 00:00, length 43,200 minutes\n"))
        #expect(english.contains("\n  All times are those of Asia/Jakarta.\n"))
        let indonesian = await shop.run("sari", question + ["--language", "id"], in: "acme").output
        #expect(indonesian.hasPrefix("Dengan gangguan itu hasilnya 99 % dalam April 2026, dan kreditnya menjadi "))
        #expect(
            indonesian.contains(
                "\nMenurut teks yang berlaku\n  periode  bulan kalender, menurut waktu yang berlalu: dari "))
        #expect(indonesian.contains("dari 1 April 2026 00.00, sampai sebelum 1 Mei 2026 00.00, lama 43.200 menit\n"))
        #expect(indonesian.contains("  tingkat  berlaku tingkat 99 % ≤ hasil < 99,9 %: hasil 99 %, kredit 10 %\n"))
        #expect(indonesian.contains("\n  Semua waktu menurut Asia/Jakarta.\n"))
        // Nothing is left of the words that the terms have for programs, nor of the other language.
        for (trace, others) in [(english, ["klausul", " menit"]), (indonesian, ["clause ", " minute", "99%"])] {
            for token in ["half-up", "whole-if-all", "total-minus", "at-least", "'planned-maintenance'"] + others {
                #expect(!trace.contains(token), "\(token) in \(trace)")
            }
        }
        #expect(english.contains("  exclusions  excluded time (Planned maintenance) is no downtime, "), "\(english)")
        #expect(english.contains("  slices  a slice counts only if it was down throughout: "))
        #expect(english.contains(", target at least 99.9%\n"))
        #expect(
            indonesian.contains("  pengecualian  waktu yang dikecualikan (Pemeliharaan terencana) bukan waktu henti, "))
        #expect(indonesian.contains("satu-satunya pembulatan: ke yang terdekat, setengah ke atas: "))
        #expect(indonesian.contains(", klausul credits\n"))
    }

    @Test func whyThereIsNoNumberIsSaidInTheLanguageAskedFor() async throws {
        let shop = try await EstimateTests.desk(proposing: false, language: ["en", "id"])
        let credits = try shop.directory.read("acme/terms/credits.yaml")
        let question = ["credit", "estimate", "draft", "--measured", "98.7%", "--month", "2026-03", "--language", "id"]
        try shop.directory.write(
            credits.replacing("objective: availability", with: "objective: speed"), to: "acme/terms/credits.yaml")
        let dangling = await shop.run("sari", question, in: "acme").output
        #expect(
            dangling.contains(": tidak ada tingkat layanan bernama hosting/speed (terms/credits.yaml:"), "\(dangling)")
        try FileManager.default.removeItem(atPath: shop.directory.file("acme/terms/credits.yaml"))
        let missing = await shop.run("sari", question, in: "acme").output
        #expect(missing.contains(": terms/credits.yaml tidak ada dalam teks ini"), "\(missing)")
    }

    @Test func reviewSpeaksTheLanguageAskedForAndElseTheOneThatPrevails() async throws {
        let shop = try await EstimateTests.desk(language: ["id", "en"])
        let prevailing = await shop.run("dewi", "review", "availability-2027", in: "acme").output
        #expect(prevailing.contains("  Kredit bila Ketersediaan 99,949 % dalam Januari 2027: Rp0 → Rp1.250.000   "))
        #expect(prevailing.contains("  Ketersediaan paling sedikit: 99,9 % → 99,95 %   terms/services.yaml\n"))
        #expect(!prevailing.contains("Availability is at least"))
        let english = await shop.run("dewi", "review", "availability-2027", "--language", "en", in: "acme").output
        #expect(english.contains("  Availability is at least: 99.9% → 99.95%   terms/services.yaml\n"), "\(english)")
        let other = await shop.run("dewi", "review", "availability-2027", "--language", "de", in: "acme")
        #expect(other.messages.contains("the text is not in de"))
    }

    @Test func whatIsInForceOnTheFirstDayGovernsAllOfAPeriod() async throws {
        let shop = try await EstimateTests.desk(proposing: false)
        let path = "acme/agreement.yaml"
        let declared = try shop.directory.read(path)
        try shop.directory.write(declared.replacing("{from: 2027-01-01}", with: "{from: 2026-05-16}"), to: path)
        try await shop.must("sari", ["propose", "-m", "Sooner", "--accept", "--yes"], in: "acme")
        let question = ["credit", "estimate", "--measured", "98.7%", "--month", "2026-05"]
        let open = await shop.run("sari", question, in: "acme").output
        #expect(
            open.contains(
                "\nThat text takes force on 16 May 2026, within the period; what is in force on the first day governs all of a "
                    + "period, so it governs from 1 June 2026 on, and is reckoned here as if from the beginning: under this "
                    + "amendment (acme/availability-2027).\n"), "\(open)")
        try await shop.must("dewi", ["accept", "--merge", "--yes"], in: "acme")
        let executed = await shop.run("sari", question, in: "acme").output
        #expect(
            executed.hasPrefix("At 98.7% in May 2026 the credit would be IDR 3,125,000 under the text in force"),
            "\(executed)")
        #expect(
            executed.contains(
                "\nUnder the text in force: what is in force on the first day, 1 May 2026, governs all of a period; version 2 "
                    + "takes force on 16 May 2026, and governs from 1 June 2026 on.\n"), "\(executed)")
        let next = await shop.run("sari", "credit", "estimate", "--measured", "98.7%", "--month", "2026-06", in: "acme")
        #expect(
            next.output == "At 98.7% in June 2026 the credit would be IDR 1,250,000 under version 2 (in force then).\n")
    }

    @Test func theTraceSaysAboutWhereADecimalHasNoEnd() async throws {
        let shop = try await EstimateTests.desk(proposing: false, language: ["en", "id"])
        let question = ["credit", "estimate", "1", "--outage", "2026-03-05T10:00/2026-03-05T12:30", "--trace"]
        let english = await shop.run("sari", question, in: "acme").output
        #expect(english.contains(": level about 99.6640% (37075/372)\n"), "\(english)")
        let indonesian = await shop.run("sari", question + ["--language", "id"], in: "acme").output
        #expect(indonesian.contains(": hasil kira-kira 99,6640 % (37075/372)\n"), "\(indonesian)")
    }

    @Test func theTraceNamesEveryStepWithItsPlace() async throws {
        let shop = try await EstimateTests.desk()
        let answer = await shop.run(
            "sari", "credit", "estimate", "--measured", "98.7%", "--month", "2026-03", "--trace", in: "acme")
        #expect(answer.output.contains("\nUnder the text in force\n  level  the level is assumed: level 98.7%\n"))
        #expect(answer.output.contains("  tier  the tier 95% ≤ level < 99% applies: level 98.7%, credit 25%\n"))
        #expect(answer.output.contains(" credits.1.tiers.3, clause credits\n"))
        #expect(answer.output.contains("\nUnder this amendment (acme/availability-2027)\n"))
    }
}
