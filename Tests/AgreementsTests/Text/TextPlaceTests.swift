import Agreements
import TestSupport
import Testing

@Suite struct TextPlaceTests {
    static let accepted = [
        "agreement.yaml", "parties/acme.yaml", "parties/0-a.yaml", "clauses/010-scope.id.md", "clauses/000-a.en.md",
        "clauses/999-a-b.zh-hant.md", "clauses/010-020-x.de-1996.md", "terms/fees.yaml", "calendars/jakarta-2026.yaml",
        "annexes/price-list.pdf", "annexes/a.7z",
        "clauses/001-\(String(repeating: "a", count: 60)).id.md",
    ]

    @Test(arguments: accepted)
    func everyPathHasOnePlaceThatLeadsBackToIt(path: String) {
        #expect(TextPlace(path: path)?.path == path)
    }

    @Test func differentPathsHaveDifferentPlaces() {
        #expect(Set(Self.accepted.compactMap { TextPlace(path: $0) }).count == Self.accepted.count)
    }

    @Test func placesCarryWhatTheirPathsSay() throws {
        let scope = try #require(Slug("scope"))
        let indonesian = try #require(LanguageTag("id"))
        #expect(TextPlace(path: "clauses/010-scope.id.md") == .clause(number: 10, slug: scope, language: indonesian))
        #expect(TextPlace(path: "clauses/007-scope.id.md")?.path == "clauses/007-scope.id.md")
        #expect(TextPlace(path: "annexes/a.pdf") == .annex(name: "a", extension: "pdf"))
        #expect(TextPlace(path: "parties/acme.yaml") == PartyID("acme").map(TextPlace.party))
    }

    @Test(arguments: [
        "", "agreement.yml", "Agreement.yaml", "/agreement.yaml", "agreement.yaml/", "./agreement.yaml",
        "parties/", "parties/.yaml", "parties/acme.yml", "parties/Acme.yaml", "parties/acme.yaml.yaml",
        "parties/-acme.yaml", "parties/a/b.yaml", "parties//acme.yaml", "parties/../agreement.yaml",
        "clauses/10-scope.id.md", "clauses/0010-scope.id.md", "clauses/01a-scope.id.md", "clauses/+10-scope.id.md",
        "clauses/010scope.id.md", "clauses/010-.id.md", "clauses/010-scope.md", "clauses/010-scope.ID.md",
        "clauses/010-scope.i.md", "clauses/010-scope.id.en.md", "clauses/010-scope.id.markdown",
        "clauses/٠١٠-scope.id.md", "clauses/001-\(String(repeating: "a", count: 61)).id.md",
        "terms/fees", "terms/fees.yaml\0", "terms/fées.yaml", "terms\u{301}/fees.yaml", "terms/\u{301}fees.yaml",
        "calendars/a_b.yaml", "annexes/a", "annexes/.pdf", "annexes/a.", "annexes/a.tar.gz", "annexes/a.PDF",
        "annexes/a.\(String(repeating: "x", count: 17))", ".gitattributes", "terms/.gitignore", "other/a.yaml",
        "clauses/010-scope.id.md\n",
    ])
    func anyOtherPathHasNoPlace(path: String) {
        #expect(TextPlace(path: path) == nil)
    }

    @Test func annexesMayBeLargerThanTheRest() {
        #expect(TextPlace(path: "annexes/a.pdf")?.sizeLimit == 16_777_216)
        #expect(TextPlace(path: "terms/a.yaml")?.sizeLimit == 1_048_576)
    }

    @Test func randomPathsAreAcceptedOnlyAsTheyAreWritten() {
        var random = SeededGenerator(seed: 11)
        let pieces = [
            "agreement", "parties", "clauses", "terms", "calendars", "annexes", "/", "/", ".", ".", "-", "010", "a",
            "id",
            "yaml", "md", "pdf", "é", " ",
        ]
        var found = 0
        for _ in 0..<200_000 {
            let path = (0..<Int.random(in: 1...8, using: &random)).map { _ in pieces.randomElement(using: &random) ?? ""
            }
            .joined()
            guard let place = TextPlace(path: path) else { continue }
            found += 1
            #expect(place.path == path)
        }
        #expect(found > 10)
    }
}
