import Agreements
import Testing

@Suite struct NameTests {
    @Test(arguments: ["a", "0", "a-b", "availability-2027", "a--b", "a-", String(repeating: "x", count: 60)])
    func namesForPathsAreAccepted(text: String) {
        #expect(Slug(text)?.description == text)
        #expect(PartyID(text)?.rawValue == text)
        #expect(PersonID(rawValue: text)?.description == text)
    }

    @Test(arguments: [
        "", "-a", "A", "a_b", "a.b", "a b", "a\n", "é", "a\u{301}", "а", String(repeating: "x", count: 61),
    ])
    func otherNamesAreRefused(text: String) {
        #expect(Slug(text) == nil)
        #expect(PartyID(text) == nil)
        #expect(PersonID(text) == nil)
    }

    @Test func namesAreOrderedByTheirBytes() {
        #expect(
            ["b", "a-", "a", "0", "a0"].compactMap { Slug($0) }.sorted().map(\.rawValue) == ["0", "a", "a-", "a0", "b"])
        #expect(["b", "a"].compactMap { PartyID($0) }.sorted().map(\.rawValue) == ["a", "b"])
        #expect(["b", "a"].compactMap { PersonID($0) }.sorted().map(\.rawValue) == ["a", "b"])
    }

    @Test(arguments: ["id", "en", "ace", "en-gb", "zh-hant-tw", "de-1996"])
    func languageTagsAreAccepted(text: String) {
        #expect(LanguageTag(text)?.description == text)
    }

    @Test(arguments: [
        "", "i", "indo", "EN", "en-", "-en", "en--gb", "en-GB", "en-x", "en_gb", "en-123456789", "1d", "en ",
    ])
    func otherLanguageTagsAreRefused(text: String) {
        #expect(LanguageTag(text) == nil)
    }
}
