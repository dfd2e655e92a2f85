import Foundation
import TestSupport
import Testing

@testable import CountersignCLI

/// What would be owed, under the text in force and under an amendment.
@Suite struct EstimateTests {
    /// Sari's hosting agreement in force from 1 March 2026, and on her desk an amendment: 99.95%, and 10% below 99%.
    static func desk(
        proposing: Bool = true, language: [String] = ["en"], from: String = "2026-03-01"
    ) async throws -> Workshop {
        let shop = try Workshop(people: ["sari", "dewi"])
        let card = await shop.run("dewi", "card", "--party", "nusa=PT Nusa Retail")
        try shop.directory.write(card.output, to: "nusa.yaml")
        try await shop.must(
            "sari",
            [
                "init", "acme", "--title", "Hosting", "--party", "acme=PT Acme Hosting", "--counterparty", "nusa.yaml",
                "--zone", "Asia/Jakarta", "--in-force", from, "--template", "sla",
            ] + language.flatMap { ["--language", $0] })
        try await shop.must("sari", ["propose", "-m", "The first text", "--accept", "--yes"], in: "acme")
        try await shop.must("dewi", ["accept", "--merge", "--yes"], in: "acme")
        shop.wait(days: 90)
        try await shop.must("sari", ["draft", "availability-2027"], in: "acme")
        let indonesian = [
            ("clauses/080-credits.id.md", "99,9 %", "99,95 %"), ("clauses/080-credits.id.md", "[25 %]", "[10 %]"),
            ("clauses/040-availability.id.md", "99,9 %", "99,95 %"),
        ]
        for (path, old, new) in (language.contains("id") ? indonesian : []) + [
            ("terms/credits.yaml", "\"99.9\"", "\"99.95\""), ("terms/services.yaml", "\"99.9\"", "\"99.95\""),
            ("terms/credits.yaml", "credit-percent: \"25\"", "credit-percent: \"10\""),
            ("clauses/080-credits.en.md", "99.9%", "99.95%"), ("clauses/080-credits.en.md", "[25%]", "[10%]"),
            ("clauses/040-availability.en.md", "99.9%", "99.95%"),
            ("agreement.yaml", "in-force: {from: \(from)}", "in-force: {from: 2027-01-01}"),
        ] {
            let content = try shop.directory.read("acme/" + path)
            try #require(content.contains(old), "\(path) \(old)")
            try shop.directory.write(content.replacing(old, with: new), to: "acme/" + path)
        }
        if proposing { try await shop.must("sari", ["propose", "-m", "Availability of 99.95%", "--yes"], in: "acme") }
        return shop
    }

