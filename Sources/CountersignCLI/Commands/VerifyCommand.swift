internal import Agreements
internal import ArgumentParser
internal import GitStore

struct VerifyCommand: Verb {
    static let configuration = CommandConfiguration(
        commandName: "verify", abstract: "Prove from the bytes alone that this copy holds what its parties signed.",
        discussion: """
            Takes nothing over from before, asks no network and runs no program. Ends with 0 for valid, 1 for invalid, 2 \
            where it cannot be decided. For a copy that somebody else made, name the agreement: its id, as your \
            counterparty gave it to you by another way.
            """)

    @Argument(
        help: ArgumentHelp(
            "The copy: a clone or a bare repository; the one you are in where left out.", valueName: "repo"),
        completion: .directory)
    var repository: String?
    @Option(help: ArgumentHelp("The agreement you mean: its id, 40 digits.", valueName: "id"))
    var agreement: String?
    @Option(help: ArgumentHelp("Judge up to this commit or branch instead of main.", valueName: "rev"))
    var main: String?
    @OptionGroup var global: GlobalOptions

    func perform(in place: Place) async throws -> ExitCode {
        let copy = try open(place)
        let named = try agreement.map { typed throws(CommandError) in
            guard let id = ObjectID(hex: typed.lowercased()) else {
                throw CommandError(
                    .usage, "\(typed) is not the id of an agreement", hint: "it has 40 digits from 0 to f")
            }
            return id
        }
        let tip = try main.map { name throws(AgreementError) in try Agreement.commit(named: name, in: copy) }
        let verification = try place.console.progress("Verifying") { progress throws(AgreementError) in
            // A copy that is named by its path may be a stranger's, and so may what it says of itself.
            try Agreement.verify(
                copy, root: named, main: tip, now: place.clock.now(), trustingPin: repository == nil
            ) { done, _ in progress.reach(done) }
        }
        let view = VerificationView(verification)
        if place.json { place.console.print(json: view.json) } else { place.console.page(view.page) }
        return view.exitCode
    }

    private func open(_ place: Place) throws -> Repository {
        guard let repository else { return try Agreement.repository(at: place.directory) }
        do throws(GitError) {
            // Exactly what was named: not what happens to lie around it.
            return try Repository.open(at: place.path(repository), discovering: false)
        } catch {
            throw CommandError(
                .notAnAgreement, "\(repository) is not a repository that can be opened", causes: [error.description],
                hint: "name a clone, its .git, or a bare repository")
        }
    }
}
