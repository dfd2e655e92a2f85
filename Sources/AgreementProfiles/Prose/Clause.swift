internal import Agreements

/// One clause in one language, as blocks of prose.
struct Clause {
    let number: Int
    let slug: Slug
    let language: LanguageTag
    let path: String
    let paragraphs: [Paragraph]

    /// The words of its first heading.
    var heading: String? {
        paragraphs.first { if case .heading = $0.kind { true } else { false } }?.words
    }

    init(number: Int, slug: Slug, language: LanguageTag, path: String, bytes: [UInt8]) {
        self.number = number
        self.slug = slug
        self.language = language
        self.path = path
        paragraphs = Self.paragraphs(of: bytes)
    }

    /// A block begins with its mark; a line without one goes on with the block before it, up to an empty line.
    private static func paragraphs(of bytes: [UInt8]) -> [Paragraph] {
        var paragraphs: [Paragraph] = []
        var current: (kind: Paragraph.Kind, indent: Int, lines: [(bytes: ArraySlice<UInt8>, position: TextPosition)])?
        func close() {
            if let block = current {
                paragraphs.append(Paragraph(block.kind, indent: block.indent, lines: block.lines))
            }
            current = nil
        }
        for (index, line) in bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false).enumerated() {
            let indent = line.prefix { $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: "\t") }.count
            let rest = line.dropFirst(indent)
            guard !rest.isEmpty else {
                close()
                continue
            }
            let mark = BlockMark(rest)
            let words = rest.dropFirst(mark?.length ?? 0)
            let position = TextPosition(line: index + 1, column: indent + (mark?.length ?? 0) + 1)
            if let mark, !(mark.kind == .quote && current?.kind == .quote) {
                close()
                current = (mark.kind, indent, [(words, position)])
            } else if current == nil {
                current = (.text, indent, [(words, position)])
            } else {
                current?.lines.append((words, position))
            }
            // A heading is one line.
            if case .heading = mark?.kind { close() }
        }
        close()
        return paragraphs
    }
}

/// What begins a block, and how many bytes of its line that takes.
private struct BlockMark {
    let kind: Paragraph.Kind
    let length: Int

    init?(_ line: ArraySlice<UInt8>) {
        guard let first = line.first else { return nil }
        let second = line.dropFirst().first
        switch first {
        case UInt8(ascii: "#"):
            let level = line.prefix { $0 == UInt8(ascii: "#") }.count
            guard level <= 6, line.dropFirst(level).first ?? UInt8(ascii: " ") == UInt8(ascii: " ") else { return nil }
            self.init(.heading(level: level), length: Swift.min(level + 1, line.count))
        case UInt8(ascii: "-"), UInt8(ascii: "*"), UInt8(ascii: "+"):
            guard second == UInt8(ascii: " ") else { return nil }
            self.init(.bullet, length: 2)
        case UInt8(ascii: ">"): self.init(.quote, length: second == UInt8(ascii: " ") ? 2 : 1)
        case UInt8(ascii: "0")...UInt8(ascii: "9"):
            let digits = line.prefix { $0.isDigit }
            let after = line.dropFirst(digits.count)
            guard digits.count <= 9, let dot = after.first, dot == UInt8(ascii: ".") || dot == UInt8(ascii: ")"),
                after.dropFirst().first == UInt8(ascii: " ")
            else { return nil }
            self.init(.numbered(String(decoding: digits, as: UTF8.self)), length: digits.count + 2)
        default: return nil
        }
    }

    private init(_ kind: Paragraph.Kind, length: Int) {
        self.kind = kind
        self.length = length
    }
}