    @Test func bothTextsAnswerInOneSentence() async throws {
        let shop = try await Self.desk()
        let answer = await shop.run(
            "sari", "credit", "estimate", "--level", "availability", "--measured", "98.7%", "--month", "2026-03",
            in: "acme")
        #expect(answer.code == .done)
        #expect(
            answer.output
                == "At 98.7% in March 2026 the credit would be IDR 3,125,000 under the text in force and IDR 1,250,000 "
                + "under this amendment (acme/availability-2027).\n"
                + Self.later("this amendment (acme/availability-2027)"))
        let named = await shop.run(
            "dewi", "credit", "estimate", "availability-2027", "--measured", "99,92 %", "--month", "2026-03", in: "acme"
        )
        #expect(named.output.contains(" IDR 0 under the text in force and IDR 1,250,000 under this amendment "))
    }

    /// What is said of a text that takes force after the month asked about.
    private static func later(_ text: String) -> String {
        "That text governs from 1 January 2027 on; reckoned as if it governed in March 2026: under \(text).\n"
    }

    @Test func timesAreReadByTheClocksOfTheTextThatIsAskedAbout() async throws {
        let shop = try await Self.desk(proposing: false)
        let declaration = try shop.directory.read("acme/agreement.yaml")
        let moved = declaration.replacing("time-zone: Asia/Jakarta", with: "time-zone: Europe/Berlin")
        try shop.directory.write(moved, to: "acme/agreement.yaml")
        let question = ["credit", "estimate", "draft", "--outage", "2027-02-28T19:00/2027-02-28T20:00"]
        let answer = await shop.run("sari", question, in: "acme")
        #expect(answer.messages.contains("Times without an offset are read by the clocks of Europe/Berlin."))
        let json = await shop.run("sari", question + ["--json"], in: "acme").output
        #expect(json.contains("2027-02-28T18:00:00Z") && json.contains("2027-02-28T19:00:00Z"), "\(json)")
    }

    @Test func anAmendmentThatWasWithdrawnIsCalledSo() async throws {
        let shop = try await Self.desk(language: ["en", "id"])
        try await shop.must("sari", ["withdraw", "availability-2027", "-m", "Not now", "--yes"], in: "acme")
        let question = ["credit", "estimate", "availability-2027", "--measured", "98.7%", "--month", "2027-01"]
        let answer = await shop.run("sari", question, in: "acme").output
        #expect(answer.hasSuffix(" under a withdrawn amendment (acme/availability-2027).\n"), "\(answer)")
        let indonesian = await shop.run("sari", question + ["--language", "id"], in: "acme").output
        #expect(
            indonesian.hasSuffix(" menurut amandemen yang sudah ditarik kembali (acme/availability-2027).\n"),
            "\(indonesian)")
    }

    @Test func aMonthIsAnsweredByTheTextThatWasInForceThen() async throws {
        let shop = try await Self.desk()
        try await shop.must("sari", ["accept", "availability-2027", "--yes"], in: "acme")
        try await shop.must("dewi", ["accept", "availability-2027", "--merge", "--yes"], in: "acme")
        shop.wait(days: 300)
        let question = ["credit", "estimate", "2", "--measured", "98.7%", "--month"]
        #expect(
            await shop.run("sari", question + ["2026-03"], in: "acme").output
                == "At 98.7% in March 2026 the credit would be IDR 3,125,000 under version 1 (in force then) and "
                + "IDR 1,250,000 under version 2.\n" + Self.later("version 2"))
        #expect(
            await shop.run("sari", question + ["2027-01"], in: "acme").output
                == "At 98.7% in January 2027 the credit would be IDR 1,250,000 under the text in force.\n")
        // Before anything was in force, today's text is what there is.
        let before = await shop.run("sari", question + ["2025-01"], in: "acme")
        #expect(before.output.contains("IDR 1,250,000 under the text in force."))
        let json = try await shop.run("sari", question + ["2026-03", "--json"], in: "acme").document()
        let estimates = try #require(json["estimates"] as? [[String: Any]])
        #expect(estimates.map { $0["kind"] as? String } == ["inForce", "version"])
        #expect(estimates.map { $0["version"] as? Int } == [1, 2])
    }

    @Test func textsThatHaveDifferentLevelsAreNotComparedInOneSentence() async throws {
        let shop = try await Self.desk(proposing: false)
        for (path, old) in [
            ("services", "- id: availability"), ("measurement", "objective: availability"),
            ("credits", "objective: availability"),
        ] {
            let content = try shop.directory.read("acme/terms/\(path).yaml")
            try #require(content.contains(old), "\(path)")
            let new = old.replacing("availability", with: "uptime")
            try shop.directory.write(content.replacing(old, with: new), to: "acme/terms/\(path).yaml")
        }
        let question = ["credit", "estimate", "--measured", "98.7%", "--month", "2026-03"]
        #expect(
            await shop.run("sari", question, in: "acme").output == """
                Under the text in force, hosting/availability, 98.7% in March 2026: IDR 3,125,000
                Under your files, hosting/uptime, 98.7% in March 2026: IDR 1,250,000

                """ + Self.later("your files"))
        let json = try await shop.run("sari", question + ["--json"], in: "acme").document()
        let estimates = try #require(json["estimates"] as? [[String: Any]])
        #expect(json["level"] is NSNull)
        #expect(estimates.map { $0["level"] as? String } == ["hosting/availability", "hosting/uptime"])
    }

    @Test func aResultIsShownOnItsOwnSideOfABound() async throws {
        let shop = try await Self.desk(proposing: false)
        let question = ["credit", "estimate", "1", "--month", "2026-03", "--measured"]
        let below = await shop.run("sari", question + ["98.99999999999999999999"], in: "acme")
        #expect(
            below.output == "At 98.99999999999999999999% in March 2026 the credit would be IDR 3,125,000 "
                + "under the text in force.\n")
        let above = await shop.run("sari", question + ["99.00000000000000000001"], in: "acme")
        #expect(
            above.output == "At about 99.0000% in March 2026 the credit would be IDR 1,250,000 "
                + "under the text in force.\n")
    }

    @Test func theAnswerIsInTheLanguageThatPrevailsOrInTheOneAskedFor() async throws {
        let shop = try await Self.desk(proposing: false, language: ["en", "id"])
        let question = ["credit", "estimate", "1", "--measured", "98.7", "--month", "2026-03"]
        let english = await shop.run("sari", question, in: "acme")
        #expect(
            english.output == "At 98.7% in March 2026 the credit would be IDR 3,125,000 under the text in force.\n")
        let indonesian = await shop.run("sari", question + ["--language", "id"], in: "acme")
        #expect(
            indonesian.output
                == "Pada 98,7 % dalam Maret 2026, kreditnya menjadi Rp3.125.000 menurut teks yang berlaku.\n")
    }

    @Test func filesAtWorkAreAskedToo() async throws {
        let shop = try await Self.desk(proposing: false)
        let answer = await shop.run(
            "sari", "credit", "estimate", "--measured", "98.7%", "--month", "2026-03", in: "acme")
        #expect(answer.output.contains("IDR 3,125,000 under the text in force and IDR 1,250,000 under your files."))
    }

    @Test func outagesAreReadByTheClocksOfTheAgreementsZone() async throws {
        let shop = try await Self.desk()
        // 08:00 in Jakarta is 01:00 in Greenwich; 43,200 minutes of April, 432 of them down.
        for outage in [
            "2026-04-05T08:00/2026-04-05T15:12", "2026-04-05T01:00Z/2026-04-05T08:12:00Z",
            "2026-04-05T08:00:00/2026-04-05T15:12+07:00",
        ] {
            let answer = await shop.run("sari", "credit", "estimate", "--outage", outage, in: "acme")
            #expect(
                answer.output.hasPrefix(
                    "With these outages the result is 99% in April 2026, and the credit would be IDR 1,250,000 under"),
                "\(outage): \(answer)")
        }
        let several = await shop.run(
            "sari", "credit", "estimate", "--outage", "2026-04-05T08:00/2026-04-05T15:12", "--outage",
            "2026-04-06T08:00/2026-04-06T08:01", in: "acme")
        #expect(several.output.hasPrefix("With these outages the result is about 98.9977% in April 2026, "))
    }

    @Test func plannedMaintenanceDoesNotCountWithinItsWindowsWhereItWasAnnounced() async throws {
        let shop = try await Self.desk(proposing: false)
        let question = ["credit", "estimate", "1", "--month", "2026-04", "--maintenance"]
        // A Sunday; the window is from 01:00 to 05:00, and 5 business days before is Friday the 27th of March.
        let window = "2026-04-05T01:00/2026-04-05T03:00"
        let result = "With these outages the result is "
        let announced = await shop.run("sari", question + [window + "/2026-03-27"], in: "acme").output
        #expect(announced == result + "100% in April 2026, and the credit would be IDR 0 under the text in force.\n")
        let late = await shop.run("sari", question + [window + "/2026-03-30T09:00"], in: "acme").output
        #expect(late.hasPrefix(result + "about 99.7222% in April 2026, and the credit would be IDR 1,250,000 "))
        #expect(late.contains("The maintenance on 5 April 2026 01:00 was announced less than 5 Business Days before"))
        let assumed = await shop.run("sari", question + ["2026-04-05T04:00/2026-04-05T06:00"], in: "acme").output
        #expect(assumed.hasPrefix(result + "about 99.8611% in April 2026"))
        #expect(assumed.contains("60 minutes of the maintenance lie outside of its windows and count as downtime"))
        #expect(assumed.contains("is taken to have been announced at least 5 Business Days before"))
        let json = try await shop.run("sari", question + [window + "/2026-03-27", "--json"], in: "acme").document()
        let maintenance = try #require((json["maintenance"] as? [[String: Any]])?.first)
        #expect(maintenance["announced"] as? String == "2026-03-26T17:00:00Z")
        let wrong = await shop.run("sari", question + ["2026-04-05T03:00/2026-04-05T01:00"], in: "acme")
        #expect(wrong.code == .usage && wrong.messages.contains("--maintenance: it ends at"))
    }

    @Test func whatIsLeftOutIsSaid() async throws {
        let shop = try await Self.desk(proposing: false)
        let outage = await shop.run(
            "sari", "credit", "estimate", "1", "--month", "2026-04", "--outage", "2026-03-31T22:00/2026-04-01T01:00",
            in: "acme")
        #expect(
            outage.output.contains(
                "\n120 minutes of the outages lie outside of the period and do not count in it, under the text in force.\n"
            ))
    }

    @Test func ofAMonthInWhichTheAgreementBeginsOnlyItsDaysCount() async throws {
        let shop = try await Self.desk(proposing: false, from: "2026-03-16")
        let answer = await shop.run(
            "sari", "credit", "estimate", "1", "--measured", "98.7%", "--month", "2026-03", in: "acme")
        // A quarter of 16 of 31 days of the fee.
        #expect(answer.output.hasPrefix("At 98.7% from 16 to 31 March 2026 the credit would be IDR 1,612,903 under "))
        #expect(
            answer.output.contains(
                "\nOnly the days from 16 to 31 March 2026 count: the agreement does not hold before, under "))
    }

    @Test func aTextThatGovernsThePastCountsFromItsOwnDay() async throws {
        let shop = try await Self.desk(proposing: false, from: "2026-03-16")
        let declared = try shop.directory.read("acme/agreement.yaml")
        let one = try shop.git("sari", in: "acme").run("rev-parse", "main").text
        try shop.directory.write(
            declared.replacing("{from: 2027-01-01}", with: "{from: 2026-03-01, retroactive: \(one)}")
                .replacing("term: {from: 2026-03-16", with: "term: {from: 2026-03-01"),
            to: "acme/agreement.yaml")
        let answer = await shop.run(
            "sari", "credit", "estimate", "draft", "--measured", "98.7%", "--month", "2026-03", in: "acme")
        #expect(answer.output.contains("Under the text in force, 98.7% from 16 to 31 March 2026: IDR 1,612,903\n"))
        // A tenth of the fee of the whole month.
        #expect(answer.output.contains("Under your files, 98.7% in March 2026: IDR 1,250,000\n"), "\(answer)")
    }

    @Test func programsReadEveryNumberAndPlace() async throws {
        let shop = try await Self.desk()
        let answer = await shop.run(
            "sari", "credit", "estimate", "--measured", "98.7%", "--month", "2026-03", "--json", in: "acme")
        let document = try answer.document()
        #expect(document["schema"] as? String == "countersign.credit-estimate/1")
        #expect(document["level"] as? String == "hosting/availability")
        #expect(document["measured"] as? String == "98.7")
        let estimates = try #require(document["estimates"] as? [[String: Any]])
        #expect(estimates.map { $0["kind"] as? String } == ["inForce", "amendment"])
        #expect(estimates.map { $0["credit"] as? String } == ["3125000", "1250000"])
        #expect(estimates.map { $0["from"] as? String } == ["2026-03-01", "2026-03-01"])
        #expect(estimates[1]["amendment"] as? String == "acme/availability-2027")
        let trace = try #require(estimates[0]["trace"] as? [[String: Any]])
        let tier = try #require(trace.first { $0["step"] as? String == "tier" })
        let place = try #require(tier["place"] as? [String: Any])
        #expect(place["path"] as? String == "terms/credits.yaml" && (place["line"] as? Int ?? 0) > 10)
        #expect(place["field"] as? String == "credits.1.tiers.3" && place["clause"] as? String == "credits")
        let page = try Documentation.read("json.md")
        for member in Set(document.keys).union(estimates[0].keys).union(tier.keys).union(place.keys) {
            #expect(page.contains("`\(member)`"), "docs/json.md says nothing of \(member).")
        }
    }

    @Test func whereNoTierAppliesTheClauseIsNamedAndNoNumber() async throws {
        let shop = try await Self.desk(proposing: false)
        let credits = try shop.directory.read("acme/terms/credits.yaml")
        try shop.directory.write(
            credits.replacing("below: \"99.0\"", with: "below: \"98.0\""), to: "acme/terms/credits.yaml")
        let answer = await shop.run(
            "sari", "credit", "estimate", "--measured", "98.7%", "--month", "2026-03", in: "acme")
        #expect(answer.code == .done)
        let lines = answer.output.split(separator: "\n")
        #expect(lines.first == "Under the text in force, 98.7% in March 2026: IDR 3,125,000")
        #expect(lines[1].hasPrefix("Under your files, 98.7% in March 2026: no tier applies to 98.7% ("))
        #expect(lines[1].hasSuffix(" credits.1.tiers, clause credits)"))
        let json = try await shop.run(
            "sari", "credit", "estimate", "--measured", "98.7%", "--month", "2026-03", "--json", in: "acme"
        ).document()
        let last = try #require((json["estimates"] as? [[String: Any]])?.last)
        #expect(last["credit"] is NSNull && last["reason"] as? String == "no tier applies to 98.7%")
        #expect((last["place"] as? [String: Any])?["clause"] as? String == "credits")
    }

    @Test func anAgreementOfAKindWithoutServiceLevelsHasNoCredits() async throws {
        let shop = try await Workshop.shared()
        let answer = await shop.run("sari", "credit", "estimate", "draft", "--measured", "98.7%", in: "acme")
        #expect(answer.code == .no)
        #expect(
            answer.output.contains("an agreement of this kind (general/1) has no service levels, and so no credits"))
    }

    @Test(arguments: [
        (["--measured", "101%"], "from 0 to 100, and 101% is none"), (["--measured", "lots"], "and lots is none"),
        ([], "say what to assume"), (["--measured", "98", "--outage", "a/b"], "--measured is a result, and --outage"),
        (["--measured", "0.987"], "at most one per cent\nhint: write 98.7%; or 0.987%"),
        (["--outage", "2026-03-05T12:30/2026-03-05T10:00"], "10:00, which is not after 2026-03-05T12:30"),
        (["--outage", "2026-02-30T10:00/2026-03-05T10:00"], "--outage: there is no 2026-02-30T10:00"),
        (["--maintenance", "2026-02-30/2026-03-05"], "--maintenance: there is no 2026-02-30"),
        (["--outage", "yesterday"], "and yesterday is none"),
        (["--measured", "98", "--month", "March"], "--month takes a month, and March is none"),
        (["--measured", "98", "--level", "speed"], "no credit for a service level called speed"),
        (["--measured", "98", "--language", "de"], "the text is not in de"),
    ])
    func aQuestionThatMakesNoSenseIsAnsweredWithTheNextStep(options: [String], words: String) async throws {
        let shop = try await Self.desk(proposing: false)
        let answer = await shop.run("sari", ["credit", "estimate"] + options, in: "acme")
        #expect(answer.code == .usage)
        #expect(answer.messages.contains(words), "\(answer.messages)")
        #expect(answer.messages.contains("\nhint: "))
        #expect(answer.output == "")
    }

    @Test func reviewSaysFirstWhatBecomesOfCredits() async throws {
        let shop = try await Self.desk()
        let page = await shop.run("dewi", "review", "availability-2027", in: "acme").output
        let summary = page.components(separatedBy: "\nWhat it comes to\n").last?.split(separator: "\n") ?? []
        #expect(
            summary.first
                == "  The credit for Availability of 99.949% in January 2027: IDR 0 → IDR 1,250,000   terms/credits.yaml, terms/services.yaml"
        )
        #expect(
            summary.dropFirst().first?.hasPrefix(
                "  The credit for Availability of 98.999% in January 2027: IDR 3,125,000 → IDR 1,250,000") == true)
        let html = await shop.run("dewi", "review", "availability-2027", "--html", "-", in: "acme").output
        let (credit, date) = (
            html.range(of: "the credit for Availability of 99.949% in January 2027"), html.range(of: "in force from")
        )
        #expect(try #require(credit).lowerBound < #require(date).lowerBound)
        let json = try await shop.run("dewi", "review", "availability-2027", "--json", in: "acme").document()
        let first = (json["consequences"] as? [[String: Any]])?.first
        #expect(first?["kind"] as? String == "credit" && first?["old"] as? String == "IDR 0")
    }

    @Test func flagsInFrontOfTheVerbAreReadInAGroupToo() async throws {
        let shop = try await Self.desk(proposing: false)
        let question = ["credit", "estimate", "--measured", "98.7%", "--month", "2026-03"]
        let answer = await shop.run("sari", ["--json", "--no-pager"] + question, in: "acme")
        #expect(answer.code == .done)
        #expect(try answer.document()["schema"] as? String == "countersign.credit-estimate/1")
    }

    @Test func serviceLevelsAreExportedForWhatWatchesThem() async throws {
        let shop = try await Self.desk()
        let answer = await shop.run("sari", "export", "--openslo", "-o", "levels.yaml", in: "acme")
        #expect(answer.code == .done && answer.output == "")
        let yaml = try shop.directory.read("acme/levels.yaml")
        #expect(yaml.components(separatedBy: "---\napiVersion: openslo/v1\n").count == 3)
        #expect(yaml.contains("targetPercent: 99.95\n"))
        let before = await shop.run("sari", "export", "1", "--openslo", in: "acme")
        #expect(before.output.contains("targetPercent: 99.9\n"))
        let json = try await shop.run("sari", "export", "1", "--openslo", "--json", in: "acme").document()
        #expect(json["kind"] as? String == "openslo" && json["format"] as? String == "yaml")
        #expect(json["content"] as? String == before.output)
        let formatted = await shop.run("sari", "export", "--openslo", "--format", "html", in: "acme")
        #expect(formatted.code == .usage)
    }

    @Test func aTextWithoutServiceLevelsHasNoneToExport() async throws {
        let clone = try await SharedClone.withTwoVersions()
        let answer = await clone.run("export", "2", "--openslo")
        #expect(answer.code == .no && answer.output == "")
        #expect(answer.messages.contains("an agreement of this kind (general/1) has no service levels"))
    }

    @Test func anAmendmentThatTouchesNoCreditSaysNothingOfThem() async throws {
        let shop = try await Self.desk(proposing: false)
        try await shop.must("sari", ["discard", "availability-2027", "--yes"], in: "acme")
        try await shop.must("sari", ["draft", "contact"], in: "acme")
        let path = "acme/clauses/140-review.en.md"
        try shop.directory.write(try shop.directory.read(path) + "\nThe parties meet in person.\n", to: path)
        let agreement = try shop.directory.read("acme/agreement.yaml")
        try shop.directory.write(
            agreement.replacing("in-force: {from: 2026-03-01}", with: "in-force: {from: 2026-06-01}"),
            to: "acme/agreement.yaml")
        try await shop.must("sari", ["propose", "-m", "Meet", "--yes"], in: "acme")
        let json = try await shop.run("dewi", "review", "contact", "--json", in: "acme").document()
        #expect((json["consequences"] as? [[String: Any]])?.contains { $0["kind"] as? String == "credit" } == false)
    }
}
