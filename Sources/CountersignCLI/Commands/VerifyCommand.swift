internal import Agreements
internal import ArgumentParser
internal import GitStore

struct VerifyCommand: Verb {
    static let configuration = CommandConfiguration(
        commandName: "verify", abstract: "Prove from the bytes alone that this copy holds what its parties signed.",
        discussion: """
            Takes nothing over from before, asks no network and runs no program. Ends with 0 for valid, 1 for invalid, 2 \
            where it cannot be decided. For a copy that somebody else made, name the agreement: its id, as your \
            counterparty gave it to you by another way. Of two copies it says where they part, and who signed both sides.
            """)

    @Argument(
        help: ArgumentHelp(
            "The copy: a clone, a bare repository or a file made by git bundle; the one you are in where left out. "
                + "Two are compared.", valueName: "copy"), completion: .file())
    var copies: [String] = []
    @Option(help: ArgumentHelp("The agreement you mean: its id, 40 digits.", valueName: "id"))
    var agreement: String?
    @Option(help: ArgumentHelp("Judge up to this commit or branch instead of main.", valueName: "rev"))
    var main: String?
    @Option(
        help: ArgumentHelp(
            "Take on trust that the signatures up to this version were checked earlier.", valueName: "rev"))
    var since: String?
    @Flag(help: "Say for each version who consented by which key, and how to confirm it with stock git.")
    var explain = false
    @OptionGroup var global: GlobalOptions

    func perform(in place: Place) async throws -> ExitCode {
        guard copies.count <= 2 else {
            throw CommandError(.usage, "verify takes one copy, or two to compare", hint: "countersign verify --help")
        }
        let question = Copy.Question(agreement: try named(), main: main, since: since)
        if copies.count == 2 { return try compare(question, in: place) }
        let copy = try Copy(copies.first, in: place)
        var evidence: [VersionEvidence] = []
        let verification = try copy.verify(question, in: place) { if explain { evidence.append(VersionEvidence($0)) } }
        let view = VerificationView(verification, evidence: explain ? EvidenceView(evidence) : nil)
        if place.json { place.console.print(json: view.json) } else { place.console.page(view.page) }
        return view.exitCode
    }

    private func named() throws(CommandError) -> ObjectID? {
        guard let agreement else { return nil }
        guard let id = ObjectID(hex: agreement.lowercased()) else {
            throw CommandError(
                .usage, "\(agreement) is not the id of an agreement", hint: "it has 40 digits from 0 to f")
        }
        return id
    }

    private func compare(_ question: Copy.Question, in place: Place) throws -> ExitCode {
        let opened = try copies.map { try Copy($0, in: place) }
        let comparison = try CopyComparison(
            .init(verification: opened[0].verify(question, in: place), repository: opened[0].repository),
            .init(verification: opened[1].verify(question, in: place), repository: opened[1].repository))
        let view = CopyComparisonView(comparison, names: copies)
        if place.json { place.console.print(json: view.json) } else { place.console.page(view.page) }
        return view.exitCode
    }
}
