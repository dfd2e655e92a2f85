internal import Agreements
internal import ExternalPrograms
internal import GitStore

/// What a command does with the other side: fetch and verify before it acts, send after.
struct RemoteExchange {
    let place: Place
    let agreement: Agreement
    let offline: Bool

    /// The remote to exchange with.
    var remote = Self.usual

    /// A bundle that stands in for the remote; nil where the remote is fetched itself.
    var bundle: String?

    /// What was refused when the remote was last looked at, where nothing is sent there because of it.
    private(set) var refusal: RefusedOffer?

    /// The one remote that a clone shares through, unless a person names another.
    static let usual = Remote.usual

    var transport: GitTransport {
        GitTransport(agreement.repository, mayPrompt: place.mayPrompt, environment: place.programs)
    }

    /// Where the remote is; nil where none is set.
    var url: String? { (try? agreement.repository.configuration("remote.\(remote).url")) ?? nil }

    /// Fetches, verifies and takes in what the other side did; says what is new, and settles what both did at once.
    mutating func receive(settlingBy key: SigningKey) async throws -> History {
        guard !offline, url != nil else {
            let history = try place.history(of: agreement)
            try place.tellDetours(history)
            return history
        }
        let before = try lastOffer()
        var known: History?
        var fetching: AgreementError?
        do {
            known = try await fetch()
        } catch let error as AgreementError where error.kind == .refused {
            // Said, but no reason not to go on: what this clone holds is sound, and one bad branch is not to stop all.
            place.console.warn("\("Warning:", .warning) \(error.description)")
            fetching = error
        }
        let (history, exchange) = try received(before, known, refused: fetching)
        for finding in exchange.refused {
            place.console.warn("\("Not taken in:", .warning) \(finding.sentence)")
        }
        if let fork = exchange.fork { place.tell(fork, in: history) }
        for item in exchange.news { place.console.note(item.sentence(in: history)) }
        try place.tellDetours(history)
        return try await settle(exchange.parted, history, by: key)
    }

    /// Fetches what the remote has, and reads meanwhile what this clone holds; nil where that cannot be read.
    ///
    /// - Parameter known: what this clone holds, where that was read already.
    private func fetch(knowing known: History? = nil) async throws -> History? {
        let isElsewhere = isElsewhere
        if isElsewhere {
            place.console.note("\(remote) is at another address than before: what is there is looked at afresh.")
        }
        let (hasMain, held): (Bool, History?)
        do {
            (hasMain, held) = try await place.console.progress("Fetching") { _ in
                async let hasMain = transport.fetch(remote, from: bundle, isElsewhere: isElsewhere)
                let held = known ?? (try? agreement.history())
                _ = try? held?.branches()
                return (try await hasMain, held)
            }
        } catch let error as AgreementError where error.kind == .refused {
            // A remote does not go back from what was never sound.
            let held = try known ?? agreement.history()
            guard try agreement.forgetUnsound(error.references, of: remote, held) else { throw error }
            return try await fetch(knowing: held)
        }
        // A host that is new, or lost what it had: nothing was sent there yet.
        if !hasMain {
            try agreement.noteEmptiness(of: remote)
            let references = try await transport.references(of: remote)
            if let refusal = try held?.refusal(of: remote, holding: references) { throw refusal }
        }
        return held
    }

    /// What the remote had when it was last fetched, if it is still the same one.
    private func lastOffer() throws(AgreementError) -> [String: ObjectID] {
        isElsewhere ? [:] : try agreement.offered(by: remote)
    }

    private var isElsewhere: Bool { bundle == nil && agreement.hasMoved(remote) }

    /// Takes in what was fetched and is sound, and forgets the rest.
    ///
    /// - Parameter fetching: why something was refused while it was fetched.
    private mutating func received(
        _ before: [String: ObjectID], _ known: History?, refused fetching: AgreementError?
    ) throws -> (history: History, exchange: Exchange) {
        let (history, exchange) = try place.console.progress("Verifying") { progress throws(AgreementError) in
            try agreement.receive(
                from: remote, isLetter: bundle != nil, knowing: known, refused: fetching
            ) { done, _ in progress.reach(done) }
        }
        refusal = exchange.refusal.flatMap { $0.keepsAllBack ? $0 : nil }
        if !exchange.refused.isEmpty {
            try agreement.forget(refusedIn: exchange, from: remote, history, before: before)
        }
        for branch in exchange.shownElsewhere { place.console.warn(branch.sentence) }
        try tellOvertaken(by: exchange, history)
        tellLate(exchange, history)
        return (history, exchange)
    }

    /// Fetches, verifies and takes in what the other side did, and settles what both did at once.
    ///
    /// - Throws: `refused` where this clone's own `main` is not sound, and then nothing is fetched; or where something the
    ///   remote offers is not, and that part was not taken in. `moved` where it has parted from this clone, which a
    ///   person decides about.
    mutating func take(_ options: SettlingOptions) async throws -> (history: History, exchange: Exchange) {
        let known = try place.history(of: agreement)
        if let error = UnsoundView(known).error { throw error }
        let before = try lastOffer()
        var fetching: AgreementError?
        do {
            _ = try await fetch(knowing: known)
        } catch let error as AgreementError where error.kind == .refused && bundle == nil {
            let offer = agreement.noteRefused(error.findings, on: error.references, at: remote)
            guard offer?.keepsAllBack == false else { throw error }
            fetching = error
        }
        let (history, exchange) = try received(before, known, refused: fetching)
        try place.tellDetours(history)
        if let fork = exchange.fork { place.tell(fork, in: history) }
        guard exchange.refused.isEmpty, fetching == nil else {
            // One bad amendment is not to keep back what rests on a main that is sound.
            if exchange.fork == nil, refusal == nil, let delivery = try? await send(history) {
                for update in delivery.sent { place.console.note(update.sentence(in: history, to: remote)) }
                place.tell(delivery.kept, of: delivery, in: history)
            }
            throw fetching
                ?? AgreementError(
                    .refused,
                    RefusedOfferView.sentence(
                        exchange.refused, on: exchange.refusedReferences, at: bundle == nil ? remote : "the file")
                        + " It was not taken in.", findings: exchange.refused,
                    hint: bundle == nil
                        ? RefusedOfferView.next(
                            exchange.refused, on: exchange.refusedReferences, at: remote, in: history)
                        : exchange.refused.allSatisfy { $0.rule == .dates }
                            ? "Check the clocks on both sides. What is dated ahead can be taken in once that time has come:"
                                + " countersign unbundle FILE"
                            : "Your copy holds sound acts alone. Ask the other party to put theirs in order.")
        }
        if let fork = exchange.fork {
            throw AgreementError(
                .moved, PartedView(fork, in: history).sentence,
                hint: "Agree with the other party on one of the two; to go on from theirs:"
                    + " \(PartedView(fork, in: history).command)")
        }
        guard !exchange.parted.isEmpty else { return (history, exchange) }
        let key = try await place.signingKey(inFile: options.key, in: agreement.repository)
        return (try await settle(exchange.parted, history, by: key), exchange)
    }
}
