import AgreementProfiles
import Testing

@Suite struct PairedLanguagesTests {
    @Test(arguments: Template.Name.allCases)
    func everyClauseIsThereInBothLanguages(name: Template.Name) throws {
        let paths = Template.files(name, with: try sampleValues()).map(\.path).filter { $0.hasPrefix("clauses/") }
        let stems = Set(paths.map { $0.dropLast(".id.md".count) })
        #expect(paths.count == 2 * stems.count)
        #expect(pairs(name, with: try sampleValues()).count == stems.count)
        #expect(stems.count == [.sla: 17, .slaMinimal: 5, .nda: 5, .blank: 2][name])
    }

    @Test(arguments: Template.Name.allCases)
    func pairedClausesHaveTheSameParagraphsInTheSameOrder(name: Template.Name) throws {
        for values in try everyKindOfValues().filter({ $0.languages.count == 2 }) {
            for pair in pairs(name, with: values) {
                #expect(shape(of: pair.id) == shape(of: pair.en), "\(pair.path)")
            }
        }
    }

    @Test(arguments: Template.Name.allCases)
    func everyNumberOfAParagraphIsInItsTranslation(name: Template.Name) throws {
        var count = 0
        for values in try everyKindOfValues().filter({ $0.languages.count == 2 }) {
            for pair in pairs(name, with: values) {
                for (id, en) in zip(paragraphs(of: pair.id), paragraphs(of: pair.en)) {
                    let found = try numbers(in: id, language: "id")
                    #expect(found == (try numbers(in: en, language: "en")), "\(pair.path): \(id)")
                    count += found.count
                }
            }
        }
        #expect(count > (name == .sla ? 300 : name == .slaMinimal ? 40 : 15))
    }

    @Test func aDriftedNumberWouldBeSeen() throws {
        #expect(
            try numbers(in: "99,9 % dari Rp12.500.000 pukul 08.00", language: "id") == [
                "99.9%", "IDR12500000", "08:00",
            ])
        #expect(try numbers(in: "99.5% of IDR 12,500 at 08:30", language: "en") == ["99.5%", "IDR12500", "08:30"])
        #expect(try numbers(in: "1 Mei", language: "id") != numbers(in: "1 March", language: "en"))
    }

    @Test func namedFilesAndBoldWordsAreTheSameInNumber() throws {
        for pair in pairs(.sla, with: try sampleValues()) {
            #expect(pair.id.count { $0 == "`" } == pair.en.count { $0 == "`" }, "\(pair.path)")
            #expect(pair.id.count { $0 == "*" } == pair.en.count { $0 == "*" }, "\(pair.path)")
        }
    }

    @Test func aClauseNamedByAnotherExists() throws {
        let pairs = pairs(.sla, with: try sampleValues())
        var named = 0
        for (language, word) in [("id", "klausul "), ("en", "the clause ")] {
            let texts = pairs.map { language == "id" ? $0.id : $0.en }
            let headings = texts.map { $0.prefix { $0 != "\n" }.dropFirst(2) }
            for text in texts {
                let flat = paragraphs(of: text).joined(separator: " ")
                for rest in flat.split(separator: word).dropFirst() where rest.first?.isUppercase == true {
                    #expect(headings.contains { rest.hasPrefix($0) }, "\(rest.prefix(40))")
                    named += 1
                }
            }
        }
        #expect(named == 6)
    }

    @Test(arguments: Template.Name.allCases, ["id", "en"])
    func oneLanguageAloneGivesThatHalfOfTheText(name: Template.Name, language: String) throws {
        let both = texts(name, with: try sampleValues(prevailing: language))
        let alone = texts(name, with: try sampleValues(languages: [language]))
        let clauses = both.keys.filter { $0.hasSuffix(".\(language).md") }
        #expect(Set(clauses) == Set(alone.keys.filter { $0.hasPrefix("clauses/") }))
        // Only the clause that says in which languages the text is written may differ.
        let changed = clauses.filter { both[$0] != alone[$0] }
        let clause: [Template.Name: String] = [
            .sla: "170-language", .slaMinimal: "050-text", .nda: "050-text", .blank: "020-text",
        ]
        #expect(changed == ["clauses/\(clause[name] ?? "").\(language).md"])
    }

    /// The kind of each paragraph: heading, number of the item, bullet or guidance.
    private func shape(of clause: String) -> [String] {
        paragraphs(of: clause).map { String($0.prefix { $0 != " " }) }
    }
}
