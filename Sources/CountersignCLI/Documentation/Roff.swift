/// Text in the language of man(7), as it is being written. Source: man(7), groff_char(7).
struct Roff {
    private(set) var text: String

    /// Begins a page of section 1.
    init(_ name: String, _ abstract: String) {
        text = ".TH \(name.uppercased()) 1 \"\" \"countersign \(Countersign.Version.number)\" Countersign\n"
        // Lines run on to the margin, and words are not torn apart.
        text += ".nh\n.ad l\n.SH NAME\n"
        text += "\(Self.escaped(name)) \\- \(Self.inline(abstract.withoutFullStop))\n"
    }

    mutating func section(_ title: String) { text += ".SH \"\(Self.escaped(title.uppercased()))\"\n" }

    mutating func blocks(_ blocks: [Manual.Block]) {
        for block in blocks {
            switch block {
            case .paragraph(let words): text += ".PP\n" + Self.line(words)
            case .list(let items): for item in items { text += ".IP \\(bu 2\n" + Self.line(item) }
            case .code(let lines):
                text +=
                    ".PP\n.RS 4\n.nf\n" + lines.map { Self.guarded(Self.escaped($0)) + "\n" }.joined() + ".fi\n.RE\n"
            case .table(let rows, _): entries(rows)
            }
        }
    }

    /// Words, each with what it means.
    mutating func entries(_ entries: [(String, String)]) {
        for (term, meaning) in entries { text += ".TP\n" + Self.line(term) + Self.line(meaning) }
    }

    private static func line(_ words: String) -> String { guarded(inline(words.replacing("\n", with: " "))) + "\n" }

    /// A line that begins with a full stop or an apostrophe would be a request.
    private static func guarded(_ line: String) -> String {
        line.hasPrefix(".") || line.hasPrefix("'") ? "\\&" + line : line
    }

    /// Backticks and `**` become bold; of a link its words stay.
    private static func inline(_ words: String) -> String {
        let plain = words.replacing(/\[([^\]]+)\]\([^)]+\)/) { "\($0.1)" }.replacing("**", with: "`")
        let parts = plain.split(separator: "`", omittingEmptySubsequences: false)
        return parts.enumerated().reduce("") { text, part in
            let words = escaped(String(part.element))
            return text + (part.offset.isMultiple(of: 2) || words.isEmpty ? words : "\\fB\(words)\\fR")
        }
    }

    /// What the language would read otherwise: backslashes, and hyphens that are to be typed.
    private static func escaped(_ words: String) -> String {
        words.reduce(into: "") { text, character in
            switch character {
            case "\\": text += "\\e"
            case "-": text += "\\-"
            case "~": text += "\\(ti"
            case "^": text += "\\(ha"
            case "'": text += "\\(aq"
            case "\"": text += "\\(dq"
            default:
                // Other scripts and marks by number, which every roff knows in any locale.
                for scalar in character.unicodeScalars {
                    text += scalar.isASCII ? String(scalar) : "\\[u\(scalar.roffDigits)]"
                }
            }
        }
    }
}

extension Unicode.Scalar {
    /// At least four hexadecimal digits, in capitals.
    fileprivate var roffDigits: String {
        let digits = String(value, radix: 16, uppercase: true)
        return String(repeating: "0", count: max(0, 4 - digits.count)) + digits
    }
}
