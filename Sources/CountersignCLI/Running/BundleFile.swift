internal import Agreements
internal import ExternalPrograms
internal import GitStore

/// An agreement in a file, for those who share without a server.
struct BundleFile {
    /// The name under which what came in a file is kept while it is looked at.
    static let remote = "countersign-bundle"

    private let agreement: Agreement
    private let place: Place

    init(_ agreement: Agreement, in place: Place) {
        self.agreement = agreement
        self.place = place
    }

    /// Writes `main` and every open amendment; drafts stay here.
    ///
    /// - Parameter since: a version that whoever receives it has already; nil sends everything.
    /// - Returns: the amendments that are in it.
    @discardableResult
    func write(_ history: History, since: Version?, to file: String) async throws -> [Amendment] {
        let found = try history.branches().filter { !$0.hasLanded }.compactMap(\.amendment)
        let amendments = found.map(\.name)
        let names = [Agreement.main] + amendments.map(\.reference)
        if let since, since.number == history.current.number, amendments.isEmpty {
            throw CommandError(
                .usage, "there is nothing after version \(since.number) to send",
                hint: "leave --since out to send everything")
        }
        let transport = GitTransport(agreement.repository, environment: place.programs)
        // Without main itself in it, a receiver could not tell what the amendments rest on.
        let known = since.map { $0.number == history.current.number ? [] : [$0.id] } ?? []
        try await place.console.progress("Writing") { _ in
            try await transport.bundle(names, knownToReceiver: known, to: file)
        }
        return found
    }
}
