internal import Agreements

/// How whoever holds a page finds out whether it says what was signed.
struct VerificationNote {
    let agreement: String
    let commit: String
    let text: TextDigest

    /// What to do, in order.
    ///
    /// - Parameter whatToRead: the command that shows the same in a clone.
    func nodes(whatToRead: String?) -> [HTMLNode] {
        [
            .make(
                .p,
                """
                This page helps to read and binds nobody: it is not signed. What binds is the text in the repository that \
                every party has accepted by its digest.
                """),
            .make(
                .ol,
                steps(whatToRead).map { sentence, command in
                    .make(.li, [.text(sentence)] + (command.map { [.make(.p, .redline, [.make(.code, $0)])] } ?? []))
                }),
        ]
    }

    /// The same for Markdown.
    func markdown(whatToRead: String?) -> String {
        steps(whatToRead).enumerated().map { index, step in
            "\(index + 1). \(step.sentence)\n" + (step.command.map { "\n   ```sh\n   \($0)\n   ```\n" } ?? "")
        }.joined(separator: "\n")
    }

    private func steps(_ whatToRead: String?) -> [(sentence: String, command: String?)] {
        let clone = "countersign clone ADDRESS --agreement \(agreement)"
        return [
            (
                "Get a copy, verified by the agreement's id. Have the id from the parties themselves, not from this page.",
                clone
            )
        ] + (whatToRead.map { [("Read the same there, and compare the digest of the text.", $0)] } ?? []) + [
            (
                "Or reckon the digest with stock programs alone: it is \(text).",
                """
                (printf 'countersign/1 text\\n'; git ls-tree -r --name-only \(commit) | LC_ALL=C sort | while read -r f; \
                do printf '%s\\0%s\\n' "$f" "$(git cat-file blob \(commit):"$f" | sha256sum | cut -d' ' -f1)"; done) | sha256sum
                """
            )
        ]
    }

    static let footer = HTMLNode.make(
        .footer,
        "Made by countersign from the repository of the agreement. Inserted words are underlined, removed words struck through."
    )
}
