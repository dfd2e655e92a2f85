internal import Agreements
internal import ArgumentParser
internal import GitStore

struct AdoptCommand: Verb {
    static let configuration = CommandConfiguration(
        commandName: "adopt", abstract: "Decide which head to go on from, where main was moved back or apart.",
        discussion: """
            Everything on the chosen head is verified first. The other head is kept under refs/countersign/set-aside/, and \
            the decision is logged in .git/countersign/decisions with your name and the time.
            """)

    @Argument(help: ArgumentHelp("The head: a commit's 40 digits, or a branch such as origin/main.", valueName: "head"))
    var head: String
    @OptionGroup var global: GlobalOptions

    func perform(in place: Place) async throws -> ExitCode {
        let agreement = try place.agreement()
        let chosen = try Agreement.commit(named: head, in: agreement.repository)
        let history = try place.history(of: agreement)
        if let before = history.forkedFrom {
            place.console.note("This clone has verified \(before.description), version \(history.current.number).")
            place.console.note("main points at         \(history.head.description), which does not contain that.")
        }
        _ = try place.console.ask("Go on from \(chosen)?", expecting: ["adopt", "pakai"])
        let decision = try place.console.progress("Verifying") { _ throws(AgreementError) in
            try agreement.adopt(chosen, by: try person(agreement.repository))
        }
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
                ]))
            return .done
        }
        place.console.print("This clone goes on from version \(version), \(chosen.description).")
        for other in decision.setAside {
            place.console.print("\(other.head.description) is kept as \(other.reference).")
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
