/// The name of a party as a sentence of consent will hold it.
enum PartyName {
    /// Why nobody could consent on behalf of a party of this name, or nil.
    ///
    /// A name may join the character before it, as a vowel of Hangul does: in a text's own sentence of consent it would
    /// be spelled otherwise than the format has it, and no signature under it could count.
    static func problem(of name: String, in declaration: Declaration) -> String? {
        guard declaration.consent != nil,
            let words = ActWording.of(
                .accept, declaration: declaration, amendment: nil, partyName: name, fingerprint: "")?.body,
            !StableUnicode.isComposed(words)
        else { return nil }
        return "the name joins the character before it in the sentence of consent, so nobody could ever sign that"
    }

    /// What to do about it.
    static let hint = "put a space before {party} in `consent`, or begin the name with another letter"
}
