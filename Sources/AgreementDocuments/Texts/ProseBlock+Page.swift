extension ProseBlock {
    /// The block as nodes.
    var node: HTMLNode {
        switch self {
        case .heading(let level, let text):
            .make(level == 1 ? .h3 : .h4, Self.inline(text))
        case .paragraph(let text): .make(.p, Self.inline(text))
        case .list(nil, let items): .make(.ul, items.map { .make(.li, $0.tight) })
        case .list(let numbers?, let items):
            .element(
                .ol, numbers.first.map { $0 == 1 ? [] : [.start($0)] } ?? [],
                zip(numbers.indices, items).map { index, item in
                    // A browser counts by itself, whatever was signed.
                    let isCounted = index == 0 || numbers[index] == numbers[index - 1] + 1
                    return .element(.li, isCounted ? [] : [.value(numbers[index])], item.tight)
                })
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

    /// Strong words, emphasised ones and code, where their marks come in pairs, and what is quoted from the terms in its
    /// words, with where it comes from; all else to the letter.
    static func inline(_ text: String) -> [HTMLNode] {
        let bytes = Array(text.utf8)
        var nodes: [HTMLNode] = []
        var (plain, index) = (0, 0)
        // Once a mark is known to have no partner ahead, it is not looked for again.
        var unpaired: Set<Mark> = []
        func string(_ range: Range<Int>) -> String { String(decoding: bytes[range], as: UTF8.self) }
        func set(_ node: HTMLNode, upTo end: Int) {
            if plain < index { nodes.append(.text(string(plain..<index))) }
            nodes.append(node)
            (plain, index) = (end, end)
        }
        while index < bytes.count {
            if let quoted = QuotedTerm(in: bytes, at: index) {
                set(
                    .element(.span, [.style(.quoted), .title(quoted.source)], inline(string(quoted.words))),
                    upTo: quoted.closing.upperBound)
                continue
            }
            if let mark = Mark(in: bytes, at: index), !unpaired.contains(mark) {
                if let end = mark.closing(in: bytes, from: index + mark.bytes.count) {
                    let words = string(index + mark.bytes.count..<end)
                    set(.make(mark.tag, mark == .code ? [.text(words)] : inline(words)), upTo: end + mark.bytes.count)
                    continue
                }
                unpaired.insert(mark)
            }
            index += 1
        }
        if plain < bytes.count { nodes.append(.text(string(plain..<bytes.count))) }
        return nodes
    }

    /// What stands before and behind words that are set apart.
    private enum Mark {
        case code, strong, emphasis

        init?(in text: [UInt8], at index: Int) {
            let next = index + 1 < text.count ? text[index + 1] : UInt8(ascii: " ")
            switch text[index] {
            case UInt8(ascii: "`"): self = .code
            case UInt8(ascii: "*") where index > 0 && text[index - 1] == UInt8(ascii: "\\"): return nil
            case UInt8(ascii: "*") where next == UInt8(ascii: "*"): self = .strong
            case UInt8(ascii: "*") where !Self.isSpace(next): self = .emphasis
            default: return nil
            }
        }

        var bytes: [UInt8] {
            switch self {
            case .code: Array("`".utf8)
            case .strong: Array("**".utf8)
            case .emphasis: Array("*".utf8)
            }
        }

        var tag: HTMLNode.Tag {
            switch self {
            case .code: .code
            case .strong: .strong
            case .emphasis: .em
            }
        }

        func closing(in text: [UInt8], from start: Int) -> Int? {
            var index = start
            while index + bytes.count <= text.count {
                if text[index..<index + bytes.count].elementsEqual(bytes), index > start,
                    self == .code || !Self.isSpace(text[index - 1])
                {
                    return index
                }
                index += 1
            }
            return nil
        }

        private static func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || (0x09...0x0D).contains(byte) }
    }
}

extension [ProseBlock] {
    /// The nodes of a list's item: one that is a single paragraph, or begins with one, needs no space around it.
    fileprivate var tight: [HTMLNode] {
        guard case .paragraph(let text) = first else { return map(\.node) }
        return ProseBlock.inline(text) + dropFirst().map(\.node)
    }
}
