import AgreementProfiles
import Foundation
import Testing

@Suite struct CharacterRulesTests {
    @Test(arguments: Template.Name.allCases)
    func everyFileIsCleanText(name: Template.Name) throws {
        for values in try everyKindOfValues() {
            for file in Template.files(name, with: values) {
                let text = file.content
                #expect(text.hasSuffix("\n") && !text.hasSuffix("\n\n"), "\(file.path)")
                #expect(
                    text.unicodeScalars.elementsEqual(text.precomposedStringWithCanonicalMapping.unicodeScalars),
                    "\(file.path)")
                let unseen = text.unicodeScalars.filter {
                    $0 != "\n" && [.control, .format, .lineSeparator].contains($0.properties.generalCategory)
                }
                #expect(unseen.isEmpty, "\(file.path)")
                for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
                    #expect(line.last?.isWhitespace != true, "\(file.path): \(line)")
                    #expect(!line.contains { $0.isWhitespace && $0 != " " }, "\(file.path): \(line)")
                }
            }
        }
    }

    @Test(arguments: Template.Name.allCases)
    func pathsAreSortedUniqueAndOfTheFormat(name: Template.Name) throws {
        let shape = try Regex(
            #"clauses/\d{3}-[a-z0-9-]{1,60}\.(id|en)\.md|terms/[a-z-]+\.yaml|calendars/[a-z-]+\.yaml"#)
        for values in try everyKindOfValues() {
            let paths = Template.files(name, with: values).map(\.path)
            #expect(paths == Set(paths).sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) })
            #expect(paths.allSatisfy { $0.wholeMatch(of: shape) != nil })
        }
    }

    @Test(arguments: Template.Name.allCases)
    func clausesBeginWithAHeadingAndStayShort(name: Template.Name) throws {
        for values in try everyKindOfValues() {
            for file in Template.files(name, with: values) where file.path.hasPrefix("clauses/") {
                let lines = file.content.split(separator: "\n", omittingEmptySubsequences: false)
                #expect(lines.first?.hasPrefix("# ") == true && lines[1].isEmpty, "\(file.path)")
                #expect(lines.count { $0.hasPrefix("#") } == 1, "\(file.path)")
                for line in lines { #expect(line.count <= 100, "\(file.path): \(line)") }
            }
        }
    }

    @Test(arguments: Template.Name.allCases)
    func theSameValuesGiveTheSameBytes(name: Template.Name) throws {
        for (one, other) in zip(try everyKindOfValues(), try everyKindOfValues()) {
            #expect(Template.files(name, with: one) == Template.files(name, with: other))
        }
    }

    @Test(arguments: Template.Name.allCases)
    func nothingIsLeftToFillInButTheBlanksThatAreListed(name: Template.Name) throws {
        for values in try everyKindOfValues() {
            let files = Template.files(name, with: values)
            let marks = Template.blanks(in: files).map(\.mark)
            let wanted: [String: [String]] =
                switch name {
                case .sla, .blank: [:]
                case .slaMinimal: ["id": ["[CAKUPAN]", "[LAYANAN]"], "en": ["[SCOPE]", "[SERVICE]"]]
                case .nda: ["id": ["[TUJUAN]"], "en": ["[PURPOSE]"]]
                }
            #expect(marks == values.languages.flatMap { wanted[$0] ?? [] }.sorted())
            for file in files {
                for mark in ["TODO", "XXX", "[[", "{{", "<<", "___", "…", "\\(", "lorem"] {
                    #expect(!file.content.contains(mark), "\(file.path): \(mark)")
                }
            }
        }
    }
}
