internal import Agreements
internal import ArgumentParser
internal import GitStore

struct AdoptCommand: Verb {
    static let configuration = CommandConfiguration(
        commandName: "adopt", abstract: "Decide which head to go on from, where main was moved back or apart.",
        discussion: """
            Everything on the chosen head is verified first, and it is shown what comes with it and what it sets aside. The \
            other head is kept under refs/countersign/set-aside/, an amendment that is no version any more is open again \
            with its consents, and the decision is logged in .git/countersign/decisions with your name and the time.
            """)

    @Argument(help: ArgumentHelp("The head: a commit's 40 digits, or a branch such as origin/main.", valueName: "head"))
    var head: String
    @OptionGroup var global: GlobalOptions

    func perform(in place: Place) async throws -> ExitCode {
        let agreement = try place.agreement()
        let chosen = try Agreement.commit(named: head, in: agreement.repository)
        let history = try place.history(of: agreement)
        let alternative = try place.console.progress("Verifying") { _ throws(AgreementError) in
            try history.alternative(chosen)
        }
        if let before = history.forkedFrom {
            place.console.noteBeforeAsking(
                "This clone has verified \(before.description), version \(history.current.number).")
            place.console.noteBeforeAsking(
                "main points at         \(history.head.description), which does not contain that.")
        }
        place.console.noteBeforeAsking(AlternativeView(alternative, in: history).page)
        _ = try place.console.ask("Go on from version \(alternative.newest)?", expecting: ["adopt", "pakai"])
        let decision = try history.adopt(alternative, by: try person(agreement.repository))
        let version = decision.history.current.number
        if place.json {
            place.console.print(
                json: .object([
                    ("schema", "countersign.adopted/1"), ("head", .string(chosen.description)),
                    ("version", .integer(version)),
                    (
                        "setAside",
                        .array(
                            decision.setAside.map {
                                .object([
                                    ("head", .string($0.head.description)), ("reference", .string($0.reference)),
                                ])
                            })
                    ),
                    ("reopened", .array(decision.reopened.map { .string($0.description) })),
                ]))
            return .done
        }
        place.console.print("This clone goes on from version \(version), \(chosen.description).")
        for other in decision.setAside {
            place.console.print("\(other.head.description) is kept as \(other.reference).")
        }
        for name in decision.reopened {
            place.console.print(
                "\(name.description, .bold) is no version any more, and open again with the consents given to it.")
            place.console.note("Next: countersign refresh \(name.description), and everyone accepts it anew.")
        }
        return .done
    }

    /// Who decides, as git knows them; the log is for people, and nothing is proved by it.
    private func person(_ repository: Repository) throws(AgreementError) -> String {
        func setting(_ key: String) -> String? { (try? repository.configuration(key)) ?? nil }
        let name = setting("user.name") ?? "somebody"
        return setting("user.email").map { "\(name) <\($0)>" } ?? name
    }
}
