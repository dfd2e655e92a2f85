internal import Agreements
internal import ArgumentParser
internal import GitStore

struct RefreshCommand: Verb {
    static let configuration = CommandConfiguration(
        commandName: "refresh", abstract: "Carry an amendment, or your draft, onto a newer version that came first.",
        discussion: """
            What only one side changed is taken over. Where both changed the same lines, your files show both, between \
            markers: edit them, and run it again to record the result, or give up with discard. The result is another \
            text: everyone must consent to it again. Edits that you have not proposed come along; where they contradict \
            the newer text, you are told in which files, and nothing happens.
            """)

    @Argument(
        help: "The amendment; the one you are on, or the draft, where left out.", completion: Completion.amendments)
    var name: String?
    @OptionGroup var signing: SigningOptions
    @OptionGroup var global: GlobalOptions

    func perform(in place: Place) async throws -> ExitCode {
        if let slug = try draftMeant(in: place) { return try await carryDraft(slug, in: place) }
        var acting = try await Acting.begin(in: place, signing)
        let amendment = try acting.history.amendment(try place.amendmentName(name, in: acting.history))
        let pending = try acting.history.pendingRefresh().flatMap { $0.amendment == amendment.name ? $0 : nil }
        let isOnDesk = try acting.agreement.desk() == .amendment(amendment.name)
        let (text, version) = try text(of: amendment, pending, acting, place)
        let edits =
            pending == nil && isOnDesk
            ? try acting.history.carriedEdits(
                from: amendment.text, to: text,
                hint: "Put them on the table first: countersign propose -m SUMMARY, and then: countersign refresh"
                    + " \(amendment.name). Or undo them: countersign discard") : nil
        let draft = try acting.history.draftRefresh(
            of: amendment, text: text, onto: version, by: try (try? acting.author()) ?? acting.author(on: amendment))
        guard let (act, after) = try await acting.sign(draft, on: amendment) else { return .done }
        acting.afterwards { () throws(AgreementError) in
            if let edits { try acting.history.layOut(edits) }
            guard pending != nil else { return }
            try acting.agreement.adopt(after.text.tree)
            acting.agreement.forgetPendingRefresh()
        }
        try await acting.send()
        place.showAct(
            act,
            "\(after.name.description, .bold) now amends version \(after.base.number): text \(after.text.digest.short).",
            next: next(after: amendment, after, acting.history))
        acting.tellHowToMail(amendment.name)
        return .done
    }

    /// The text as a person decided it, or else as it merges by itself.
    private func text(
        of amendment: Amendment, _ pending: PendingRefresh?, _ acting: Acting, _ place: Place
    ) throws -> (Text, Version) {
        if let pending {
            if try acting.agreement.edits().isEmpty {
                // Decided so, or restored by other means than discard: the difference is all that version's changes.
                _ = try place.console.ask(
                    "Your files are exactly those of \(amendment.name), without what version \(pending.version)"
                        + " changed. Record them so?", expecting: ["record", "catat"])
            }
            let version = try acting.history.version(pending.version)
            let text = try acting.history.decided(pending, of: amendment)
            try acting.checkText(text, amending: version)
            return (text, version)
        }
        var carried = try acting.history.carried(amendment)
        if carried.isClean {
            let text = try acting.history.text(of: carried)
            let findings = try acting.history.findingsBeforeSigning(text, amending: carried.version)
            carried = carried.refused(for: findings.filter { $0.severity == .error })
        }
        guard carried.isClean else {
            let name = amendment.name.description
            guard acting.agreement.repository.workingDirectory != nil, !acting.options.dryRun else {
                throw ConflictsView(carried: carried).error(
                    name, hint: "decide in a clone: countersign refresh \(name)")
            }
            try acting.history.layOut(carried, of: amendment)
            throw ConflictsView(carried: carried).error(
                name,
                hint: "edit your files, which show both, and then: countersign refresh \(name); or give up:"
                    + " countersign discard")
        }
        for note in carried.notes { place.console.note(StyledText(note)) }
        return (try acting.history.text(of: carried), carried.version)
    }

    private func next(after before: Amendment, _ after: Amendment, _ history: History) -> StyledText {
        let name = after.name.description
        if after.base.number < history.current.number {
            return "Version \(history.current.number) came meanwhile. Next: countersign refresh \(name)"
        }
        let accepted = before.requirements.filter { !before.consents(of: $0.party.id).isEmpty }.map(\.party.name)
        let void: StyledText =
            accepted.isEmpty ? "" : "\(accepted.joined(separator: " and ")) accepted another text before. "
        return void + "Every party must accept it again: countersign accept \(name)"
    }

    // MARK: Drafts

    /// The draft on the desk, where that is what is meant.
    private func draftMeant(in place: Place) throws -> Slug? {
        guard case .draft(let slug) = try place.agreement().desk(), name == nil || name == slug.description else {
            return nil
        }
        return slug
    }

    private func carryDraft(_ slug: Slug, in place: Place) async throws -> ExitCode {
        let history = try await Acting.begin(in: place, signing).history
        guard let base = try history.version(draftedFrom: slug), base.number < history.current.number else {
            throw CommandError(
                .usage,
                "your draft \(slug) is of version \(history.current.number) already, which is the newest",
                hint: "where your files show both texts between markers, edit them, and then: countersign propose -m"
                    + " SUMMARY. An amendment is named by its party: countersign refresh PARTY/\(slug)")
        }
        let working = try WorkingText.read(in: history)
        let carried = try history.carried(working, from: base)
        if !signing.dryRun, let kept = try history.layOut(carried, ofDraft: slug, from: working) {
            place.console.note("The commits that it held are kept as the private draft \(kept.description).")
        }
        guard carried.isClean else {
            throw ConflictsView(carried: carried).error(
                "your draft \(slug)", hint: "edit your files, which show both, and then: countersign propose -m SUMMARY"
            )
        }
        for note in carried.notes { place.console.note(StyledText(note)) }
        if place.json {
            place.console.print(
                json: .object([
                    ("schema", "countersign.draft-begun/1"), ("draft", .string(slug.description)),
                    ("base", .integer(carried.version.number)),
                ]))
        } else {
            place.console.print("Your draft \(slug.description, .bold) is of version \(carried.version.number) now.")
        }
        return .done
    }
}
