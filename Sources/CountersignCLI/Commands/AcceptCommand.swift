internal import Agreements
internal import ArgumentParser

struct AcceptCommand: Verb {
    static let configuration = CommandConfiguration(
        commandName: "accept", abstract: "Consent, for your party, to the exact text on the table. Only this binds.",
        discussion: "Shows what you sign and asks for the typed word. A key of yours that is new is enrolled first.")

    @Argument(help: "The amendment; the one you are on where left out.", completion: Completion.amendments)
    var name: String?
    @Option(
        help: ArgumentHelp(
            "Accept only if this is the text: its digest, or the first \(Self.digits) digits of it or more, as you reviewed it.",
            valueName: "digest"))
    var text: String?
    @Flag(help: "Merge at once where your consent completes execution.")
    var merge = false
    @OptionGroup var signing: SigningOptions
    @OptionGroup var global: GlobalOptions

    func perform(in place: Place) async throws -> ExitCode {
        var acting = try await Acting.begin(in: place, signing)
        let name = try place.amendmentName(name, in: acting.history)
        let amendment = try acting.history.amendment(name)
        try refuseOtherText(amendment)
        if merge { try acting.refuseObstacles(toMergeBehindConsentTo: amendment) }
        let consent = try Consent.ask(for: amendment, by: acting)
        guard let (act, after) = try await consent.sign(on: amendment, by: &acting) else { return .done }
        place.showAct(act, "You accepted the text \(after.text.digest.short, .bold) of \(name.description, .bold).")
        try await acting.conclude(after, mergeAtOnce: merge)
        acting.tellHowToMail(name)
        return .done
    }

    /// How much of a digest nobody can find another text for, however long they try: 64 bits.
    private static let digits = 16

    private func refuseOtherText(_ amendment: Amendment) throws {
        guard let text else { return }
        let digits = (text.hasPrefix("sha256:") ? String(text.dropFirst("sha256:".count)) : text).lowercased()
        guard digits.allSatisfy({ $0.isASCII && $0.isHexDigit }), (Self.digits...64).contains(digits.count) else {
            throw CommandError(
                .usage,
                "\(text) does not name one text for certain: --text takes \(Self.digits) to 64 digits of its digest",
                hint: "copy them from what you reviewed: countersign review \(amendment.name)")
        }
        guard amendment.text.digest.hex.hasPrefix(digits) else {
            throw CommandError(
                .moved, "the text on the table is \(amendment.text.digest.short), not the one you named",
                hint: "look at it: countersign review \(amendment.name)")
        }
    }
}

extension Acting {
    /// After a consent: sends it; says whose is still missing; merges at once where it completed execution and the
    /// person says so.
    mutating func conclude(_ amendment: Amendment, mergeAtOnce: Bool) async throws {
        let standing = history.standing(of: amendment)
        let author = try author(on: amendment)
        guard standing.steps(for: author, on: amendment).contains(.merge) else {
            try await send()
            place.console.note(try outlook(on: amendment).sentence)
            return
        }
        let next = "countersign merge \(amendment.name)\(Reader(self).keys.first?.option ?? "")"
        do {
            guard try mergeAtOnce || wantsToMerge() else {
                try await send()
                place.console.note(StyledText("Every party has accepted. Next: \(next)"))
                return
            }
        } catch let error as CommandError where error.code == .interrupted {
            // The consent is signed: that is not taken back by ending the question behind it.
            try await send()
            throw CommandError(
                .interrupted, "interrupted: your consent stands, and nothing was merged", hint: next)
        }
        let version: Version?
        do {
            version = try await merge(amendment)
        } catch {
            // The consent stands without the merge, unless that is what the other side has.
            if !exchange.isAhead(of: history) { await sendRest() }
            throw error
        }
        guard let version else { return }
        if !place.json { place.showMerge(version, of: amendment) }
        await sendRest()
    }

    /// Refuses a consent that a merge is to follow at once and cannot: before the consent is signed.
    func refuseObstacles(toMergeBehindConsentTo amendment: Amendment) throws {
        let author = try author(on: amendment)
        // Whatever else speaks against the consent is said where it is given.
        guard let after = try? history.previewConsent(to: amendment, by: author),
            history.standing(of: after).steps(for: author, on: after).contains(.merge)
        else { return }
        try refuseObstacles(toMerging: after)
    }

    /// What an amendment waits for now, as the person who acted is told it.
    func outlook(on amendment: Amendment) throws(AgreementError) -> Outlook {
        Outlook(amendment, history.standing(of: amendment), in: try Situation(history, reader: Reader(self)))
    }

    /// Offers to merge, where a person can be asked.
    private func wantsToMerge() throws(CommandError) -> Bool {
        guard place.console.canAsk, !place.console.options.answersYes else { return false }
        return try place.console.ask(
            "Every party has accepted. Merge it into the agreement now?", expecting: ["merge", "later"]) == "merge"
    }
}
