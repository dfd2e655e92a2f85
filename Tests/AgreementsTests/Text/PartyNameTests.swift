import Testing

@testable import Agreements

/// A party's name in the sentence under which people consent for it.
@Suite struct PartyNameTests {
    private func declaration(consent: String?) throws -> Declaration {
        try Declaration.read(
            Array(
                """
                format: countersign/1
                profile: general/1
                title: {\(consent == nil ? "en" : "fr"): "Hosting"}
                languages: [\(consent == nil ? "en" : "fr")]
                prevailing: \(consent == nil ? "en" : "fr")
                time-zone: Asia/Jakarta
                signing: {each-party: 1}
                \(consent.map { "consent: \"\($0)\"\n" } ?? "")
                """.utf8)
        ).get()
    }

    @Test func aNameThatJoinsTheSentenceBeforeItIsRefusedWhereItDoes() throws {
        // A vowel of Hangul is a letter by itself, and one syllable with the consonant before it.
        let name = "\u{1161} Nusa"
        #expect(PartyName.problem(of: name, in: try declaration(consent: "Pour \u{1100}{party}, j'accepte.")) != nil)
        #expect(PartyName.problem(of: name, in: try declaration(consent: "Pour {party}, j'accepte.")) == nil)
        #expect(PartyName.problem(of: "PT Nusa", in: try declaration(consent: "J'accepte pour {party}.")) == nil)
    }
}
