import AgreementProfiles
import Agreements
import Testing

@Suite struct NotationTests {
    @Test(arguments: [
        ("id", "bahasa Indonesia", "Indonesian"), ("en", "bahasa Inggris", "English"), ("ar", "bahasa Arab", "Arabic"),
        ("zh-hant", "bahasa Tionghoa (Tradisional)", "Chinese, Traditional"), ("qq", "qq", "qq"),
    ])
    func aLanguageIsCalledByItsName(tag: String, indonesian: String, english: String) throws {
        let tag = try #require(LanguageTag(tag))
        #expect(Notation(try #require(LanguageTag("id"))).name(of: tag) == indonesian)
        #expect(Notation.english.name(of: tag) == english)
    }
}
