/// What of changed words the eye would not see, and how it is named: `U+00A0`.
enum UnseenCharacters {
    /// The name of a character that shows nothing of its own, or a blank like that of another; nil for any other, for the
    /// ordinary space and what else is of ASCII.
    static func name(of scalar: Unicode.Scalar) -> String? {
        guard scalar.value > 0x7E else { return nil }
        let isUnseen = Sanitizer.isInvisible(scalar) || scalar.properties.generalCategory == .spaceSeparator
        return isUnseen ? Sanitizer.code(of: scalar) : nil
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
