internal import Agreements
internal import ArgumentParser
internal import ExternalPrograms
internal import Foundation
internal import GitStore
internal import SSHSignature

struct InviteCommand: Verb {
    static let configuration = CommandConfiguration(
        commandName: "invite",
        abstract: "Print the message with which others join: where it is, its id, whose keys it has.")

    @Option(
        help: ArgumentHelp("Where the agreement can be fetched; the remote's address where left out.", valueName: "url")
    )
    var url: String?
    @Option(
        help: ArgumentHelp(
            "Write the agreement into this file as well, to be sent with the message; beside the clone where it would lie"
                + " among the agreement's files.", valueName: "file")
    )
    var bundle: String?
    @Flag(help: "Replace that file if it is there.")
    var force = false
    @OptionGroup var global: GlobalOptions

    func perform(in place: Place) async throws -> ExitCode {
        let agreement = try place.agreement()
        let history = try place.history(of: agreement)
        guard bundle != "-" else {
            throw CommandError(
                .usage, "the message goes to standard output, so the file needs a name",
                hint: "name one: countersign invite --bundle FILE; or have the file alone there: countersign bundle -")
        }
        let bundle = try bundle.map { try place.outsideOfFiles($0, of: agreement, mayReplace: force) }
        if let bundle {
            try await BundleFile(agreement, in: place).write(
                history, since: nil, to: OutputFile(name: bundle, mayReplace: force))
        }
        let known = RemoteExchange(place: place, agreement: agreement, offline: true).url
        if url == nil, bundle == nil, let known, known.isRelativePath {
            throw CommandError(
                .usage, "the others cannot use the address \(known): it is a path as seen from your own copy",
                hint:
                    "say the address as they reach it, such as ssh://git@host/agreement.git: --url URL; or send a file:"
                    + " --bundle FILE")
        }
        let letter = url == nil ? bundle.map { URL(filePath: $0).lastPathComponent } : nil
        guard let url = url ?? letter ?? known else {
            throw CommandError(
                .usage, "it is not known where others can fetch this agreement",
                hint:
                    "name a place with 'git remote add origin URL' and 'countersign sync', say it: --url URL, or send a file: --bundle FILE"
            )
        }
        // It goes to others: how its sender gets in is not for them.
        let address = RemoteAddress(url).shown
        let view = InvitationView(history: history, url: address, isLetter: letter != nil)
        if place.json {
            place.console.print(json: view.json)
            return .done
        }
        place.console.print(view.message)
        if let bundle { place.console.note("Mail this message together with the file \(bundle, .bold).") }
        if let bundle, bundle != self.bundle {
            place.console.note("The agreement's folder holds its own files alone, so \(bundle) lies beside it.")
        } else if url.hasPrefix("/") || url.hasPrefix("file:") {
            place.console.note(
                "\(address) is a place on this computer: others reach it only where they work on it too.")
        }
        return .done
    }
}

extension String {
    /// Whether an address of git's is a path that depends on where one stands: no URL, no `host:path`, not absolute.
    fileprivate var isRelativePath: Bool {
        guard !hasPrefix("/"), !hasPrefix("~"), !contains("://") else { return false }
        // In `host:path`, the colon comes before any slash.
        return !prefix { $0 != "/" }.contains(":")
    }
}
