internal import Agreements
internal import ExternalPrograms
internal import Foundation
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

    /// What a file holds.
    struct Content {
        /// Whether the agreement itself is in it, and not amendments alone.
        let hasMain: Bool
        let amendments: [Amendment]
        /// Whether it is the first that the others could have.
        let isFirst: Bool
    }

    /// Writes `main` and every amendment that is not part of it, and remembers that the others have them; drafts stay
    /// here.
    ///
    /// - Parameter since: a version that whoever receives it has already; nil sends everything. Where it is the newest,
    ///   the amendments go alone.
    @discardableResult
    func write(_ history: History, since: Version?, to output: OutputFile) async throws -> Content {
        let amendments = try history.amendments()
        let hasMain = since?.number != history.current.number
        if let since, !hasMain, amendments.isEmpty {
            throw CommandError(
                .usage, "there is nothing after version \(since.number) to send",
                hint: "leave --since out to send everything")
        }
        try output.refuseTaken(in: place)
        let folder = FileManager.default.temporaryDirectory.appending(path: "countersign-\(UUID().uuidString)")
        // What is agreed is nobody else's business on this machine.
        try FileManager.default.createDirectory(
            at: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
        defer { try? FileManager.default.removeItem(at: folder) }
        let temporary = folder.appending(path: "agreement.bundle")
        let transport = GitTransport(agreement.repository, environment: place.programs)
        let names = (hasMain ? [Agreement.main] : []) + amendments.map(\.name.reference)
        try await place.console.progress("Writing") { _ in
            try await transport.bundle(names, knownToReceiver: since.map { [$0.id] } ?? [], to: temporary.path)
        }
        if output.isStandardOutput {
            place.console.printRaw([UInt8](try Data(contentsOf: temporary)))
        } else {
            try output.take(temporary, in: place)
        }
        let isFirst = !agreement.hasMailed
        try history.rememberMailed()
        return Content(hasMain: hasMain, amendments: amendments, isFirst: isFirst)
    }
}
