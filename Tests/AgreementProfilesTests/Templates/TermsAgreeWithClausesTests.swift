import AgreementProfiles
import Foundation
import Testing
import Yams

/// A figure of the terms that the prose does not state, or states otherwise, is a contradiction that the
/// parties would sign.
@Suite struct TermsAgreeWithClausesTests {
    /// Where the prose of each file of terms stands.
    static let clauses: [(terms: String, slugs: [String])] = [
        ("services", ["scope", "availability", "support"]),
        ("measurement", ["measurement", "maintenance"]),
        ("fees", ["fees"]),
        ("credits", ["credits"]),
        ("responsibilities", ["responsibilities"]),
        ("escalation", ["escalation"]),
        ("disputes", ["disagreements"]),
        ("effectiveness", ["reporting"]),
        ("review", ["review", "term"]),
        ("third-parties", ["third-parties"]),
    ]

    @Test(arguments: clauses.map(\.terms), ["id", "en"])
    func everyPeriodOfTheTermsIsInTheProse(file: String, language: String) throws {
        let prose = try prose(of: file, language)
        let root = try terms("terms/\(file).yaml", with: try sampleValues())
        var count = 0
        for scalar in allNodes(under: root).compactMap(\.string) where scalar != "0 minutes" {
            guard let match = scalar.wholeMatch(of: /(\d+) ([a-z-]+)/) else { continue }
            let names = try #require(Self.units[String(match.2)], "\(scalar)")
            let phrase = "\(match.1) \(language == "id" ? names.id : names.en)"
            #expect(prose.contains(phrase), "\(file).\(language): \(phrase)")
            count += 1
        }
        #expect(count > 0)
    }

    private static let units: [String: (id: String, en: String)] = [
        "seconds": ("detik", "seconds"), "minutes": ("menit", "minutes"), "hours": ("jam", "hours"),
        "business-hours": ("Jam Kerja", "Business Hours"), "days": ("hari", "days"),
        "business-days": ("Hari Kerja", "Business Days"), "months": ("bulan", "months"),
    ]

    @Test(arguments: ["services", "credits", "fees"], ["id", "en"])
    func everyPercentageOfTheTermsIsInTheProse(file: String, language: String) throws {
        let prose = try prose(of: file, language)
        let root = try terms("terms/\(file).yaml", with: try sampleValues())
        var count = 0
        for pair in allNodes(under: root).compactMap(\.mapping).flatMap({ Array($0) }) {
            guard let key = pair.key.string, let figure = pair.value.string, figure.contains(":") == false,
                ["target-percent", "from", "below", "credit-percent", "at-most-percent", "percent-per-day"].contains(
                    key),
                (key, figure) != ("from", "0")
            else { continue }
            let phrase = language == "id" ? figure.replacing(".", with: ",") + " %" : figure + "%"
            #expect(" \(prose)".contains(" " + phrase), "\(file).\(language): \(phrase)")
            count += 1
        }
        #expect(count == ["services": 1, "credits": 11, "fees": 2][file])
    }

