internal import Agreements

/// Who changes a clause in one language changes it in the others, or has both sides sign why that is not needed.
enum OneLanguageEditedCheck: ContentCheckRule {
    static let name = "one-language-edited"
    static let sentence = "Texts that are changed one language at a time drift apart."

    static func remarks(on context: CheckContext) -> [Remark] {
        let content = context.content
        let notes = content.terms("languages")?["no-change-needed"]?.items ?? []
        return content.pairedClauses.flatMap { group -> [Remark] in
            // A clause that the base has in no language is new, not edited.
            let isNew = group.allSatisfy { context.base.text.file(at: $0.path) == nil }
            guard !isNew, let changed = group.first(where: context.hasChanged) else { return [] }
            return group.filter { !context.hasChanged($0) }.filter { clause in
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
}
