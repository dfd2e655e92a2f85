internal import Agreements

/// Who changes a clause or a line of the terms in one language changes it in the others, or has both sides sign why that
/// is not needed.
///
/// That holds for each text that is put on the table, beside the one before it, and not only for what an amendment comes
/// to: else a clause that one side changed in all languages could be changed once more in a single one.
enum OneLanguageEditedCheck: ContentCheckRule {
    static let name = "one-language-edited"
    static let sentence = "Texts that are changed one language at a time drift apart."

    static func remarks(on context: CheckContext) -> [Remark] { ofClauses(context) + ofLines(context) }

    private static func ofClauses(_ context: CheckContext) -> [Remark] {
        let texts = [context.base.text] + context.earlier + [context.content.text]
        return context.content.pairedClauses.flatMap { group -> [Remark] in
            // A blank line put in is no word changed.
            let drift = Drift(
                along: texts.map { text in
                    group.map { clause in
                        text.file(at: clause.path).map { context.wordings[$0.sha256] ?? $0.sha256 }
                    }
                })
            guard let drift else { return [] }
            return drift.behind.map { group[$0] }.filter { clause in
                !isNoted(clause.slug.rawValue, as: "clause", clause.language, context)
            }.map { clause in
                Remark(
                    clause.path, TextPosition(line: 1, column: 1),
                    "\(group[drift.changed].path) changes, and `\(clause.language)` stays as it is.",
                    hint: hint("clause \(clause.slug)", clause.language, context))
            }
        }
    }

    private static func ofLines(_ context: CheckContext) -> [Remark] {
        guard context.linesBefore.contains(where: { !$0.isEmpty }) else { return [] }
        let now = LocalizedLines(context.content.localizedLines)
        let before = context.linesBefore.map(LocalizedLines.init)
        let languages = context.content.text.declaration.languages
        // Notes of this kind are written anew for each version.
        return context.content.localizedLines.filter { $0.path != FileSchema.languages.path }.flatMap {
            line -> [Remark] in
            guard
                let drift = Drift(along: editions(of: line, now, before).map { words in languages.map { words?[$0] } })
            else { return [] }
            return drift.behind.map { languages[$0] }.filter { !isNoted(line.name, as: "line", $0, context) }.map {
                Remark(
                    line.path, line.positions[$0],
                    "`\(line.place)` changes in `\(languages[drift.changed])`, and in `\($0)` it stays as it is.",
                    hint: hint("line \(line.name)", $0, context))
            }
        }
    }

    /// The words of a line in each text, oldest first; nil where it was not there yet.
    private static func editions(
        of line: LocalizedLine, _ now: LocalizedLines, _ before: [LocalizedLines]
    ) -> [[LanguageTag: String]?] {
        var (current, lines): (LocalizedLine?, LocalizedLines) = (line, now)
        var editions: [[LanguageTag: String]?] = [line.words]
        for text in before.reversed() {
            current = current.flatMap { text.predecessor(of: $0, in: lines) }
            editions.append(current?.words)
            lines = text
        }
        return editions.reversed()
    }

    /// Whether both sides sign that a clause or a line needs no change in a language.
    private static func isNoted(
        _ name: String, as kind: String, _ language: LanguageTag, _ context: CheckContext
    ) -> Bool {
        (context.content.terms("languages")?["no-change-needed"]?.items ?? []).contains {
            $0[kind]?.text == name && $0["language"]?.text == language.rawValue && $0["base"]?.text == context.baseID
        }
    }

    private static func hint(_ what: String, _ language: LanguageTag, _ context: CheckContext) -> String {
        "Change it too; or note in terms/languages.yaml that it needs no change: \(what), language \(language),"
            + " base \(context.base.id), and the reason."
    }
}

/// What was changed last in one language alone.
private struct Drift {
    /// A language that was changed.
    let changed: Int
    /// Those that stayed behind.
    let behind: [Int]

    /// - Parameter editions: what the base, and each text that was put on the table upon it, has in each language; nil
    ///   where it has nothing.
    /// - Returns: nil where no language stayed behind.
    init?<Edition: Equatable>(along editions: [[Edition?]]) {
        guard let first = editions.first, let last = editions.last, last != first else { return nil }
        var behind: Set<Int> = []
        for (before, after) in zip(editions, editions.dropFirst()) {
            // What was not there before is new, and not edited.
            let there = before.indices.filter { before[$0] != nil }
            let edited = Set(there.filter { before[$0] != after[$0] })
            guard !edited.isEmpty else { continue }
            // All at once, or one language after the other.
            let isMended = edited.count == there.count || (!behind.isEmpty && behind == edited)
            behind = isMended ? [] : Set(there).subtracting(edited)
        }
        guard !behind.isEmpty, let changed = last.indices.first(where: { !behind.contains($0) }) else { return nil }
        self.changed = changed
        self.behind = behind.sorted()
    }
}
