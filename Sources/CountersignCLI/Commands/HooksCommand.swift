internal import Agreements
internal import ArgumentParser
internal import GitStore

struct HooksCommand: Verb {
    static let configuration = CommandConfiguration(
        commandName: "hooks", abstract: "Make a repository on a server the host of an agreement, or undo that.",
        discussion: """
            'install' pins the agreement, sets what a host needs in the repository's own configuration, and puts the gate \
            in front of every push; hooks that were there are kept, and asked after ours. Installing again changes \
            nothing. 'remove' undoes it.
            """)

    enum Action: String, CaseIterable, ExpressibleByArgument { case install, remove }

    @Argument(help: ArgumentHelp("install or remove.", valueName: "action"))
    var action: Action
    @Option(help: ArgumentHelp("The repository on the server, usually a bare one.", valueName: "repo"))
    var server: String
    @Option(help: ArgumentHelp("The agreement that it is for: its id, 40 digits.", valueName: "id"))
    var agreement: String?
    @Flag(help: "Pin another agreement than before, while the repository holds nothing yet.")
    var repin = false
    @OptionGroup var global: GlobalOptions

    func perform(in place: Place) async throws -> ExitCode {
        let repository: Repository
        do throws(GitError) {
            repository = try Repository.open(at: place.path(server), discovering: false)
        } catch {
            if let refusal = AgreementError(opening: server, error) { throw refusal }
            throw CommandError(
                .notAnAgreement, "\(server) is not a repository that can be opened", causes: [error.description],
                hint: "make one: git init --bare --initial-branch=main \(server)")
        }
        guard repository.isBare else {
            throw CommandError(
                .usage, "\(server) is somebody's clone, with files of its own",
                hint: "make a repository for sharing alone: git init --bare --initial-branch=main REPO")
        }
        let host = Host(repository, in: place)
        switch action {
        case .install:
            let id = try pin(on: repository, in: place)
            try await host.install()
            show(place, "This host is for the agreement \(id.description, .bold); every push to it is judged.", id)
        case .remove:
            try await host.remove()
            show(place, "Pushes to this repository are no longer judged.", Agreement.pinned(in: repository))
        }
        return .done
    }

    /// Confirms which agreement the host is for; what it holds already is verified first. As long as it holds nothing,
    /// another one can be named, by whoever says that they mean to.
    private func pin(on repository: Repository, in place: Place) throws -> ObjectID {
        let pinned = Agreement.pinned(in: repository)
        guard let named = try agreement.map(AgreementID.read) ?? pinned else {
            throw CommandError(
                .usage, "which agreement is this host for?", hint: "name it by its id: --agreement ID")
        }
        let isBegun = try attempt { () throws(GitError) in try repository.reference(Agreement.main) != nil }
        if let pinned, pinned != named, isBegun {
            throw CommandError(
                .usage, "\(server) is the host of another agreement, \(pinned), and holds it",
                hint: "make a repository of its own for each agreement: git init --bare --initial-branch=main REPO")
        }
        if let pinned, pinned != named, !repin {
            throw CommandError(
                .usage, "\(server) is pinned to another agreement, \(pinned)",
                hint:
                    "compare the id with your counterparty's. Where it was pinned by mistake: countersign hooks install"
                    + " --server \(server.shellWord) --agreement \(named) --repin")
        }
        try place.console.progress("Verifying") { _ throws(AgreementError) in
            try Agreement.host(named, in: repository)
        }
        return named
    }

    private func show(_ place: Place, _ sentence: StyledText, _ id: ObjectID?) {
        guard place.json else { return place.console.print(sentence) }
        place.console.print(
            json: .object([
                ("schema", "countersign.host/1"), ("agreement", .text(id?.description)),
                ("installed", .bool(action == .install)),
            ]))
    }
}
