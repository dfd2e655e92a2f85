internal import Agreements
internal import ArgumentParser
internal import ExternalPrograms
internal import Foundation
internal import GitStore

struct CloneCommand: Verb {
    static let configuration = CommandConfiguration(
        commandName: "clone", abstract: "Get a copy of an agreement, verified before you see anything of it.",
        discussion: "The id comes from your counterparty, by telephone or mail, never from the place that is copied.")

    @Argument(
        help: "Where the agreement is: an address that git understands, a path, or a bundle that came by mail.",
        completion: .file())
    var url: String
    @Argument(help: "The directory to make; named after the address where left out.", completion: .directory)
    var directory: String?
    @Option(help: ArgumentHelp("The agreement's id, as your counterparty gave it to you.", valueName: "id"))
    var agreement: String?
    @OptionGroup var global: GlobalOptions

    /// The address as people may see it.
    private var shown: String { RemoteAddress(url).shown }

    func perform(in place: Place) async throws -> ExitCode {
        let id = try agreement.map { try AgreementID.read($0) }
        let path = place.path(directory ?? shown.nameForClone)
        try FreshDirectory.refuseTaken(path)
        let source = try await source(in: place)
        let (history, exchange) = try await FreshDirectory.make(at: path) { temporary in
            let repository = try attempt { () throws(GitError) in
                try Repository.create(at: temporary, bare: false, initialBranch: "main")
            }
            let transport = GitTransport(repository, mayPrompt: place.mayPrompt, environment: place.programs)
            try await transport.follow(RemoteExchange.usual, at: source)
            try await fetch(transport, fromFile: isBundle(source) ? source : nil, in: place)
            guard let id else {
                throw unconfirmed(try Agreement.claim(from: RemoteExchange.usual, in: repository), in: place)
            }
            let (agreement, history, exchange) = try begin(id, in: repository, place)
            if isBundle(source) {
                try history.rememberMailed(offered: agreement.offered(by: RemoteExchange.usual))
                // Nothing can be sent to a file that came by mail.
                try await transport.forget(RemoteExchange.usual)
            }
            return exchange
        } settle: { exchange in
            let agreement = try Agreement.open(at: path, clock: place.clock)
            // Once more, since settings name the clone's own files by their full paths.
            try agreement.prepareClone()
            return (try place.history(of: agreement), exchange)
        }
        show(history, exchange, path, in: place)
        return .done
    }

    private func begin(
        _ id: ObjectID, in repository: Repository, _ place: Place
    ) throws(AgreementError) -> (agreement: Agreement, history: History, exchange: Exchange) {
        do throws(AgreementError) {
            return try place.console.progress("Verifying") { progress throws(AgreementError) in
                try Agreement.begin(id, from: RemoteExchange.usual, in: repository, clock: place.clock) { done, _ in
                    progress.reach(done)
                }
            }
        } catch {
            guard let other = error.findings.first(where: { $0.rule == .root }) else { throw error }
            throw AgreementError(
                .refused, "\(shown) holds another agreement than the one you named, and nothing was kept.",
                findings: [other],
                hint: "Compare the id with the one your counterparty gave you; if it is the same, ask them where that"
                    + " agreement is: countersign invite")
        }
    }

    /// A path means the same wherever it is read from; an address is left alone.
    private func source(in place: Place) async throws -> String {
        let path = place.path(url)
        if FileManager.default.fileExists(atPath: path) {
            if !isBundle(path) { try Copy.lookBeforeGit(into: url, at: path) }
            return path
        }
        // As git tells them apart: an address has a scheme, or a host in front of a colon.
        if url.contains(":") { return url }
        guard try await isShorthand(in: place) else {
            throw CommandError(
                .usage, "there is no file or folder \(url)",
                hint: "say where it lies as seen from here, or the address of the server that has it")
        }
        return url
    }

    /// Whether the person's settings of git put an address in the place of its beginning. Source: git-config(1),
    /// "url.<base>.insteadOf".
    private func isShorthand(in place: Place) async throws -> Bool {
        // Asked outside of any clone, whose own settings would say nothing about a new one.
        let meant = try await ExternalProgram.git.within(place.programs).run(
            ["ls-remote", "--get-url", "--", url], in: "/")
        return meant.succeeded && meant.text != url
    }

    private func isBundle(_ source: String) -> Bool {
        var isDirectory: ObjCBool = false
        return unsafe FileManager.default.fileExists(atPath: source, isDirectory: &isDirectory)
            && !isDirectory.boolValue
    }

