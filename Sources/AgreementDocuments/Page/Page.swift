internal import Agreements

/// A page of HTML that stands by itself: one file, without script, and nothing in it that a browser would fetch.
struct Page {
    let title: String
    /// The language of the words around those of the agreement.
    var language: LanguageTag?
    let content: [HTMLNode]

    var markup: String {
        var bytes = Self.beginning(title, in: language)
        for node in content { node.write(to: &bytes) }
        return String(decoding: bytes + Self.end, as: UTF8.self)
    }

    /// What stands before the content, in English where no language is named. A long page is written a section at a time.
    static func beginning(_ title: String, in language: LanguageTag? = nil) -> [UInt8] {
        // Nothing here comes from an agreement but the language; what does is in the nodes. The policy has a browser
        // refuse whatever this page does not have anyway.
        let (tag, direction) = (language?.rawValue ?? "en", language?.direction ?? .ltr)
        return Array(
            """
            <!DOCTYPE html>
            <html lang="\(tag)" dir="\(direction.rawValue)">
            <head>
            <meta charset="utf-8">
            <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <meta name="referrer" content="no-referrer">
            <meta name="robots" content="noindex">
            \(HTMLNode.make(.title, title).markup)
            <style>
            \(PageStyle.sheet)
            </style>
            </head>
            <body>
            """.utf8)
    }

    /// What stands behind it.
    static let end = Array("</body>\n</html>\n".utf8)
}

extension HTMLNode {
    /// A section under its heading.
    static func section(_ heading: String, _ content: [HTMLNode]) -> HTMLNode {
        .make(.section, [.make(.h2, heading)] + content)
    }

    /// Facts, each with its name.
    static func facts(_ facts: [(String, HTMLNode)]) -> HTMLNode {
        .make(.dl, .facts, facts.flatMap { [.make(.dt, $0), .make(.dd, [$1])] })
    }

    /// A table with headings above.
    static func table(_ style: StyleClass, columns: [String], rows: [[HTMLNode]]) -> HTMLNode {
        let head =
            columns.isEmpty ? [] : [HTMLNode.make(.thead, [.make(.tr, columns.map { .make(.th, $0) })])]
        return .make(.table, style, head + [.make(.tbody, rows.map { .make(.tr, $0) })])
    }

    /// Columns side by side, one a language; one alone takes the whole width.
    static func sideBySide(_ columns: [(language: LanguageTag?, content: [HTMLNode])]) -> HTMLNode {
        .make(
            .div, columns.count > 1 ? .bilingual : .single,
            columns.map { language, content in
                let attributes: [Attribute] = language.map { [.language($0), .direction($0.direction)] } ?? []
                return .element(.article, attributes, content)
            })
    }
}
