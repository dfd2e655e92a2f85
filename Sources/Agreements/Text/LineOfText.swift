extension String {
    /// Why this cannot be one line of text, or nil. Characters nobody sees were refused with the file.
    var problemAsLine: String? {
        let scalars = unicodeScalars
        guard let first = scalars.first, let last = scalars.last else { return "is empty" }
        if scalars.contains("\n") { return "must be on one line" }
        if first.properties.isWhitespace || last.properties.isWhitespace { return "begins or ends with a space" }
        return nil
    }

    /// Why this line cannot be the name of a person or a party in the author line of a commit, or nil.
    var problemAsName: String? {
        if utf8.contains(UInt8(ascii: "<")) || utf8.contains(UInt8(ascii: ">")) { return "may not hold `<` or `>`" }
        if withoutCrud.isEmpty { return "has nothing but punctuation" }
        // It would stick to whatever stands before it in a sentence that people sign.
        if let first = unicodeScalars.first, first.properties.generalCategory.isMark { return "begins with a mark" }
        if utf8.count > 500 { return "is longer than 500 bytes" }
        // It can come to stand first in a line of what is signed, where these would be read as something else.
        if ActMessage.reservedLineFault(in: self) != nil { return "begins like a line that acts reserve" }
        return nil
    }

    /// The text as git writes it in author and committer lines: without the bytes that git takes for crud at either
    /// end, which are those up to 32 and `. , : ; < > " \ '`.
    ///
    /// So the name `Sari Wulandari, S.H.` stands in commits as `Sari Wulandari, S.H`. See `ident.c` of git.
    var withoutCrud: String {
        let bytes = utf8
        guard let first = bytes.firstIndex(where: { !$0.isCrud }), let last = bytes.lastIndex(where: { !$0.isCrud })
        else { return "" }
        // Bytes, as git counts them: some scripts have signs to which `Character` adds the punctuation that follows.
        return String(Substring(bytes[first...last]))
    }

    /// Whether this is an email address as this format has it: ASCII, one `@`, nothing that needs quoting.
    ///
    /// Much stricter than RFC 5322: an address is written into commits and lists of signers, whose own grammars it
    /// may not disturb. A dot or apostrophe at either end would be lost there.
    var isEmail: Bool {
        let parts = utf8.split(separator: UInt8(ascii: "@"), omittingEmptySubsequences: false)
        return parts.count == 2 && utf8.count <= 254 && withoutCrud.utf8.count == utf8.count
            && parts.allSatisfy { part in
                !part.isEmpty
                    && part.allSatisfy { (0x21...0x7E).contains($0) && !String.unfitForEmail.contains($0) }
            }
    }

    private static let unfitForEmail = Array("<>,;:\"\\".utf8)
}

extension UInt8 {
    fileprivate var isCrud: Bool {
        self <= 32 || Array(".,:;<>\"\\'".utf8).contains(self)
    }
}

extension Unicode.GeneralCategory {
    /// Whether characters of this kind attach to the one before them.
    fileprivate var isMark: Bool { self == .nonspacingMark || self == .spacingMark || self == .enclosingMark }
}
