/// What of changed words the eye would not see, and how it is named: `U+00A0`.
enum UnseenCharacters {
    /// The name of a character that shows nothing of its own, or a blank like that of another; nil for any other, for the
    /// ordinary space and the line feed, and for those that are named wherever they stand.
    static func name(of scalar: Unicode.Scalar) -> String? {
        if scalar.value <= 0x7E { return nil }
        let isUnseen =
            switch (scalar.value, scalar.properties.generalCategory) {
            // A symbol by category, empty to the eye.
            case (0x2800, _): true
            // Signs that are drawn.
            case (0x600...0x605, _), (0x6DD, _), (0x70F, _), (0x890...0x891, _), (0x8E2, _): false
            case (_, .format), (_, .spaceSeparator): true
            default: scalar.properties.isDefaultIgnorableCodePoint
            }
        guard isUnseen else { return nil }
        let digits = String(scalar.value, radix: 16, uppercase: true)
        return "U+" + String(repeating: "0", count: max(0, 4 - digits.count)) + digits
    }

    /// The text with each of them named in its place, as a terminal shows it.
    static func named(in text: String) -> String {
        if text.utf8.allSatisfy({ $0 < 0x80 }) { return text }
        return text.unicodeScalars.reduce(into: "") { named, scalar in
            if let name = name(of: scalar) { named += "‹\(name)›" } else { named.unicodeScalars.append(scalar) }
        }
    }

    /// The text as nodes, with each named beside it; runs of nothing but spaces are named as a whole.
    static func nodes(of text: String) -> [HTMLNode] {
        if !text.isEmpty, text.utf8.allSatisfy({ $0 == 0x20 }) {
            let count = text.utf8.count
            return [noted(text, count == 1 ? "U+0020" : "\(count) × U+0020")]
        }
        var (nodes, seen): ([HTMLNode], String.UnicodeScalarView) = ([], .init())
        for scalar in text.unicodeScalars {
            guard let name = name(of: scalar) else {
                seen.append(scalar)
                continue
            }
            if !seen.isEmpty { nodes.append(.text(String(seen))) }
            seen = .init()
            nodes.append(noted(String(scalar), name))
        }
        return seen.isEmpty ? nodes : nodes + [.text(String(seen))]
    }

    /// Text that shows nothing, and what is said in its place.
    static func noted(_ text: String, _ note: String) -> HTMLNode {
        .element(.span, [.style(.unseen), .note(note)], [.text(text)])
    }
}
