internal import Agreements
internal import ExternalPrograms
internal import GitStore
internal import SSHSignature

/// Someone about to act: the agreement fetched and verified, and the key they sign with.
///
/// Every verb that signs goes through here: fetch and verify first, ask the rules, show, sign, record, send.
struct Acting {
    let place: Place
    let agreement: Agreement
    private(set) var history: History
    let options: SigningOptions
    let key: SigningKey
    let exchange: RemoteExchange

    /// Prepares to act in the clone that the directory belongs to.
    static func begin(in place: Place, _ options: SigningOptions) async throws -> Acting {
        let agreement = try place.agreement()
        let exchange = RemoteExchange(place: place, agreement: agreement, offline: options.offline)
        let key = try await place.signingKey(options, in: agreement.repository)
        let history = try await exchange.receive(settlingBy: key)
        return Acting(
            place: place, agreement: agreement, history: history, options: options, key: key, exchange: exchange)
    }

    private var signer: SSHKeygenSigner { key.signer(mayPrompt: place.mayPrompt) }

    /// Who the key belongs to.
    func author(on amendment: Amendment? = nil) throws(AgreementError) -> Author {
        try history.author(key.publicKey, on: amendment)
    }

    /// Signs and records an act.
    ///
    /// - Returns: the amendment after it; nil where `--dry-run` stopped short.
    mutating func sign(_ draft: ActDraft, on amendment: Amendment) async throws -> (act: Act, amendment: Amendment)? {
        try history.check(draft, on: amendment)
        guard !options.dryRun else {
            place.showDryRun(draft)
            return nil
        }
        return try await history.record(draft, on: amendment, by: signer)
    }

    /// Signs and records the merge of an executed amendment, and shows the new version in the working tree.
    ///
    /// - Returns: the new version; nil where `--dry-run` stopped short.
    mutating func merge(_ amendment: Amendment) async throws -> Version? {
        let draft = try history.draftMerge(of: amendment, by: try author(on: amendment))
        try history.check(draft, on: amendment)
        try tellContent(of: amendment)
        guard !options.dryRun else {
            place.showDryRun(draft)
            return nil
        }
        let desk = try agreement.desk()
        if desk == .main { try refuseEdits(inTheWayOf: amendment) }
        let merge = try await history.prepareMerge(draft, of: amendment, by: signer)
        let isSent = try await exchange.offer(merge.id, history)
        do {
            // The files first: where main moved and they did not, a later proposal would undo the merge.
            if desk == .main { try agreement.show(amendment.text.tree) }
            try history.land(merge)
        } catch let error as AgreementError {
            // Where edits stood in the way, no file was touched, and none is now.
            if desk == .main, error.kind != .misused { putBack(amendment.text.changedPaths(from: amendment.base.text)) }
            throw isSent ? exchange.error(behind: merge, version: history.current.number + 1, error) : error
        }
        history = try place.history(of: agreement)
        afterwards { () throws(AgreementError) in
            try agreement.discardLanded(history)
            try agreement.writeAllowedSigners(history)
        }
        return history.current
    }

    /// Makes files those of main again that a merge was about to change, and was cut short: no edits of a person's, since
    /// none were there.
    private func putBack(_ paths: some Collection<String>) {
        guard let edits = try? agreement.edits() else { return }
        try? agreement.undoEdits(edits.filter(paths.contains), makingRoom: true)
    }

    /// Does what follows an act that is recorded. The act stands, whatever becomes of this: a failure is said, and is
    /// none of the act's.
    func afterwards(_ body: () throws(AgreementError) -> Void) {
        do {
            try body()
        } catch {
            place.console.warn("\("Beware:", .warning) it is done, but not all that follows. \(error.description)")
            if let hint = error.hint { place.console.warn(StyledText(hint)) }
        }
    }

    /// main cannot move under edits of the very files that it changes.
    private func refuseEdits(inTheWayOf amendment: Amendment) throws {
        // A file that is as the new version has it already, as where a merge was cut short, is in nobody's way.
        let edits = Set(try agreement.edits()).intersection(try agreement.edits(against: amendment.text.tree))
            .intersection(amendment.text.changedPaths(from: amendment.base.text))
        guard edits.isEmpty else {
            throw CommandError(
                .usage, "your edits in \(edits.sorted().joined(separator: ", ")) stand in the way of the new version",
                hint: "keep them as a draft: countersign draft NAME, or undo them: countersign discard")
        }
    }

    /// Sends what was done, and says so.
    func send() async throws {
        guard !options.dryRun else { return }
        do {
            try await exchange.send(history)
        } catch let error as AgreementError where error.kind == .moved {
            throw try obstacle() ?? error
        }
    }

    /// That nothing could be sent because what the remote has in its place was refused; nil where it was not.
    private func obstacle() throws(AgreementError) -> AgreementError? {
        let waiting = Set(try agreement.unsent(to: exchange.remote, history).map(\.reference))
        guard
            let offer = agreement.refusedOffers().first(where: {
                $0.remote == exchange.remote && !waiting.isDisjoint(with: $0.references)
            })
        else { return nil }
        let view = RefusedOfferView(offer, in: history)
        return AgreementError(
            .moved, "\(view.sentence) Nothing was sent. What you did is kept in this copy.", findings: offer.findings,
            hint: view.next)
    }
}

extension Place {
    /// Shows what would be signed, exactly.
    func showDryRun(_ draft: ActDraft) {
        if json {
            console.print(
                json: .object([
                    ("schema", "countersign.draft/1"), ("act", .string(draft.kind.rawValue)),
                    ("amendment", .text(draft.amendment?.description)),
                    ("party", .string(draft.author.owner.party.description)),
                    ("person", .string(draft.author.owner.person.description)),
                    ("base", .text(draft.base?.description)),
                    ("text", .text(draft.text?.description)), ("message", .string(draft.message.text)),
                ]))
        } else {
            console.print("Nothing was signed. This is what \(draft.author.person.name, .bold) would sign:")
            console.print(StyledText("\n" + draft.message.text))
        }
    }

    /// Says what was done.
    func showAct(_ act: Act, _ sentence: StyledText, next: StyledText? = nil) {
        if json {
            console.print(json: act.json(schema: "countersign.act/1"))
            return
        }
        console.print(sentence)
        if let next { console.note(next) }
    }
}

extension Act {
    /// An act in JSON; see `docs/json.md`.
    ///
    /// - Parameter more: members that come with it in one place alone.
    func json(schema: String? = nil, adding more: [(String, JSONValue)] = []) -> JSONValue {
        var members: [(String, JSONValue)] = schema.map { [("schema", .string($0))] } ?? []
        members += [
            ("id", .string(id.description)), ("act", .string(kind.rawValue)),
            ("amendment", .text(amendment?.description)), ("party", .string(party.description)),
            ("person", .string(person.description)), ("name", .string(identity)), ("key", .string(key.fingerprint)),
            ("time", .string(time.rfc3339)), ("base", .text(base?.description)), ("text", .text(text?.description)),
            ("clause", .text(clause)), ("re", .text(re?.description)), ("subject", .string(subject)),
            ("body", .string(body)),
        ]
        return .object(members + more)
    }
}
