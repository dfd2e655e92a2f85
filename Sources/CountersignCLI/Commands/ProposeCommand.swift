internal import Agreements
internal import ArgumentParser

struct ProposeCommand: Verb {
    static let configuration = CommandConfiguration(
        commandName: "propose",
        abstract: "Put the text of your working files on the table; again: put another in its place.",
        discussion: "Proposing binds nobody. --accept consents for your party at once.")

    @Argument(
        help: "The amendment's name; the draft's or amendment's you are on where left out.",
        completion: Completion.desks)
    var name: String?
    @Option(name: .shortAndLong, help: ArgumentHelp("What changes, in one line.", valueName: "summary"))
    var message: String
    @Option(help: ArgumentHelp("Why, in as many words as you like.", valueName: "text"))
    var reason = ""
    @Flag(help: "Consent to it for your party at once.")
    var accept = false
    @Flag(
        help: """
            Where a version waits to take force later: propose this change until then, and that version once more with \
            this change on top.
            """)
    var interim = false
    @OptionGroup var signing: SigningOptions
    @OptionGroup var global: GlobalOptions

    func perform(in place: Place) async throws -> ExitCode {
        var acting = try await Acting.begin(in: place, signing)
        if let pending = try acting.history.pendingRefresh() { throw Self.undecided(pending) }
        let working = try WorkingText.read(in: acting.history)
        let carried = try carriedOver(working, acting, place)
        let pair = try interimTexts(carried, acting, place)
        let text = try pair.map { try Self.text(of: $0.interim, "the change until then", acting) } ?? carried
        if let recorded = try recorded(text, acting) {
            try await finish(recorded, from: working, with: pair, &acting, place)
            return .done
        }
        let (draft, amendment) = try self.draft(text, acting, place)
        try acting.checkText(
            text, amending: amendment.base, after: acting.history.textsOnTheTable(of: amendment),
            sayingWarnings: !accept)
        let restated = try pair.map { try restatedTexts($0, acting) } ?? []
        let isRevision = !amendment.acts.isEmpty
        // Asked before anything is signed, so that nothing is half done where the answer is no.
        let consent =
            accept ? try Consent.ask(for: try acting.history.preview(draft, on: amendment), by: acting) : nil
        let twins = try self.restated(restated, besides: amendment.name, acting, place)
        let desk = try acting.agreement.desk()
        guard let (act, after) = try await acting.sign(draft, on: amendment) else {
            if let consent { _ = try await consent.sign(on: acting.history.preview(draft, on: amendment), by: &acting) }
            try await restate(twins, besides: amendment.name, &acting, place)
            return .done
        }
        acting.afterwards { () throws(AgreementError) in try acting.settle(on: after, from: working, leaving: desk) }
        let verb = isRevision ? "revised" : "proposed"
        place.showAct(act, "You \(verb) \(after.name.description, .bold): text \(after.text.digest.short).")
        try await restate(twins, besides: after.name, &acting, place)
        try await conclude(after, with: consent, &acting, place)
        return .done
    }

    /// Gives the consent that was decided on together with the proposal, sends everything and says what it waits for.
    func conclude(
        _ amendment: Amendment, with consent: Consent?, _ acting: inout Acting, _ place: Place
    ) async throws {
        if let consent {
            guard let (_, consented) = try await consent.sign(on: amendment, by: &acting) else { return }
            place.console.note("You accepted it for your party.")
            try await acting.conclude(consented, mergeAtOnce: false)
        } else {
            try await acting.send()
            place.console.note(try acting.outlook(on: amendment).sentence)
        }
        acting.tellHowToMail(amendment.name)
    }

    /// The files as they stand, carried onto the newest version where the draft was begun from an older one: proposing
    /// them as they stand would quietly undo what came in between.
    private func carriedOver(_ text: Text, _ acting: Acting, _ place: Place) throws -> Text {
        guard case .draft(let slug) = try acting.agreement.desk(),
            let base = try acting.history.version(draftedFrom: slug), base.number < acting.history.current.number,
            try existing(acting, place).map({ base.number < $0.base.number }) ?? true
        else { return text }
        let carried = try acting.history.carried(text, from: base)
        guard carried.isClean else {
            throw ConflictsView(carried: carried).error(
                "your draft of version \(base.number)",
                hint: "have both shown in your files, to edit: countersign refresh")
        }
        place.console.note(
            "Your draft was of version \(base.number); it was carried onto version \(acting.history.current.number).")
        for note in carried.notes { place.console.note(StyledText(note)) }
        return try acting.history.text(of: carried)
    }

