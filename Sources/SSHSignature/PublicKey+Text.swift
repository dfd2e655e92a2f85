extension PublicKey {
    /// Reads `<type> <base64>`: one space, no comment, no line end, base64 in its one form.
    ///
    /// This is the spelling in `parties/<party>.yaml`.
    ///
    /// - Throws: ``KeyFault`` for any other spelling and for everything ``init(blob:)`` refuses.
    public init(openSSH line: String) throws(KeyFault) {
        // Bytes, not characters: a combining mark after the space would hide it from `Character`.
        let text = Array(line.utf8)
        guard text.count <= Self.maximumLineLength else { throw .malformed(.tooLong) }
        guard let space = text.firstIndex(of: UInt8(ascii: " ")) else { throw .malformed(.notOneLine) }
        try self.init(type: text[..<space], base64: text[(space + 1)...])
    }

    private init(type: ArraySlice<UInt8>, base64: ArraySlice<UInt8>) throws(KeyFault) {
        guard let blob = Base64.decode(base64) else { throw .malformed(.notCanonicalBase64) }
        try self.init(blob: blob)
        guard type.elementsEqual(algorithm.rawValue.utf8) else { throw .malformed(.contradictoryNames) }
    }

    /// `<type> <base64>`, which ``init(openSSH:)`` reads back.
    public var openSSH: String {
        algorithm.rawValue + " " + String(decoding: Base64.encode(blob), as: UTF8.self)
    }

    /// Reads the text of a `.pub` file: one line, `<type> <base64>` and perhaps a comment.
    ///
    /// A file on a person's own disk is read a little more kindly than signed text: one line end, of
    /// either kind, may be there or not. The comment is returned as it stands, and may be empty.
    ///
    /// - Throws: ``KeyFault`` unless the rest is as ``init(openSSH:)`` wants it, or the comment holds control
    ///   characters.
    public static func readingFile(_ text: String) throws(KeyFault) -> (PublicKey, comment: String) {
        var line = Array(text.utf8)
        guard line.count <= maximumLineLength else { throw .malformed(.tooLong) }
        if line.last == UInt8(ascii: "\n") { line.removeLast() }
        if line.last == UInt8(ascii: "\r") { line.removeLast() }
        let fields = line.split(separator: UInt8(ascii: " "), maxSplits: 2, omittingEmptySubsequences: false)
        guard fields.count >= 2 else { throw .malformed(.notOneLine) }
        let key = try PublicKey(type: fields[0], base64: fields[1])
        let comment = fields.count == 3 ? String(decoding: fields[2], as: UTF8.self) : ""
        guard comment.unicodeScalars.allSatisfy({ $0.properties.generalCategory != .control }) else {
            throw .malformed(.notOneLine)
        }
        return (key, comment)
    }

    /// The longest blob as base64, and a long comment.
    private static var maximumLineLength: Int { 8192 }
}
