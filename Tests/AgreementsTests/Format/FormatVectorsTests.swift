import Foundation
import GitStore
import SSHSignature
import TestSupport
import Testing

@testable import Agreements

/// What `docs/format.md` prints is what the code does: every vector there is made again and compared.
@Suite struct FormatVectorsTests {
    @Test func everyPrintedVectorIsMadeAgainToTheByte() async throws {
        let document = try FormatDocument()
        #expect(document.mistakes == [])
        let made = try await FormatVectors(document).all
        for (name, content) in made {
            #expect(document.vectors[name] == content, "\(name) should be:\n\(content)")
        }
        // A block that nothing here makes could say anything.
        let known = Set(made.map(\.name)).union(FormatVectors.inputs(of: document))
        #expect(Set(document.vectors.keys).subtracting(known) == [])
        #expect(Set(made.map(\.name)).count == made.count)
    }

    @Test func theSampleAgreementIsValidAndStockGitSaysSoToo() async throws {
        let sample = try await SampleHistory(FormatDocument())
        let verification = try sample.clone.verify()
        #expect(verification.verdict == .valid)
        #expect(verification.findings == [])
        for act in try sample.acts() {
            #expect(try sample.clone.git.run("verify-commit", act.id.description).succeeded)
        }
    }

    @Test(arguments: ["en", "id"])
    func theSentencesOfTheDocumentAreThoseThatAreSigned(language: String) throws {
        let sentences = try FormatDocument().entries(of: "sentences \(language)")
        #expect(
            sentences.map(\.key) == [
                "open subject", "open body", "enrol subject", "enrol body", "accept subject", "accept body",
                "merge subject", "merge body", "comment subject", "reject subject", "withdraw subject",
            ])
        let parties = [
            "PT Nusa Retail", "PT  Dua   Spasi", "P", "Koperasi Jasa Perdagangan Nusantara \u{AC}\u{1F600} Sejahtera",
            "PT #1 ---", String(repeating: "x", count: 120),
        ]
        for party in parties {
            let values = [
                "{title}": "Perjanjian  Hosting", "{amendment}": "acme/formation", "{party}": party,
                "{fingerprint}": SeededKey("sari").publicKey.fingerprint,
            ]
            for (key, sentence) in sentences {
                let words = key.split(separator: " ")
                let kind = try #require(ActKind(rawValue: String(words[0])))
                let wording = try #require(try Self.wording(of: kind, in: language, values))
                let filled = values.reduce(sentence) { $0.replacingOccurrences(of: $1.key, with: $1.value) }
                if words[1] == "subject" { #expect(wording.subject == filled) }
                if words[1] == "body" { #expect(wording.body == Self.folded(filled)) }
            }
        }
    }

    private static func wording(
        of kind: ActKind, in language: String, _ values: [String: String]
    ) throws -> ActWording? {
        let source = """
            format: countersign/1
            profile: general/1
            title: {\(language): "\(values["{title}"] ?? "")"}
            languages: [\(language)]
            prevailing: \(language)
            time-zone: UTC
            signing: {each-party: 1}

            """
        return ActWording.of(
            kind, declaration: try Declaration.read(Array(source.utf8)).get(),
            amendment: AmendmentName(values["{amendment}"] ?? ""), partyName: values["{party}"] ?? "",
            fingerprint: values["{fingerprint}"] ?? "")
    }

    /// The rule of the section "Wordings", written a second time: words go on the line while 76 scalars suffice.
    private static func folded(_ sentence: String) -> String {
        var lines: [[Unicode.Scalar]] = []
        for word in sentence.unicodeScalars.split(separator: " ") {
            if let last = lines.last, last.count + 1 + word.count <= 76 {
                lines[lines.count - 1] = last + [" "] + word
            } else {
                lines.append(Array(word))
            }
        }
        return lines.map { String(String.UnicodeScalarView($0)) }.joined(separator: "\n")
    }

    @Test func everyRuleStandsInTheDocument() throws {
        let markdown = try String(contentsOfFile: FormatDocument.path, encoding: .utf8)
        for rule in RuleName.allCases { #expect(markdown.contains("\n| `\(rule.rawValue)` | "), "\(rule.rawValue)") }
    }

    @Test func theSectionsThatCommentsReferToExist() throws {
        let markdown = try String(contentsOfFile: FormatDocument.path, encoding: .utf8)
        let titles = Set(markdown.split(separator: "\n").filter { $0.hasPrefix("## ") }.map { String($0.dropFirst(3)) })
        let sources = URL(filePath: FormatDocument.path).appending(path: "../../Sources").standardizedFileURL
        let files = try FileManager.default.subpathsOfDirectory(atPath: sources.path).filter { $0.hasSuffix(".swift") }
        var count = 0
        for file in files {
            let source = try String(contentsOf: sources.appending(path: file), encoding: .utf8)
            for reference in source.matches(of: #/`docs/format\.md`, "([^"]+)"/#) {
                count += 1
                #expect(titles.contains(String(reference.output.1)), "\(file)")
            }
        }
        #expect(count > 0)
    }

    @Test func theTestsThatTheThreatModelNamesExist() throws {
        let docs = URL(filePath: FormatDocument.path).deletingLastPathComponent()
        let markdown = try String(contentsOf: docs.appending(path: "threat-model.md"), encoding: .utf8)
        let tests = docs.appending(path: "../Tests").standardizedFileURL
        let files = try FileManager.default.subpathsOfDirectory(atPath: tests.path)
        var count = 0
        for reference in markdown.matches(of: #/`([A-Z]\w+(?:Attacks|Tests))(?:\.(\w+))?`/#) {
            let suite = String(reference.output.1)
            let file = try #require(files.first { $0.hasSuffix("/\(suite).swift") }, "\(suite)")
            guard let name = reference.output.2 else { continue }
            let source = try String(contentsOf: tests.appending(path: file), encoding: .utf8)
            #expect(source.contains("func \(name)("), "\(suite).\(name)")
            count += 1
        }
        #expect(count > 40)
    }

    @Test func aMarkWithoutABlockAndANameGivenTwiceAreNoticed() {
        let document = FormatDocument(
            markdown: "<!-- vector: a -->\n```\n1\n```\n<!-- vector: a -->\n```\n2\n```\n<!-- vector: b -->\ntext\n")
        #expect(document.mistakes == ["a: stands twice", "b: no block follows"])
        #expect(document.vectors["a"] == "2\n")
    }
}
