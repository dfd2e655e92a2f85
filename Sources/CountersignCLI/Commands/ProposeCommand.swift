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
    @OptionGroup var signing: SigningOptions
    @OptionGroup var global: GlobalOptions

    func perform(in place: Place) async throws -> ExitCode {
        var acting = try await Acting.begin(in: place, signing)
        let working = try WorkingText.read(in: acting.history)
        let text = try carriedOver(working, acting, place)
        let (draft, amendment) = try self.draft(text, acting, place)
        let isRevision = !amendment.acts.isEmpty
        guard let (act, after) = try await acting.sign(draft, on: amendment) else { return .done }
        try acting.settle(on: after, from: working)
        let verb = isRevision ? "revised" : "proposed"
        place.showAct(act, "You \(verb) \(after.name.description, .bold): text \(after.text.digest.short).")
        guard accept else {
            try await acting.send()
            place.console.note(acting.history.standing(of: after).sentence(on: after))
            return .done
        }
        guard let (_, consented) = try await Consent.give(to: after, by: &acting) else { return .done }
        place.console.note("You accepted it for your party.")
        try await acting.conclude(consented, mergeAtOnce: false)
        return .done
    }

    /// The files as they stand, carried onto the newest version where the draft was begun from an older one: proposing
    /// them as they stand would quietly undo what came in between.
    private func carriedOver(_ text: Text, _ acting: Acting, _ place: Place) throws -> Text {
        guard case .draft(let slug) = try acting.agreement.desk(),
            let base = try acting.history.version(draftedFrom: slug), base.number < acting.history.current.number
        else { return text }
        let carried = try acting.history.carriedOver(text, from: base)
        place.console.note(
            "Your draft was of version \(base.number); it was carried onto version \(acting.history.current.number).")
        return carried
    }

    /// A proposal where the name is new, a revision where it is there.
    private func draft(_ text: Text, _ acting: Acting, _ place: Place) throws -> (ActDraft, Amendment) {
        let history = acting.history
        if let amendment = try existing(acting, place) {
            guard text.tree != amendment.text.tree else { throw nothingChanged("the text on the table") }
            let draft = try history.draftRevision(
                of: amendment, text: text, summary: message, reason: reason, by: try acting.author(on: amendment))
            return (draft, amendment)
        }
        guard text.tree != history.current.text.tree else { throw nothingChanged("version \(history.current.number)") }
        let author = try acting.author()
        let slug = try newSlug(acting)
        let draft = try history.draftProposal(slug, text: text, summary: message, reason: reason, by: author)
        return (draft, history.newAmendment(AmendmentName(party: author.owner.party, slug: slug)))
    }

    private func existing(_ acting: Acting, _ place: Place) throws -> Amendment? {
        let desk = try acting.agreement.desk()
        if let name {
            let branches = try acting.history.branches().filter {
                $0.name.description == name || $0.name.slug.description == name
            }
            guard branches.count <= 1 else {
                throw CommandError(
                    .usage, "\(name) is the name of \(branches.count) amendments",
                    hint: "name one: " + branches.map(\.name.description).joined(separator: ", "))
            }
            guard let branch = branches.first else { return nil }
            let isOnDesk = desk == .amendment(branch.name) || desk == .draft(branch.name.slug)
            guard isOnDesk else {
                throw CommandError(
                    .usage, "\(branch.name) is there already, and your files are not the ones of that amendment",
                    hint: "to revise it: countersign switch \(branch.name); to begin another, choose another name")
            }
            return try acting.history.amendment(branch.name)
        }
        guard case .amendment(let name) = desk else { return nil }
        return try acting.history.amendment(name)
    }

    private func newSlug(_ acting: Acting) throws -> Slug {
        if let name {
            let own = name.split(separator: "/").last.map(String.init) ?? name
            if let slug = Slug(own) { return slug }
        } else if case .draft(let slug) = try acting.agreement.desk() {
            return slug
        }
        throw CommandError(
            .usage, name.map { "\($0) is not a name for an amendment" } ?? "the amendment needs a name",
            hint: "use small letters, digits and hyphens: countersign propose availability-2027 -m SUMMARY")
    }

    private func nothingChanged(_ what: String) -> CommandError {
        CommandError(.usage, "nothing changed: your files are \(what)", hint: "edit them first")
    }
}

extension Acting {
    /// After a proposal: the working tree is what was signed, so it stands on the amendment's branch.
    func settle(on amendment: Amendment, from working: Text) throws {
        let desk = try agreement.desk()
        try agreement.follow(from: working.tree, to: amendment.text.tree)
        if desk != .amendment(amendment.name) { try agreement.leave(desk, for: amendment, in: history) }
        try agreement.adopt(amendment.text.tree)
    }
}
