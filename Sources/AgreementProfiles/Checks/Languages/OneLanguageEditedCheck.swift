internal import Agreements

/// Who changes a clause in one language changes it in the others, or has both sides sign why that is not needed.
///
/// That holds for each text that is put on the table, beside the one before it, and not only for what an amendment comes
/// to: else a clause that one side changed in all languages could be changed once more in a single one.
enum OneLanguageEditedCheck: ContentCheckRule {
    static let name = "one-language-edited"
    static let sentence = "Texts that are changed one language at a time drift apart."

    static func remarks(on context: CheckContext) -> [Remark] {
        let content = context.content
        let notes = content.terms("languages")?["no-change-needed"]?.items ?? []
        let texts = [context.base.text] + context.earlier + [content.text]
        return content.pairedClauses.flatMap { group -> [Remark] in
            guard let (changed, behind) = drift(of: group, along: texts) else { return [] }
            return behind.filter { clause in
                !notes.contains {
                    $0["clause"]?.text == clause.slug.rawValue && $0["language"]?.text == clause.language.rawValue
                        && $0["base"]?.text == context.baseID
                }
            }.map { clause in
                Remark(
                    clause.path, nil, "\(changed.path) changes, and `\(clause.language)` stays as it is.",
                    hint:
                        "Change it too; or note in terms/languages.yaml that it needs no change: clause \(clause.slug),"
                        + " language \(clause.language), base \(context.base.id), and the reason.")
            }
        }
    }

    /// A language in which a clause was changed last, and those that stayed behind; nil where none did.
    ///
    /// - Parameter texts: the base, and what was put on the table upon it, oldest first.
    private static func drift(of group: [Clause], along texts: [Text]) -> (changed: Clause, behind: [Clause])? {
        let editions = texts.map { text in group.map { text.file(at: $0.path)?.sha256 } }
        guard let first = editions.first, editions.last != first else { return nil }
        var behind: Set<Int> = []
        for (before, after) in zip(editions, editions.dropFirst()) {
            // What was not there before is new, and not edited.
            let there = group.indices.filter { before[$0] != nil }
            let edited = Set(there.filter { before[$0] != after[$0] })
            guard !edited.isEmpty else { continue }
            // All at once, or one language after the other.
            let isMended = edited.count == there.count || (!behind.isEmpty && behind == edited)
            behind = isMended ? [] : Set(there).subtracting(edited)
        }
        guard !behind.isEmpty, let changed = group.indices.first(where: { !behind.contains($0) }) else { return nil }
        return (group[changed], behind.sorted().map { group[$0] })
    }
}
