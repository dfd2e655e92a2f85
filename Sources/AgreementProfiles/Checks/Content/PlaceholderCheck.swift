internal import Agreements

/// Nothing is left to be filled in.
enum PlaceholderCheck: ContentCheckRule {
    static let name = "placeholder"
    static let sentence = "Whoever signs a blank signs whatever it is filled with later."

    static func remarks(on context: CheckContext) -> [Remark] {
        let ofClauses = context.content.clauses.flatMap { clause in
            clause.paragraphs.flatMap { paragraph in
                Placeholder.ranges(in: paragraph.bytes).map { range in
                    remark(paragraph.text(range), clause.path, paragraph.position(range.lowerBound))
                }
            }
        }
        let ofTerms = context.content.scalars.flatMap { text, path, position in
            let bytes = Array(text.utf8)
            return Placeholder.ranges(in: bytes).map { range in
                remark(String(decoding: bytes[range], as: UTF8.self), path, position)
            }
        }
        return ofClauses + ofTerms
    }

    private static func remark(_ mark: String, _ path: String, _ position: TextPosition) -> Remark {
        Remark(path, position, "`\(mark)` is still to be filled in.", hint: "Write what is meant in its place.")
    }
}

/// The marks that people leave where something is still to be said.
enum Placeholder {
    /// `[TBD]` and other capitals in brackets, `[isi nama]` and `[insert name]`, `{{…}}`, runs of three underscores, of
    /// four dots or of two `…`, dots and bullets in brackets, and the words TODO, TBD, FIXME and XXX. The words of a link
    /// stand in brackets without being a blank.
    static func ranges(in bytes: [UInt8]) -> [Range<Int>] {
        var ranges: [Range<Int>] = []
        var index = 0
        while index < bytes.count {
            if begins(bytes[index]), let end = end(of: bytes, at: index) {
                ranges.append(index..<end)
                index = end
            } else {
                index += 1
            }
        }
        return ranges
    }

    private static let words = ["TODO", "TBD", "FIXME", "XXX"].map { Array($0.utf8) }

    /// How people begin to say in brackets what is to be written there.
    private static let requests = Set(
        [
            "isi", "diisi", "isikan", "lengkapi", "sebutkan", "masukkan", "tulis", "tuliskan", "nama", "tanggal",
            "alamat",
            "jumlah", "jabatan", "insert", "fill", "enter", "specify", "write", "name", "date", "address", "amount",
            "title", "your",
        ].map { Array($0.utf8) })

    /// Whether a mark may begin with a byte: what most of the text is passed over by.
    private static func begins(_ byte: UInt8) -> Bool { "{_[.TFX".utf8.contains(byte) || byte == ellipsis[0] }

    private static let ellipsis = Array("…".utf8)
    private static let bullets = ["…", "●", "•"].map { Array($0.utf8) }

    private static func end(of bytes: [UInt8], at index: Int) -> Int? {
        let rest = bytes[index...].prefix(200)
        switch bytes[index] {
        case UInt8(ascii: "{"):
            guard rest.dropFirst().first == UInt8(ascii: "{") else { return nil }
            let close = rest.indices.first { rest[$0...].starts(with: "}}".utf8) }
            return close.map { $0 + 2 } ?? index + 2
        case UInt8(ascii: "_"):
            let run = bytes[index...].prefix { $0 == UInt8(ascii: "_") }.count
            return run >= 3 ? index + run : nil
        case UInt8(ascii: "."):
            let run = bytes[index...].prefix { $0 == UInt8(ascii: ".") }.count
            return run >= 4 ? index + run : nil
        case ellipsis[0]:
            var end = index
            while bytes[end...].starts(with: ellipsis) { end += ellipsis.count }
            return end - index >= 2 * ellipsis.count ? end : nil
        case UInt8(ascii: "["):
            guard let close = rest.firstIndex(of: UInt8(ascii: "]")),
                rest.dropFirst(close + 1 - index).first != UInt8(ascii: "(")
            else { return nil }
            let inside = rest[(index + 1)..<close]
            let isBlank = inside.allSatisfy { [UInt8(ascii: " "), UInt8(ascii: "."), UInt8(ascii: "_")].contains($0) }
            let isCapital =
                inside.contains(where: \.isCapital)
                && inside.allSatisfy { $0.isCapital || $0.isDigit || " _-/.:".utf8.contains($0) }
            let word = inside.drop { $0 == UInt8(ascii: " ") }.prefix(while: \.isLetter).map { $0 | 0x20 }
            let isBlankOrAsked =
                isBlank || isCapital || bullets.contains { inside.elementsEqual($0) } || requests.contains(word)
            return isBlankOrAsked ? close + 1 : nil
        default:
            let isInWord = index > 0 && (bytes[index - 1].isLetter || bytes[index - 1].isDigit)
            guard !isInWord, let word = words.first(where: { rest.starts(with: $0) }) else { return nil }
            let next = rest.dropFirst(word.count).first
            return next.map { $0.isLetter || $0.isDigit } ?? false ? nil : index + word.count
        }
    }
}
