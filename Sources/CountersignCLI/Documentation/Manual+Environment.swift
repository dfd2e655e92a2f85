extension Manual {
    /// Every variable that is read.
    static let environment = Section(
        title: "Environment",
        blocks: [
            .table(
                [
                    (
                        "`COUNTERSIGN_CLOCK`",
                        "seconds since 1970 that stand in for this computer's clock. A date in an act is only a claim of "
                            + "its author; the order of acts is what is proved"
                    ),
                    (
                        "`COUNTERSIGN_RANDOM`",
                        "a number that stands in for the random one by which `init` tells one agreement from another"
                    ), ("`NO_COLOR`", "set to anything, no colour (`--color always` wins)"),
                    (
                        "`GIT_QUARANTINE_PATH`",
                        "set by git when a host receives a push; `hook pre-receive` judges nothing without it"
                    ),
                    ("`TERM`", "`dumb`: no colour, no pager, no progress"),
                    ("`GIT_PAGER`", "the pager for long results; empty or `cat` for none"),
                    ("`PAGER`", "the pager where `GIT_PAGER` is not set; where neither is, `less -FRX`"),
                    (
                        "`HOME`",
                        "where `~` in the name of a key's file leads, and where `setup` looks for keys"
                    ), ("`TZ`", "the time zone that `init` proposes for an agreement"),
                    ("`SSH_AUTH_SOCK`", "where `doctor` finds the agent that may hold your key"),
                ], head: "variable "),
            .paragraph(
                "Your git's own settings decide how others are reached and which key you sign with "
                    + "(`user.signingKey`). `verify` reads neither, and runs no program."),
        ])
}