    @Test func theCreditTiersStandInTheProseAsTheyAre() throws {
        let prose = try prose(of: "credits", "en")
        let root = try terms("terms/credits.yaml", with: try sampleValues())
        for tier in try #require(root["credits"]?[0]?["tiers"]?.sequence) {
            let from = try #require(tier["from"]?.string)
            let credit = try #require(tier["credit-percent"]?.string)
            let range =
                switch (from, tier["below"]?.string) {
                case (_, nil): "\(from)% or more"
                case ("0", let below?): "below \(below)%"
                case (_, let below?): "\(from)% or more, but below \(below)%"
                }
            #expect(prose.contains("- \(range): \(credit)%"))
        }
    }

    @Test func feesHoursAndDaysAreTheSameInTermsAndProse() throws {
        let fees = try terms("terms/fees.yaml", with: try sampleValues())
        #expect(fees["currency"]?.string == "IDR")
        #expect(fees["fees"]?[0]?["amount"]?.string == "12500000")
        #expect(try prose(of: "fees", "id").contains("Rp12.500.000"))
        #expect(try prose(of: "fees", "en").contains("IDR 12,500,000"))

        let calendar = try terms("calendars/business-hours.yaml", with: try sampleValues())
        let hours = try #require(calendar["hours"]?.sequence)
        #expect(hours.compactMap { $0["day"]?.string } == ["monday", "tuesday", "wednesday", "thursday", "friday"])
        #expect(hours.allSatisfy { $0["from"]?.string == "08:00" && $0["until"]?.string == "17:00" })
        let definitions = try text("clauses/020-definitions.en.md")
        #expect(definitions.contains("[08:00](calendars/business-hours.yaml#hours.1.from)"))
        #expect(definitions.contains("[17:00](calendars/business-hours.yaml#hours.1.until)"))

        let services = try terms("terms/services.yaml", with: try sampleValues())
        let measurement = try terms("terms/measurement.yaml", with: try sampleValues())
        let window = measurement["maintenance"]?["windows"]?[0]
        #expect(window?["day"]?.string == "sunday")
        #expect(window?["from"]?.string == "01:00" && window?["until"]?.string == "05:00")
        #expect(try prose(of: "measurement", "en").contains("every Sunday from 01:00 to 05:00"))
        #expect(services["services"]?[0]?["ready-from"]?.string == "2026-07-01")
        #expect(try prose(of: "services", "id").contains("1 Juli 2026"))
    }

    @Test func prioritiesHaveTheSameTimesInTermsAndProse() throws {
        let services = try terms("terms/services.yaml", with: try sampleValues())
        let prose = try prose(of: "services", "en")
        let priorities = try #require(services["support"]?["priorities"]?.sequence)
        #expect(priorities.compactMap { $0["id"]?.string } == ["critical", "high", "normal", "low"])
        for priority in priorities {
            let name = try #require(priority["id"]?.string)
            let respond = try #require(priority["respond-within"]?.string)
            let resolve = try #require(priority["resolve-within"]?.string)
            let times = "response \(respond), resolution \(resolve).".replacing(
                "business-hours", with: "Business Hours")
            let item = try #require(prose.split(separator: " - ").first { $0.hasPrefix("**\(name.capitalized)**") })
            #expect(item.contains(times), "\(name)")
        }
    }

    @Test func whatTheTermsReferToExists() throws {
        var references = 0
        for (path, text) in texts(.sla, with: try sampleValues()) where path.hasPrefix("terms/") {
            let root = try #require(try Yams.compose(yaml: text))
            for pair in allNodes(under: root).compactMap(\.mapping).flatMap({ Array($0) }) {
                guard let key = pair.key.string, let value = pair.value.string else { continue }
                let known: Set<String>? =
                    switch key {
                    case "service": ["hosting"]
                    case "of-fee": ["hosting-monthly"]
                    case "calendar": ["business-hours"]
                    case "clock": ["business-hours", "always"]
                    case "party", "declared-by", "measured-by", "paid-by", "paid-to", "of-party", "controller",
                        "processor", "answerable":
                        ["acme", "nusa"]
                    default: nil
                    }
                guard let known else { continue }
                #expect(known.contains(value), "\(path): \(key)")
                references += 1
            }
        }
        #expect(references > 20)
    }

    private func text(_ path: String) throws -> String {
        try #require(texts(.sla, with: try sampleValues())[path], "\(path)")
    }

    /// The clauses that belong to a file of terms, on one line, so that line breaks hide no phrase.
    private func prose(of file: String, _ language: String) throws -> String {
        let slugs = try #require(Self.clauses.first { $0.terms == file }?.slugs)
        return try slugs.map { slug in
            let clause = pairs(.sla, with: try sampleValues()).first { $0.path.dropFirst("clauses/000-".count) == slug }
            let found = try #require(clause, "\(slug)")
            // A term that is quoted reads as its words.
            return paragraphs(of: language == "id" ? found.id : found.en).joined(separator: " ")
                .replacing(/\[([^\]]*)\]\([^)]*\)/) { $0.1 }
        }.joined(separator: " ")
    }
}
