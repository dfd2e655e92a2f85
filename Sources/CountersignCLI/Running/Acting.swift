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
    /// What something was signed on.
    private var acted: Set<AmendmentName> = []

    private init(
        _ place: Place, _ history: History, _ options: SigningOptions, _ key: SigningKey, _ exchange: RemoteExchange
    ) {
        self.place = place
        agreement = exchange.agreement
        self.history = history
        self.options = options
        self.key = key
        self.exchange = exchange
    }

    /// Prepares to act in the clone that the directory belongs to.
    static func begin(in place: Place, _ options: SigningOptions) async throws -> Acting {
        let agreement = try place.agreement()
        var exchange = RemoteExchange(place: place, agreement: agreement, offline: options.offline)
        let key = try await place.signingKey(options, in: agreement.repository)
        let history = try await exchange.receive(settlingBy: key)
        return Acting(place, history, options, key, exchange)
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
        acted.insert(amendment.name)
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
        try refuseObstacles(toMerging: amendment)
        let desk = try agreement.desk()
        let merge = try await history.prepareMerge(draft, of: amendment, by: signer)
        let isSent = try await exchange.offer(merge.id, history)
        do {
            // The files first: where main moved and they did not, a later proposal would undo the merge.
            if desk == .main { try agreement.show(amendment.text.tree) }
            try history.land(merge)
        } catch {
            // Where edits stood in the way, no file was touched, and none is now.
            if desk == .main, error.kind != .misused { putBack(amendment.text.changedPaths(from: amendment.base.text)) }
            throw isSent ? exchange.error(behind: merge, version: history.current.number + 1, error) : error
        }
        acted.insert(amendment.name)
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
            tellUnfinished(error)
        }
    }

    private func tellUnfinished(_ error: any Error) {
        place.console.warn("\("Beware:", .warning) it is done, but not all that follows. \("\(error)")")
        if let hint = (error as? AgreementError)?.hint { place.console.warn(StyledText(hint)) }
    }

    /// Refuses a merge that could not be sent, or that edits stand in the way of: known before anything is signed.
    func refuseObstacles(toMerging amendment: Amendment) throws {
        try exchange.refuseMerge(history)
        if try agreement.desk() == .main { try refuseEdits(inTheWayOf: amendment) }
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

    /// Sends what was done, with whatever else was waiting, and says what became of that.
    ///
    /// - Throws: why what was done was not sent; that another act was not is said, and keeps nothing back.
    func send() async throws {
        guard !options.dryRun else { return }
        let delivery = try await exchange.send(history, acting: acted)
        let failures = delivery.failures(of: acted)
        tell(delivery, without: failures)
        if let error = delivery.error(of: failures, in: history) { throw error }
    }

    /// Sends what is left to send behind something that is done and told, such as a merge: nothing of this undoes it.
    func sendRest() async {
        do {
            tell(try await exchange.send(history, acting: acted))
        } catch {
            tellUnfinished(error)
        }
    }

    private func tell(_ delivery: Delivery, without failures: [Delivery.Kept] = []) {
        for update in delivery.sent where !delivery.isAnnounced && !update.isOn(acted) {
            place.console.note(update.sentence(in: history, to: exchange.remote))
        }
        place.tell(delivery.kept.filter { !failures.contains($0) }, of: delivery, in: history)
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
