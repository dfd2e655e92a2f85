internal import Agreements
internal import ArgumentParser
internal import Foundation

/// What the shell offers behind a verb, from the names that this clone has.
///
/// Runs at every press of the tabulator key: it verifies nothing, runs nothing, and is silent where it cannot look.
enum Completion {
    /// How the shell's script asks; see `countersign completions`.
    static let request = "---completion"

    /// Amendments.
    static var amendments: CompletionKind { offering { glance, prefix in names(glance.amendments, prefix) } }

    /// Amendments and drafts.
    static var desks: CompletionKind {
        offering { glance, prefix in names(glance.amendments, prefix) + glance.drafts.map(\.description) }
    }

    /// Drafts.
    static var drafts: CompletionKind { offering { glance, _ in glance.drafts.map(\.description) } }

    /// Clauses.
    static var clauses: CompletionKind { offering { glance, _ in glance.clauses.map(\.description) } }

    /// Clauses and other files of the text.
    static var files: CompletionKind {
        offering { glance, _ in glance.clauses.map(\.description) + glance.provisions }
    }

    /// Versions.
    static var versions: CompletionKind { offering { glance, prefix in versions(glance, prefix) } }

    /// Versions, amendments and clauses.
    static var texts: CompletionKind {
        offering { glance, prefix in
            versions(glance, prefix) + names(glance.amendments, prefix) + glance.clauses.map(\.description)
        }
    }

    /// Versions, amendments and the working files.
    static var sides: CompletionKind {
        offering { glance, prefix in versions(glance, prefix) + names(glance.amendments, prefix) + ["draft"] }
    }

    /// Remotes.
    static var remotes: CompletionKind { offering { glance, _ in glance.remotes } }

    private static func offering(
        _ candidates: @escaping @Sendable (Glance, _ prefix: String) -> [String]
    ) -> CompletionKind {
        .custom { words, _, prefix in
            guard let glance = Glance(at: directory(in: words)) else { return [] }
            return candidates(glance, prefix).filter { $0.hasPrefix(prefix) }
        }
    }

    /// Full names; and slugs alone once somebody has begun to type one that only one party has.
    private static func names(_ amendments: [AmendmentName], _ prefix: String) -> [String] {
        let full = amendments.map(\.description)
        guard !prefix.isEmpty else { return full }
        let slugs = Dictionary(grouping: amendments, by: \.slug).filter { $0.value.count == 1 }.keys
        return full + slugs.map(\.description).sorted()
    }

    /// The newest first; of a long history no more than a person can look over.
    private static func versions(_ glance: Glance, _ prefix: String) -> [String] {
        let numbers = stride(from: glance.versions - 1, through: 0, by: -1).lazy.map(String.init)
        return Array(numbers.filter { $0.hasPrefix(prefix) }.prefix(30))
    }

    /// The directory named with `-C` on the line that is being typed; shells hand words over as they were typed.
    private static func directory(in words: [String]) -> String {
        guard let flag = words.firstIndex(of: "-C"), words.indices.contains(flag + 1) else { return "." }
        let typed = words[flag + 1].filter { !"\"'\\".contains($0) }
        guard typed == "~" || typed.hasPrefix("~/"), let home = Console.processEnvironment["HOME"] else { return typed }
        return home + typed.dropFirst()
    }
}