    private func fetch(_ transport: GitTransport, fromFile file: String?, in place: Place) async throws {
        do {
            _ = try await place.console.progress("Fetching") { _ in
                try await transport.fetch(RemoteExchange.usual, from: file)
            }
        } catch let error as AgreementError {
            var error = error
            if let file { error.message = error.message.replacing(file, with: url) }
            if file == nil, error.kind == .undecided, error.findings.isEmpty {
                error.message = "\(shown) could not be copied."
                error.hint = Barrier(error.causes).step(toCopy: shown.shellWord)
            }
            throw error
        }
    }

    /// Shows what a person can compare, and the command that says yes.
    private func unconfirmed(_ claim: Claim, in place: Place) -> CommandError {
        let keys = claim.text.keysForComparison
        let title = claim.text.declaration.title[claim.text.declaration.prevailing] ?? ""
        let target = directory.map { " " + $0.shellWord } ?? ""
        place.console.warn("\(shown) says that it holds this agreement:")
        place.console.warn("  \(claim.agreement.description, .bold) \"\(title)\"")
        place.console.warn("opened with these keys:")
        for (party, person, fingerprint) in keys {
            place.console.warn("  \(party.name), \(person.name)")
            place.console.warn("    \(fingerprint)")
        }
        return CommandError(
            .undecided, "nobody has confirmed that this is the agreement you mean; nothing was kept",
            kind: "unconfirmed",
            hint: "compare the id with your counterparty's, by telephone or mail, and then: "
                + "countersign clone \(shown.shellWord)\(target) --agreement \(claim.agreement)",
            details: [
                ("agreement", .string(claim.agreement.description)), ("title", .string(title)),
                (
                    "keys",
                    .array(
                        keys.map {
                            .object([
                                ("party", .string($0.party.id.description)),
                                ("person", .string($0.person.id.description)),
                                ("name", .string($0.person.name)), ("fingerprint", .string($0.fingerprint)),
                            ])
                        })
                ),
            ])
    }

    private func show(_ history: History, _ exchange: Exchange, _ path: String, in place: Place) {
        let amendments = (try? history.amendments()) ?? []
        let open = amendments.filter { !$0.isWithdrawn }.map(\.name.description)
        let withdrawn = amendments.filter(\.isWithdrawn).map(\.name.description)
        if place.json {
            place.console.print(
                json: .object([
                    ("schema", "countersign.cloned/1"), ("agreement", .string(history.ledger.root.description)),
                    ("directory", .string(path)), ("version", .integer(history.current.number)),
                    ("amendments", .array(open.map(JSONValue.string))),
                    ("withdrawn", .array(withdrawn.map(JSONValue.string))),
                    ("refused", .array(exchange.refused.map(\.json))),
                ]))
            return
        }
        let declaration = history.current.text.declaration
        place.console.print(
            "Verified version \(history.current.number) of \"\(declaration.title[declaration.prevailing] ?? "", .bold)\""
        )
        place.console.print("  in \(path).")
        for name in open { place.console.print("On the table: \(name, .bold)") }
        for name in withdrawn { place.console.print("Withdrawn, and no longer on the table: \(name, .bold)") }
        for finding in exchange.refused {
            place.console.warn("\("Not taken in", .warning): \(finding.sentence)")
        }
        let next = open.isEmpty ? "countersign status" : "countersign review"
        place.console.note("Next: cd \((directory ?? shown.nameForClone).shellWord), and then: \(next)")
    }
}

/// The id of an agreement as a person types it.
enum AgreementID {
    static func read(_ typed: String) throws(CommandError) -> ObjectID {
        guard typed.utf8.count == 40, let id = ObjectID(hex: typed) else {
            throw CommandError(
                .usage, "\(typed) is not the id of an agreement",
                hint: "it has 40 digits and letters a to f; your counterparty sees it with: countersign invite")
        }
        return id
    }
}

extension String {
    /// The directory that git would make for a clone of this address.
    fileprivate var nameForClone: String {
        var name = self[...]
        while name.count > 1, name.hasSuffix("/") { name = name.dropLast() }
        if name.hasSuffix("/.git") { name = name.dropLast(5) }
        name = name.split(whereSeparator: { $0 == "/" || $0 == ":" }).last ?? "agreement"
        for suffix in [".git", ".bundle"] where name.count > suffix.count && name.hasSuffix(suffix) {
            name = name.dropLast(suffix.count)
        }
        return String(name)
    }
}
