internal import Agreements

/// How whoever holds a page finds out whether it says what was signed.
struct VerificationNote {
    let agreement: String
    let commit: String
    let text: TextDigest
    /// The command that shows the same in a clone; nil where none does.
    var whatToRead: String?
    let words: DocumentWords

    var heading: String { words.label("Cara memeriksa", "How to verify") }

    /// What to do, in order, under its heading.
    var section: HTMLNode {
        let kind = words.sentences(
            """
            Halaman ini membantu membaca dan tidak mengikat siapa pun: halaman ini tidak ditandatangani. Yang mengikat \
            ialah naskah dalam repositori, yang sidiknya telah disetujui setiap pihak.
            """,
            """
            This page helps to read and binds nobody: it is not signed. What binds is the text in the repository that \
            every party has accepted by its digest.
            """)
        let steps = steps.map { step in
            HTMLNode.make(
                .li, step.sentences.map { .make(.p, $0) } + [.make(.p, .redline, [.make(.code, step.command)])])
        }
        return .section(heading, kind.map { .make(.p, $0) } + [.make(.ol, steps)])
    }

    /// What to do in Markdown.
    var markdown: String {
        steps.enumerated().map { index, step in
            "\(index + 1). " + step.sentences.joined(separator: "  \n   ")
                + "\n\n   ```sh\n   \(step.command)\n   ```\n"
        }.joined(separator: "\n")
    }

    private var steps: [(sentences: [String], command: String)] {
        let copy = (
            words.sentences(
                """
                Ambillah salinan, yang diperiksa menurut nomor perjanjian. Mintalah nomor itu dari para pihak sendiri, \
                jangan dari halaman ini.
                """,
                "Get a copy, verified by the agreement's id. Have the id from the parties themselves, not from this page."
            ), "countersign clone ADDRESS --agreement \(agreement)"
        )
        let reading = whatToRead.map { command in
            (
                words.sentences(
                    "Bacalah hal yang sama di sana, dan bandingkan sidik naskahnya.",
                    "Read the same there, and compare the digest of the text."), command
            )
        }
        let reckoning = (
            words.sentences(
                "Atau hitunglah sidiknya dengan program umum saja: sidik itu \(text).",
                "Or reckon the digest with stock programs alone: it is \(text)."),
            """
            (printf 'countersign/1 text\\n'; git ls-tree -r --name-only \(commit) | LC_ALL=C sort | while read -r f; \
            do printf '%s\\0%s\\n' "$f" "$(git cat-file blob \(commit):"$f" | sha256sum | cut -d' ' -f1)"; done) | sha256sum
            """
        )
        return [copy, reading, reckoning].compactMap(\.self)
    }

    /// What stands at the foot of a page with a redline.
    static func footer(in words: DocumentWords) -> HTMLNode {
        .make(
            .footer,
            words.sentences(
                """
                Dibuat oleh countersign dari repositori perjanjian. Kata yang disisipkan digarisbawahi, kata yang dihapus \
                dicoret.
                """,
                """
                Made by countersign from the repository of the agreement. Inserted words are underlined, removed words \
                struck through.
                """
            ).map { .make(.p, $0) })
    }
}
