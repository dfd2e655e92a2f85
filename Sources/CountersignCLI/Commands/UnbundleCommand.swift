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
        var exchange = RemoteExchange(
            place: place, agreement: agreement, offline: false, remote: BundleFile.remote, bundle: path)
        do {
            let (history, received) = try await exchange.take(settling)
            try history.rememberMailed(offered: agreement.offered(by: BundleFile.remote))
            try agreement.forgetOffers(of: BundleFile.remote)
            show(ExchangeView(history: history, exchange: received), in: place)
            return .done
        } catch {
            try agreement.forgetOffers(of: BundleFile.remote)
            throw explained(error, path)
        }
    }

    /// The same in the name that was typed; and that the file is of another agreement, rather than that ours is not what
    /// it holds.
    private func explained(_ error: any Error, _ path: String) -> any Error {
        guard var error = error as? AgreementError else { return error }
        error.message = error.message.replacing(path, with: file == "-" ? "what came on standard input" : file)
        guard let other = error.findings.first(where: { $0.rule == .root }) else { return error }
        return AgreementError(
            .refused, "\(file) is of another agreement, and nothing of it was taken in.", findings: [other],
            hint: "Take it in where that agreement's files are: countersign unbundle FILE -C FOLDER. If it was to be of"
                + " this one, ask for another: countersign bundle FILE")
    }

    /// The file to read: the one that was named, or what comes on standard input.
    private func bundle(in place: Place) throws -> (path: String, isTemporary: Bool) {
        guard file == "-" else {
            let path = place.path(file)
            var isFolder: ObjCBool = false
            guard unsafe FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) else {
                throw CommandError(
                    .usage, "there is no file \(file)",
                    hint: "say where it lies as seen from here, or with its whole path")
            }
            guard !isFolder.boolValue else {
                throw CommandError(
                    .usage, "\(file) is a folder, and what comes by mail is a file",
                    hint: "name the file; to take in from a copy on this computer: git remote add NAME"
                        + " \(file.shellWord), and then countersign sync NAME")
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
