internal import Agreements

/// A clause that is named in a sentence by its heading is there.
enum DanglingClauseCheck: ContentCheckRule {
    static let name = "dangling-clause"
    static let sentence = "Readers look for it in vain."
    static let severity = Finding.Severity.warning

    static func remarks(on context: CheckContext) -> [Remark] {
        let headings = Dictionary(grouping: context.content.clauses, by: \.language)
            .mapValues { $0.compactMap(\.heading) }
        return context.content.clauses.flatMap { clause in
            clause.paragraphs.flatMap { paragraph in
                named(in: paragraph.prose).compactMap { start -> Remark? in
                    let rest = paragraph.prose[start...]
                    guard !(headings[clause.language] ?? []).contains(where: { rest.starts(with: $0.utf8) }) else {
                        return nil
                    }
                    let words = String(decoding: rest.prefix(40), as: UTF8.self).trimmed
                    return Remark(
                        clause.path, paragraph.position(start), "No clause has a heading as in \"\(words)…\".",
                        hint: "Name the clause by the words of its heading.")
                }
            }
        }
    }

    /// Where a heading should stand: behind "the clause" or "klausul", with a capital.
    private static func named(in prose: [UInt8]) -> [Int] {
        prose.indices.filter { index in
            guard prose[index].isCapital else { return false }
            return ["the clause ", "klausul "].contains { prose[..<index].suffix($0.utf8.count).elementsEqual($0.utf8) }
        }
    }
}

extension String {
    /// Without what is cut off in the middle of a letter at its end, and without spaces there.
    fileprivate var trimmed: String {
        var words = Substring(self)
        while let last = words.last, last == " " || last == "\u{FFFD}" { words.removeLast() }
        return String(words)
    }
}