    /// A proposal where the name is new, a revision where it is there.
    private func draft(_ text: Text, _ acting: Acting, _ place: Place) throws -> (ActDraft, Amendment) {
        let history = acting.history
        if let amendment = try existing(acting, place) {
            let draft = try history.draftRevision(
                of: amendment, text: text, summary: message, reason: reason, by: try acting.author(on: amendment))
            // Whoever would edit first should know that nothing can follow.
            if amendment.isWithdrawn { try history.check(draft, on: amendment) }
            guard text.tree != amendment.text.tree else { throw nothingChanged("the text on the table") }
            return (draft, amendment)
        }
        guard text.tree != history.current.text.tree else { throw nothingChanged("version \(history.current.number)") }
        let author = try acting.author()
        let slug = try newSlug(acting, for: author)
        let draft = try history.draftProposal(slug, text: text, summary: message, reason: reason, by: author)
        return (draft, history.newAmendment(AmendmentName(party: author.owner.party, slug: slug)))
    }

    /// The amendment that a revision would be of; nil where the proposal is a new one.
    func existing(_ acting: Acting, _ place: Place) throws -> Amendment? {
        let desk = try acting.agreement.desk()
        let former = try desk.draft.map { slug in try acting.history.amendment(formerlyOn: slug) } ?? nil
        if let name {
            if let former, [former.name.description, former.name.slug.description].contains(name) { return former }
            // A draft becomes an amendment of one's own party, whatever the others call theirs.
            let names = try acting.history.branches().map(\.name).filter {
                $0.description == name || ($0.slug.description == name && !desk.isDraft)
            }
            if let onDesk = names.first(where: { desk == .amendment($0) }) {
                return try acting.history.amendment(onDesk)
            }
            guard names.count <= 1 else {
                throw CommandError(
                    .usage, "\(name) is the name of \(names.count) amendments",
                    hint: "name one: " + names.map(\.description).joined(separator: ", "))
            }
            guard let taken = names.first else { return nil }
            throw CommandError(
                .usage, "\(taken) is there already, and your files are not the ones of that amendment",
                hint: "to revise it: countersign switch \(taken); to begin another, choose another name")
        }
        guard case .amendment(let name) = desk else { return former }
        return try acting.history.amendment(name)
    }

    private func newSlug(_ acting: Acting, for author: Author) throws -> Slug {
        if let name {
            if let slug = Slug(name) { return slug }
            if let full = AmendmentName(name) {
                guard full.party == author.owner.party else {
                    throw CommandError(
                        .usage, "there is no amendment \(full), and what you propose is named after your own party",
                        hint: "countersign propose \(author.owner.party)/\(full.slug) -m SUMMARY")
                }
                return full.slug
            }
        } else if case .draft(let slug) = try acting.agreement.desk() {
            return slug
        }
        throw CommandError(
            .usage, name.map { "\($0) is not a name for an amendment" } ?? "the amendment needs a name",
            hint: "use small letters, digits and hyphens: countersign propose availability-2027 -m SUMMARY")
    }

    /// What a person decides while an amendment is carried onto a newer version is recorded as just that.
    private static func undecided(_ pending: PendingRefresh) -> CommandError {
        CommandError(
            .usage, "your files carry \(pending.amendment) onto version \(pending.version)",
            hint: "record that: countersign refresh \(pending.amendment); or give it up: countersign discard")
    }

    private func nothingChanged(_ what: String) -> CommandError {
        CommandError(.usage, "nothing changed: your files are \(what)", hint: "edit them first")
    }
}

extension Desk {
    /// Whether private work is on it.
    fileprivate var isDraft: Bool { draft != nil }

    /// The private work on it.
    fileprivate var draft: Slug? { if case .draft(let slug) = self { slug } else { nil } }
}

extension Acting {
    /// After a proposal: the working tree is what was signed, so it stands on the amendment's branch.
    func settle(on amendment: Amendment, from working: Text, leaving desk: Desk) throws(AgreementError) {
        try agreement.follow(from: working.tree, to: amendment.text.tree)
        // Before the branch: whoever is cut short in between proposes again, and goes on from there.
        try agreement.adopt(amendment.text.tree)
        if desk != .amendment(amendment.name) { try agreement.leave(desk, for: amendment, in: history) }
    }
}
