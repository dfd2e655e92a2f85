import AgreementProfiles
import Foundation
import Testing
import Yams

@Suite struct TermsFilesTests {
    @Test func everyElementOfAnAgreementHasItsFile() throws {
        let terms = texts(.sla, with: try sampleValues()).keys.filter { !$0.hasPrefix("clauses/") }
        #expect(
            Set(terms) == [
                "terms/services.yaml", "terms/measurement.yaml", "terms/fees.yaml", "terms/credits.yaml",
                "terms/responsibilities.yaml",
                "terms/escalation.yaml", "terms/disputes.yaml", "terms/effectiveness.yaml", "terms/review.yaml",
                "terms/third-parties.yaml", "terms/formation.yaml", "calendars/business-hours.yaml",
            ])
        #expect(texts(.blank, with: try sampleValues()).keys.allSatisfy { $0.hasPrefix("clauses/") })
    }

    @Test func everyFileIsStrictYAML() throws {
        for values in try everyKindOfValues() {
            for (path, text) in texts(.sla, with: values) where path.hasSuffix(".yaml") {
                // Composing refuses duplicate keys.
                let root = try #require(try Yams.compose(yaml: text), "\(path)")
                #expect(root.mapping != nil, "\(path)")
                let nodes = allNodes(under: root)
                #expect(nodes.count > 10, "\(path)")
                for node in nodes { expectStrict(node, path) }
                expectBlockStyle(text, path)
            }
        }
    }

    /// Looked for in the text: Yams 6.2.2 takes the style of a collection from its end, where there is none.
    private func expectBlockStyle(_ text: String, _ path: String) {
        for line in text.split(separator: "\n") where line.first(where: { $0 != " " }) != "#" {
            let unquoted = line.replacing(/"[^"\\]*(\\.[^"\\]*)*"/, with: "")
            #expect(!unquoted.contains { "[]{}&*!|>'@`?#".contains($0) }, "\(path): \(line)")
        }
    }

    private func expectStrict(_ node: Node, _ path: String) {
        switch node {
        case .scalar(let scalar):
            #expect(scalar.anchor == nil)
            #expect([.plain, .doubleQuoted].contains(scalar.style), "\(path): \(scalar.string)")
            #expect(!scalar.string.isEmpty, "\(path)")
            // What a reader with YAML's own types takes for something other than text is quoted, but for days.
            if scalar.style == .plain {
                #expect(node.any is String || node.any is Date, "\(path): \(scalar.string)")
            }
        case .mapping(let mapping):
            #expect(mapping.anchor == nil && !mapping.isEmpty, "\(path)")
            for key in mapping.keys {
                #expect(key.string?.wholeMatch(of: /[a-z]+(-[a-z]+)*/) != nil, "\(path): \(key.string ?? "")")
            }
        case .sequence(let sequence):
            #expect(sequence.anchor == nil && !sequence.isEmpty, "\(path)")
        case .alias:
            Issue.record("\(path) holds an alias")
        }
    }

    @Test(arguments: ["id", "en"])
    func oneLanguageAloneLeavesTheOtherWordsOut(language: String) throws {
        // In both cases the language governs, so nothing but the words may differ.
        let both = try sampleValues(prevailing: language)
        let alone = texts(.sla, with: try sampleValues(languages: [language]))
        for (path, text) in alone where path.hasSuffix(".yaml") {
            let bilingual = try terms(path, with: both)
            let single = try #require(try Yams.compose(yaml: text))
            #expect(single == keeping(language, of: bilingual), "\(path)")
        }
    }

    /// The same tree with mappings from both languages reduced to one.
    private func keeping(_ language: String, of node: Node) -> Node {
        switch node {
        case .mapping(let mapping):
            let isWords = mapping.keys.compactMap(\.string) == ["id", "en"]
            let kept = mapping.filter { !isWords || $0.key.string == language }
            return Node(kept.map { ($0.key, keeping(language, of: $0.value)) })
        case .sequence(let sequence): return Node(sequence.map { keeping(language, of: $0) })
        case .scalar, .alias: return node
        }
    }

    @Test func aNameThatLooksLikeABooleanStaysAName() throws {
        let text = try #require(texts(.sla, with: try sampleValues(provider: ("no", "PT No")))["terms/fees.yaml"])
        #expect(text.contains("paid-to: \"no\"\n"))
    }

    @Test func daysAreListedForEveryYearTheTermReaches() throws {
        func years(until end: String?) throws -> Set<String> {
            let calendar = try terms("calendars/business-hours.yaml", with: try sampleValues(termUntil: end))
            let holidays = try #require(calendar["holidays"]?.sequence)
            #expect(holidays.count.isMultiple(of: 5))
            return Set(holidays.compactMap { $0["date"]?.string.map { String($0.prefix(4)) } })
        }
        #expect(try years(until: "2026-12-31") == ["2026"])
        // The last day is not part of the term.
        #expect(try years(until: "2027-01-01") == ["2026"])
        #expect(try years(until: "2027-01-02") == ["2026", "2027"])
        #expect(try years(until: nil) == ["2026", "2027"])
    }

    @Test func creditTiersLeaveNoGap() throws {
        let root = try terms("terms/credits.yaml", with: try sampleValues())
        let tiers = try #require(root["credits"]?[0]?["tiers"]?.sequence)
        #expect(tiers.first?["below"] == nil)
        #expect(tiers.last?["from"]?.string == "0")
        for (upper, lower) in zip(tiers, tiers.dropFirst()) {
            #expect(upper["from"]?.string == lower["below"]?.string)
        }
        let credits = tiers.compactMap { $0["credit-percent"]?.string.flatMap { Int($0) } }
        #expect(credits.count == tiers.count)
        #expect(credits == credits.sorted())
    }
}

/// A node and everything below it.
func allNodes(under node: Node) -> [Node] {
    switch node {
    case .mapping(let mapping): [node] + mapping.flatMap { allNodes(under: $0.key) + allNodes(under: $0.value) }
    case .sequence(let sequence): [node] + sequence.flatMap { allNodes(under: $0) }
    case .scalar, .alias: [node]
    }
}
