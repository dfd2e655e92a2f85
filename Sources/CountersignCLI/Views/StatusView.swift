internal import Agreements
internal import GitStore
internal import SSHSignature

/// Where the agreement stands and what is to be done, on one page.
struct StatusView {
    private let history: History
    private let situation: Situation
    /// What plain git did here.
    private let detours: [Detour]
    private let parted: [PartedView]
    private let refused: [RefusedOfferView]
    private let unsent: UnsentView
    private let governing: GoverningView
    private let agenda: AgendaView
    private let desk: DeskView

    init(_ situation: Situation, detours: [Detour]) throws {
        self.situation = situation
        let history = situation.history
        self.history = history
        self.detours = detours
        agenda = try AgendaView(situation)
        parted = situation.parted.map { PartedView($0, in: history) }
        let offers = history.agreement.refusedOffers()
        refused = offers.map { RefusedOfferView($0, in: history) }
        unsent = try UnsentView(situation, refused: offers, party: agenda.author?.owner.party)
        governing = try GoverningView(history)
        desk = try DeskView(history)
    }

    // MARK: For people

    /// The whole page.
    func page() throws -> StyledText {
        let declaration = history.current.text.declaration
        var text: StyledText = "\(declaration.title[declaration.prevailing] ?? "", .heading)\n"
        text += section("Two copies have parted", partedLines)
        text += section("Refused", refused.map(\.lines).joined(separator: ""))
        text += section("Not sent yet", unsent.lines)
        text += section("Not in the other copy yet", unsent.linesOfOthers)
        text += section("Something is wrong", UnsoundView(history).page + detourLines)
        text += section("In force", try governing.lines())
        let reader = agenda.author.map { ", \($0.person.name) of \($0.party.name)" } ?? ""
        text += section("Waits for you\(reader)", agenda.mine)
        text += section("Waits for others", agenda.others)
        text += section("Damaged amendments", agenda.damaged)
        text += section("The other side", confirmed)
        text += section("Your files", desk.lines)
        return text.withoutLastLineFeed
    }

    /// When what is shown was last compared with the other side: nothing newer than that can be known here.
    private var confirmed: StyledText {
        guard let remote else { return StyledText() }
        if history.agreement.hasMoved(remote) {
            return .indented("\(remote) is at another address than when it was last compared. Next: countersign sync")
        }
        if history.agreement.hasLost(remote) {
            return .indented(
                "\(remote) has lost what it held of this agreement; what you have here is whole. To send it there again:"
                    + " countersign sync")
        }
        guard let confirmedAt else { return .indented("Never compared with \(remote) yet. Next: countersign sync") }
        let zone = history.current.text.declaration.zone
        return .indented(
            "What you see was last compared with \(remote) on \(confirmedAt.shown(in: zone)) (\(zone.identifier)).")
    }

    private var confirmedAt: ActTime? { remote.flatMap { history.agreement.lastConfirmed(with: $0, history) } }

    /// The other copy; nil where none is known.
    private var remote: String? { situation.remote }

    private func section(_ title: String, _ content: StyledText) -> StyledText {
        content.isEmpty ? content : "\n\(title, .heading)\n" + content
    }

    private var partedLines: StyledText {
        parted.reduce(into: StyledText()) { text, view in
            for line in view.page.withoutLastLineFeed.lines { text += "  " + line + "\n" }
        }
    }

    /// `main` has its own lines above.
    private var detourLines: StyledText {
        detours.filter { $0.reference != Agreement.main }.reduce(into: StyledText()) { text, detour in
            for line in DetourView(detour: detour).lines.withoutLastLineFeed.lines { text += "  " + line + "\n" }
        }
    }

    // MARK: For programs

    /// The page in JSON; see `docs/json.md`, "status".
    func json() throws -> JSONValue {
        let declaration = history.current.text.declaration
        let author = agenda.author
        var members: [(String, JSONValue)] = [
            ("schema", "countersign.status/1"), ("agreement", .string(history.agreement.id.description)),
            ("title", .object(declaration.title.languages.map { ($0.description, .text(declaration.title[$0])) })),
            ("prevailing", .string(declaration.prevailing.description)), ("today", .string(history.today.description)),
            ("head", .string(history.head.description)), ("sound", .string(history.ledger.head.description)),
            ("versions", .integer(history.ledger.versions.count)), ("confirmed", .text(confirmedAt?.rfc3339)),
        ]
        members += try governing.members()
        members += [
            ("remote", .text(remote)), ("unsent", unsent.json),
            (
                "you",
                situation.reader.key.map { key in
                    .object([
                        ("key", .string(key.fingerprint)), ("party", .text(author?.owner.party.description)),
                        ("person", .text(author?.owner.person.description)),
                    ])
                } ?? .null
            ),
            ("amendments", agenda.json), ("files", desk.json),
            ("detours", .array(detours.map { .object(DetourView(detour: $0).members) })),
            ("parted", .array(parted.map { .object($0.members) })), ("refused", .array(refused.map(\.json))),
            ("findings", UnsoundView(history).json),
        ]
        return .object(members)
    }
}
