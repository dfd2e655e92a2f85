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
            "Accept only if this is the text: its digest, or the first digits of it, as you reviewed it.",
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
        guard let (act, after) = try await Consent.give(to: amendment, by: &acting) else { return .done }
        place.showAct(act, "You accepted the text \(after.text.digest.short, .bold) of \(name.description, .bold).")
        try await conclude(after, acting: &acting, in: place)
        return .done
    }

    private func refuseOtherText(_ amendment: Amendment) throws {
        guard let text else { return }
        let digits = text.hasPrefix("sha256:") ? String(text.dropFirst("sha256:".count)) : text
        guard digits.count >= 8, amendment.text.digest.hex.hasPrefix(digits) else {
            throw CommandError(
                .moved, "the text on the table is \(amendment.text.digest.short), not the one you named",
                hint: "look at it: countersign review \(amendment.name)")
        }
    }

    /// Says what is still missing, or merges where nothing is and the person wants to.
    private func conclude(_ amendment: Amendment, acting: inout Acting, in place: Place) async throws {
        try await acting.conclude(amendment, mergeAtOnce: merge)
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
            place.console.note(standing.sentence(on: amendment))
            return
        }
        let wants =
            mergeAtOnce
            || (place.console.canAsk && !place.console.options.answersYes
                && (try? place.console.ask(
                    "Every party has accepted. Merge it into the agreement now?", expecting: ["merge", "later"]))
                    == "merge")
        guard wants else {
            try await send()
            place.console.note("Every party has accepted. Next: countersign merge \(amendment.name.description)")
            return
        }
        guard let version = try await merge(amendment) else { return }
        try await send()
        if !place.json { place.showMerge(version, of: amendment) }
    }
}
