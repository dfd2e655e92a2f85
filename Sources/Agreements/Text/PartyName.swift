/// The name of a party as a sentence of consent will hold it.
enum PartyName {
    /// Why nobody could consent on behalf of a party of this name, or nil.
    ///
    /// A name that begins with a mark joins the character before it: the sentence would be spelled otherwise than the
    /// format has it, and no signature under it could count.
    static func problem(of name: String, in declaration: Declaration? = nil) -> String? {
        if let first = name.unicodeScalars.first, first.properties.isGraphemeExtend || first.isMark {
            return "the name begins with a mark that joins the character before it (\(first.codePointName))"
        }
        guard let declaration, declaration.consent != nil,
            let words = ActWording.of(
                .accept, declaration: declaration, amendment: nil, partyName: name, fingerprint: "")?.body
        else { return nil }
        return StableUnicode.isComposed(words)
            ? nil : "the name joins the character before it in the sentence of consent"
    }

    /// What to do about it.
    static let hint = "write the name as it is spelled by itself, with a letter or a digit first"
}

extension Unicode.Scalar {
    fileprivate var isMark: Bool {
        switch properties.generalCategory {
        case .nonspacingMark, .spacingMark, .enclosingMark: true
        default: false
        }
    }
}
