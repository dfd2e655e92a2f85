internal import Agreements
internal import ExternalPrograms
internal import Foundation
internal import GitStore

/// Where a command runs: the directory, the console, and what the user asked of both.
struct Place: Sendable {
    let console: Console
    /// The directory to work in, absolute.
    let directory: String
    let json: Bool
    let clock: Clock

    /// - Parameter directory: where the person said to work; nil for the one they are in.
    init(console: Console, directory: String?, json: Bool) {
        self.console = console
        self.json = json
        self.directory = Self.absolute(directory ?? ".", from: FileManager.default.currentDirectoryPath)
        clock = Self.clock(console.options.environment)
    }

    /// The same place with another directory to work in.
    init(_ place: Place, directory: String) {
        console = place.console
        json = place.json
        clock = place.clock
        self.directory = directory
    }

    /// What programs are run with.
    var programs: ProgramEnvironment { ProgramEnvironment(console.options.environment) }

    /// Whether programs that are run may ask the person for a passphrase or a password.
    var mayPrompt: Bool { console.canAsk }

    /// `COUNTERSIGN_CLOCK`, seconds since 1970, stands in for this computer's clock: a date in an act is only a claim.
    private static func clock(_ environment: [String: String]) -> Clock {
        guard let seconds = environment["COUNTERSIGN_CLOCK"].flatMap({ Int64($0) }) else { return .system }
        return Clock { seconds }
    }

    /// A path that a person typed, seen from the directory they work in.
    func path(_ typed: String) -> String { Self.absolute(typed, from: directory) }

    private static func absolute(_ path: String, from directory: String) -> String {
        URL(filePath: path, relativeTo: URL(filePath: directory, directoryHint: .isDirectory)).standardizedFileURL.path
    }

    /// The agreement that the directory belongs to.
    func agreement() throws(AgreementError) -> Agreement { try Agreement.open(at: directory, clock: clock) }

    /// What the agreement says, verified; with progress where there is much that is new.
    func history(of agreement: Agreement) throws(AgreementError) -> History {
        try console.progress("Verifying") { progress throws(AgreementError) in
            try agreement.history { done, _ in progress.reach(done) }
        }
    }

    /// The key to sign with: the one named, or the one git is set to.
    func signingKey(_ options: SigningOptions, in repository: Repository?) async throws(AgreementError) -> SigningKey {
        try await signingKey(inFile: options.key, in: repository)
    }

    /// The key to sign with: the one in a file, or the one git is set to.
    func signingKey(inFile file: String?, in repository: Repository?) async throws(AgreementError) -> SigningKey {
        guard let file else {
            return try await SigningKey.configured(in: repository, mayPrompt: mayPrompt, environment: programs)
        }
        return try await SigningKey.inFile(
            file.hasPrefix("~") ? file : path(file), mayPrompt: mayPrompt, environment: programs)
    }

    /// The amendment that a person means: `party/slug`, or the slug where one party has it, or the one on the desk while
    /// it is open.
    func amendmentName(_ typed: String?, in history: History) throws -> AmendmentName {
        if let typed { return try Self.amendmentName(typed, in: history) }
        if case .amendment(let name) = try history.agreement.desk(), !history.ledger.hasLanded(name) { return name }
        let open = try history.amendments().filter { !$0.isWithdrawn }
        if open.count == 1, let only = open.first { return only.name }
        throw CommandError(
            .usage, open.isEmpty ? "there is no open amendment" : "which amendment? There are \(open.count)",
            hint: open.isEmpty
                ? "begin one: countersign draft NAME"
                : "name one: " + open.map(\.name.description).joined(separator: ", "))
    }

    private static func amendmentName(_ typed: String, in history: History) throws -> AmendmentName {
        if let name = AmendmentName(typed) { return name }
        let matches = try history.branches().map(\.name).filter { $0.slug.description == typed }
        if matches.count == 1, let match = matches.first { return match }
        if matches.isEmpty, let landed = history.landed(slug: typed) { return landed }
        throw CommandError(
            .usage,
            matches.isEmpty ? "there is no amendment \(typed)" : "\(typed) is the name of \(matches.count) amendments",
            hint: matches.isEmpty
                ? "see what there is: countersign list"
                : "name one: " + matches.map(\.description).joined(separator: ", "))
    }
}
