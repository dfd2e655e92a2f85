/// What is said of the command as a whole, for `docs/cli.md` and the manual page alike.
///
/// Words between backticks are typed as they stand; `**` marks a term; a link is `[words](page)`.
enum Manual {
    /// A piece of a page.
    enum Block {
        case paragraph(String)
        case list([String])
        case code([String])
        case table([(String, String)], head: String = "")
    }

    /// A part of a page under a title of its own.
    struct Section {
        let title: String
        let blocks: [Block]
    }

    static let introduction: [Block] = [
        .code(["countersign VERB [ARGUMENTS]"]),
        .paragraph(
            "Run it inside a clone of an agreement, or with `-C DIR`. A clone is an ordinary git clone: edit the files "
                + "with any editor, and look at them with plain git if you like. Everything that is said here about what "
                + "a text means is said by the text itself; the command reads it, and never fills anything in."),
    ]

    static let sections: [Section] = [names, streams, habits, detours, codes, environment]

    private static let names = Section(
        title: "How to name things",
        blocks: [
            .list([
                "An **amendment** is `party/slug`, or the slug alone where only one party has it. Where the name is left "
                    + "out, it is the amendment your files are of, or the only open one.",
                "A **version** is its number: `0`, `1`, `2` … Version 0 names the parties and never governs.",
                "A **day** is `2026-07-01`. It means that day in the agreement's own time zone. No other spelling is "
                    + "taken.",
                "An **agreement** is its id, 40 digits: the commit that opened it.",
            ]),
            .paragraph(
                "Your shell completes amendments, drafts, clauses and versions by their names: `countersign completions "
                    + "bash`, `zsh` or `fish` prints the script for it."),
        ])

    private static let streams = Section(
        title: "What goes where",
        blocks: [
            .paragraph(
                "Results go to standard output, and nothing else does. Notes, questions, progress and errors go to "
                    + "standard error. An error reads"),
            .code([
                "error: what could not be done", "  caused by: what lies beneath", "hint: what to do next",
            ]),
            .paragraph(
                "What comes from a repository is made visible before it is shown: a control character or one that "
                    + "changes the direction of reading appears as `‹U+202E›` and is not obeyed. Changes read "
                    + "`[-removed-]{+inserted+}`; colour only adds to that. Long results go through your pager on a "
                    + "terminal. Whatever takes longer than a second says on the terminal how far it is."),
            .paragraph("With `--json` everything is for programs: see [JSON](json.md)."),
        ])

    private static let habits = Section(
        title: "Before something counts",
        blocks: [
            .paragraph(
                "What is signed is shown before it is signed, and a word must be typed. `--dry-run` shows it and stops "
                    + "there; `--yes` answers every question; `--no-input` never asks, and ends with 75 where a person "
                    + "must decide; `--quiet` leaves notes out, and neither warnings nor what you are about to sign."),
            .paragraph(
                "Comments are forever, and a consent is visible to the other side as soon as it is sent. Drafts are "
                    + "never sent: a hook of git's, laid into each clone, refuses them to plain `git push` too, along "
                    + "with everything that is no sound part of the agreement."),
        ])

    private static let detours = Section(
        title: "When git was used by hand",
        blocks: [
            .paragraph(
                "A clone is git's too, and what was done there by hand (a commit on an amendment or on `main`, "
                    + "`commit --amend`, a rebase, a merge, a branch moved or deleted) changes nothing of the agreement. "
                    + "The next command says what happened and how to get back: with commands that keep your own words "
                    + "as a draft and put the branch where its last sound act is.")
        ])

    private static let codes = Section(
        title: "Exit codes",
        blocks: [.table(ExitCode.allCases.map { ("\($0.rawValue)", $0.meaning) }, head: "code ")])
}
