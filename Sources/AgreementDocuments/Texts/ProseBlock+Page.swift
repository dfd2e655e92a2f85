extension ProseBlock {
    /// The block as nodes.
    var node: HTMLNode {
        switch self {
        case .heading(let level, let text):
            .make(level == 1 ? .h3 : .h4, Self.inline(text))
        case .paragraph(let text): .make(.p, Self.inline(text))
        case .list(let start, let items):
            .element(
                start == nil ? .ul : .ol, start.map { $0 == 1 ? [] : [.start($0)] } ?? [],
                items.map { .make(.li, $0.tight) })
        case .table(let header, let rows):
            .make(
                .table,
                [
                    .make(.thead, [.make(.tr, header.map { .make(.th, Self.inline($0)) })]),
                    .make(.tbody, rows.map { .make(.tr, $0.map { .make(.td, Self.inline($0)) }) }),
                ])
        case .code(let text): .make(.p, .redline, [.make(.code, text)])
        }
    }

    /// Strong words, emphasised ones and code, where their marks come in pairs; all else to the letter.
    static func inline(_ text: String) -> [HTMLNode] {
        let characters = Array(text)
        var nodes: [HTMLNode] = []
        var plain = ""
        var index = 0
        // Once a mark is known to have no partner ahead, it is not looked for again.
        var unpaired: Set<String> = []
        while index < characters.count {
            if let (mark, tag) = mark(characters, index), !unpaired.contains(mark) {
                if let end = closing(mark, characters, from: index + mark.count) {
                    if !plain.isEmpty { nodes.append(.text(plain)) }
                    plain = ""
                    nodes.append(.make(tag, String(characters[index + mark.count..<end])))
                    index = end + mark.count
                    continue
                }
                unpaired.insert(mark)
            }
            plain.append(characters[index])
            index += 1
        }
        if !plain.isEmpty { nodes.append(.text(plain)) }
        return nodes
    }

    private static func mark(_ text: [Character], _ index: Int) -> (String, HTMLNode.Tag)? {
        let next = index + 1 < text.count ? text[index + 1] : " "
        if text[index] == "`" { return ("`", .code) }
        guard text[index] == "*", index == 0 || text[index - 1] != "\\" else { return nil }
        if next == "*" { return ("**", .strong) }
        return next.isWhitespace ? nil : ("*", .em)
    }

    private static func closing(_ mark: String, _ text: [Character], from start: Int) -> Int? {
        let mark = Array(mark)
        var index = start
        while index + mark.count <= text.count {
            if text[index..<index + mark.count].elementsEqual(mark), index > start,
                mark[0] == "`" || !text[index - 1].isWhitespace
            {
                return index
            }
            index += 1
        }
        return nil
    }
}

extension [ProseBlock] {
    /// The nodes of a list's item: one that is a single paragraph, or begins with one, needs no space around it.
    fileprivate var tight: [HTMLNode] {
        guard case .paragraph(let text) = first else { return map(\.node) }
        return ProseBlock.inline(text) + dropFirst().map(\.node)
    }
}
