internal import Agreements
internal import ArgumentParser
internal import Foundation

struct UnbundleCommand: Verb {
    static let configuration = CommandConfiguration(
        commandName: "unbundle",
        abstract: "Take in what the other side sent as a file; it is verified before it is shown.",
        discussion: "What is not sound is refused, and this copy keeps what it had. An older file changes nothing.")

    @Argument(help: "The file; - for standard input.")
    var file: String
    @OptionGroup var settling: SettlingOptions
    @OptionGroup var global: GlobalOptions

    func perform(in place: Place) async throws -> ExitCode {
        let agreement = try place.agreement()
        let (path, isTemporary) = try bundle(in: place)
        defer { if isTemporary { try? FileManager.default.removeItem(atPath: path) } }
        // Files cross in the mail: that one is older than another means nothing.
        try agreement.forgetOffers(of: BundleFile.remote)
        let exchange = RemoteExchange(
            place: place, agreement: agreement, offline: false, remote: BundleFile.remote, bundle: path)
        do {
            let (history, received) = try await exchange.take(settling)
            try agreement.forgetOffers(of: BundleFile.remote)
            show(ExchangeView(history: history, exchange: received), in: place)
            return .done
        } catch {
            try agreement.forgetOffers(of: BundleFile.remote)
            throw error
        }
    }

    /// The file to read: the one that was named, or what comes on standard input.
    private func bundle(in place: Place) throws -> (path: String, isTemporary: Bool) {
        guard file == "-" else {
            let path = place.path(file)
            guard FileManager.default.fileExists(atPath: path) else {
                throw CommandError(.usage, "there is no file \(file)")
            }
            return (path, false)
        }
        let path = FileManager.default.temporaryDirectory.appending(path: "countersign-\(UUID().uuidString)").path
        guard
            FileManager.default.createFile(
                atPath: path, contents: nil, attributes: [.posixPermissions: 0o600]),
            let output = FileHandle(forWritingAtPath: path)
        else { throw CommandError(.undecided, "\(path) cannot be written") }
        while let part = try FileHandle.standardInput.read(upToCount: 1 << 20), !part.isEmpty {
            try output.write(contentsOf: part)
        }
        try output.close()
        return (path, true)
    }

    private func show(_ view: ExchangeView, in place: Place) {
        guard !place.json else {
            place.console.print(json: .object([("schema", "countersign.unbundled/1")] + view.members))
            return
        }
        for line in view.lines(from: file) { place.console.print(line) }
        if view.isSilent { place.console.print("Nothing is new in \(file).") }
        place.console.note("Next: countersign status; and to answer: countersign bundle FILE")
    }
}
