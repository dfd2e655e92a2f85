internal import ArgumentParser

/// The command and its verbs, in the order people need them.
struct Countersign: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "countersign",
        abstract:
            "Keep an agreement between organisations: nothing counts until every party has signed the exact text.",
        discussion: "Run it inside a clone of an agreement, or with -C DIR. Begin with: countersign demo",
        version: Version.text,
        subcommands: [DocumentationCommand.self],
        groupedSubcommands: [
            CommandGroup(
                name: "Start",
                subcommands: [
                    SetupCommand.self, CardCommand.self, InitCommand.self, InviteCommand.self, CloneCommand.self,
                    TrustCommand.self, DemoCommand.self, DoctorCommand.self, CompletionsCommand.self,
                ]),
            CommandGroup(
                name: "Amend",
                subcommands: [
                    DraftCommand.self, AddCommand.self, ProposeCommand.self, ReviewCommand.self, CommentCommand.self,
                    EnrolCommand.self, AcceptCommand.self, RejectCommand.self, WithdrawCommand.self,
                    RefreshCommand.self,
                    MergeCommand.self, ListCommand.self, SwitchCommand.self, DiscardCommand.self,
                ]),
            CommandGroup(
                name: "Read",
                subcommands: [
                    StatusCommand.self, ShowCommand.self, DiffCommand.self, LogCommand.self, CheckCommand.self,
                    CreditCommand.self,
                ]),
            CommandGroup(name: "Prove", subcommands: [VerifyCommand.self, ExportCommand.self, AdoptCommand.self]),
            CommandGroup(
                name: "Share",
                subcommands: [
                    SyncCommand.self, BundleCommand.self, UnbundleCommand.self, HooksCommand.self, HookCommand.self,
                ]),
        ])

    /// What the program is and reads.
    enum Version {
        static let number = "0.1.0"
        static let text = "countersign \(number) (reads countersign/1)"
    }
}
