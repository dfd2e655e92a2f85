internal import Agreements
internal import GitStore
internal import SSHSignature

/// Where the agreement stands and what is to be done, on one page.
struct StatusView {
    let history: History
    /// Who the reader is; nil where no key says so.
    let key: PublicKey?
    /// Why that is not known.
    let keyMissing: String?
    /// The other copy; nil where none is known.
    let remote: String?
    let unsent: [Exchange.Update]
    let desk: Desk
    let edits: [String]
    /// What plain git did here.
    let detours: [Detour]
    /// What it waits to go on with.
    private let unfinished: UnfinishedWork?
    private let draftCommits: Int
    private let refresh: PendingRefresh?
    private let items: [Item]

    /// An open amendment, and what it waits for.
    private struct Item {
        let summary: AmendmentSummary
        /// What the reader can do next.
        let steps: [Standing.Step]
    }

    init(_ history: History, key: PublicKey?, keyMissing: String?, remote: String?, detours: [Detour]) throws {
        self.history = history
        self.key = key
        self.keyMissing = keyMissing
        self.remote = remote
        self.detours = detours
        unsent =
            try remote.map { remote throws(AgreementError) in try history.agreement.unsent(to: remote, history) } ?? []
        desk = try history.agreement.desk()
        edits = try history.unproposedPaths()
        let repository = history.agreement.repository
        unfinished = try attempt { () throws(GitError) in try repository.unfinishedWork() }
        if case .draft(let slug) = desk { draftCommits = try history.commitsOfDraft(slug) } else { draftCommits = 0 }
        refresh = try history.pendingRefresh()
        items = try history.branches().filter { !$0.hasLanded }.map { branch in
            let summary = AmendmentSummary(branch, in: history)
            guard let key, let amendment = branch.amendment, let standing = summary.standing,
                let author = try? history.author(key, on: amendment)
            else { return Item(summary: summary, steps: []) }
            return Item(summary: summary, steps: standing.steps(for: author, on: amendment))
        }
    }

    /// The reader as the agreement lists them.
    private var author: Author? { key.flatMap { try? history.author($0) } }

    // MARK: For people

    /// The whole page.
    func page() throws -> StyledText {
        let declaration = history.current.text.declaration
        var text: StyledText = "\(declaration.title[declaration.prevailing] ?? "", .heading)\n"
        text += section("Not sent yet", unsentLines)
        text += section("Something is wrong", UnsoundView(history).page + detourLines)
        text += section("In force", try inForceLines())
        if let author {
            text += section("Waits for you, \(author.person.name) of \(author.party.name)", mine)
        } else {
            text += section("Waits for you", mine)
        }
        text += section("Waits for others", others)
        text += section("Damaged amendments", damaged)
        text += section("The other side", confirmed)
        text += section("Your files", deskLines)
        return text.withoutLastLineFeed
    }

    /// When what is shown was last compared with the other side: nothing newer than that can be known here.
    private var confirmed: StyledText {
        guard let remote else { return StyledText() }
        if history.agreement.hasMoved(remote) {
            return .indented("\(remote) is at another address than when it was last compared. Next: countersign sync")
        }
        guard let confirmedAt else { return .indented("Never compared with \(remote) yet. Next: countersign sync") }
        let zone = history.current.text.declaration.zone.description
        return .indented("What you see was last compared with \(remote) on \(confirmedAt.shown) (\(zone)).")
    }

    private var confirmedAt: ActTime? { remote.flatMap { history.agreement.lastConfirmed(with: $0, history) } }

    private func section(_ title: String, _ content: StyledText) -> StyledText {
        content.isEmpty ? content : "\n\(title, .heading)\n" + content
    }

    private var unsentLines: StyledText {
        guard let remote, !unsent.isEmpty else { return StyledText() }
        var text = StyledText()
        for update in unsent {
            let name = AmendmentName(reference: update.reference)?.description ?? ""
            if update.reference == Agreement.main {
                text += .indented("version \(history.current.number) of the agreement")
            } else if update.to == nil {
                text += .indented("that \(name, .bold) is finished")
            } else {
                text += .indented("what was done on \(name, .bold)")
            }
        }
        return text
            + .indented(
                "The others cannot see it. Next: countersign sync\(remote == RemoteExchange.usual ? "" : " \(remote)")"
            )
    }

    /// `main` has its own lines above.
    private var detourLines: StyledText {
        detours.filter { $0.reference != Agreement.main }.reduce(into: StyledText()) { text, detour in
            for line in DetourView(detour: detour).lines.withoutLastLineFeed.lines { text += "  " + line + "\n" }
        }
    }

    private func inForceLines() throws -> StyledText {
        let day = history.today
        let governing = try history.governing(on: day)
        var text = StyledText()
        var shown: Int?
        switch governing {
        case .version(let number):
            shown = number
            text += .indented((try history.sentence(on: number, day: day) + ".").capitalized)
        case .ended(let number, _):
            shown = number
            text += .indented(
                "\("The agreement has ended:", .warning) " + (try history.sentence(on: number, day: day)) + ".")
        case .notYet:
            let isOpening = history.current.number == 0
            text += .indented(
                isOpening
                    ? "Nothing yet: the parties have opened the agreement and executed no text." : "Nothing yet, today."
            )
        }
        for number in history.waiting(after: day) where number != shown {
            text += .indented((try history.sentence(on: number, day: day) + ".").capitalized)
        }
        return text
    }

    private var mine: StyledText {
        var text = items.filter { !$0.steps.isEmpty }.reduce(into: StyledText()) { $0 += line($1) }
        if let keyMissing {
            text += .indented("Not known: \(keyMissing) To know: countersign setup, or status --key FILE")
        } else if let key, author == nil, text.isEmpty {
            text += .indented("Not known: the key \(key.shortFingerprint) belongs to nobody in this agreement.")
        } else if text.isEmpty {
            text += .indented("Nothing.")
        }
        return text
    }

    private var others: StyledText {
        let open = items.filter { item in
            item.steps.isEmpty && item.summary.standing.map { $0.stage != .withdrawn } ?? false
        }
        return open.reduce(into: StyledText()) { $0 += line($1) }
    }

    private func line(_ item: Item) -> StyledText {
        let summary = item.summary
        var text: StyledText = "\(summary.name.description, .bold): "
        if let amendment = summary.amendment, let subject = amendment.proposal?.subject { text += "\(subject). " }
        if summary.consents.needed > 0 { text += "Consents \(summary.consents.given) of \(summary.consents.needed). " }
        // `accept` enrols by itself, so that one step is enough to name.
        if let step = item.steps.contains(.accept) ? .accept : item.steps.first {
            text +=
                "\(step.words) Next: countersign \(step == .accept ? "review" : step.rawValue) \(summary.name.description)"
            if step == .accept { text += ", then countersign accept \(summary.name.description)" }
        } else {
            text += summary.next
        }
        return .indented(text)
    }

    private var damaged: StyledText {
        items.filter { $0.summary.amendment == nil }.reduce(into: StyledText()) { text, item in
            text += .indented("\(item.summary.name.description, .bold): nothing on it counts.")
            for finding in item.summary.findings {
                text += "    \(finding.sentence)\n"
                if let hint = finding.hint { text += "    \(hint, .dim)\n" }
            }
        }
    }

    private var deskLines: StyledText {
        guard history.agreement.repository.workingDirectory != nil else {
            return .indented("This copy has none: it is for sharing and proving alone.")
        }
        var text: StyledText
        switch desk {
        case .main: text = .indented("They are those of the agreement, version \(history.current.number).")
        case .amendment(let name): text = .indented("They are those of the amendment \(name.description, .bold).")
        case .draft(let slug):
            text = .indented("They are your private draft \(slug.description, .bold).")
            if draftCommits > 0 {
                let commits = draftCommits == 1 ? "a commit" : "\(draftCommits) commits"
                text += .indented(
                    "It holds \(commits) of your own: to propose makes one act of the files as they stand.")
            }
        case .other(let name):
            text = .indented("They are on \(name), which is no part of the agreement. Back: countersign switch")
        case .detached(let id):
            let number = history.ledger.number(of: id)
            let what: StyledText = number.map { "version \($0)" } ?? "the commit \(id.short)"
            text = .indented("They are those of " + what + ", apart from any amendment. Back: countersign switch")
        }
        if let unfinished {
            text += .indented("git is in the middle of a \(unfinished.rawValue). To leave it: \(unfinished.wayOut)")
        }
        if let refresh {
            return text
                + .indented(
                    "They carry it onto version \(refresh.version), and a person must decide what is to hold. Edit them,"
                        + " and then: countersign refresh \(refresh.amendment.description). To give up: countersign discard"
                )
        }
        guard !edits.isEmpty else { return text }
        text += .indented("Edited and not yet proposed:")
        for path in edits.prefix(20) { text += "    \(path)\n" }
        if edits.count > 20 { text += "    and \(edits.count - 20) more\n" }
        return text + .indented("Next: countersign diff, countersign check, and then countersign propose -m SUMMARY")
    }

    // MARK: For programs

    /// The page in JSON; see `docs/json.md`, "status".
    func json() throws -> JSONValue {
        let declaration = history.current.text.declaration
        let day = history.today
        let governing = try history.governing(on: day)
        let number: Int? =
            switch governing {
            case .notYet: nil
            case .version(let number), .ended(let number, _): number
            }
        let until =
            try number.map { number throws(AgreementError) in try history.version(number).text.declaration.term?.until }
            ?? nil
        return .object([
            ("schema", "countersign.status/1"), ("agreement", .string(history.agreement.id.description)),
            ("title", .object(declaration.title.languages.map { ($0.description, .text(declaration.title[$0])) })),
            ("prevailing", .string(declaration.prevailing.description)), ("today", .string(day.description)),
            ("head", .string(history.head.description)), ("sound", .string(history.ledger.head.description)),
            ("versions", .integer(history.ledger.versions.count)), ("confirmed", .text(confirmedAt?.rfc3339)),
            (
                "inForce",
                .object([
                    ("state", .string(governing.word)), ("version", .number(number)),
                    ("from", .text(number.flatMap { history.ledger.inForceFrom($0) }?.description)),
                    ("until", .text(until?.description)),
                    ("executed", .text(try number.flatMap { try history.execution(of: $0) }?.rfc3339)),
                ])
            ),
            (
                "waiting",
                .array(
                    try history.waiting(after: day).map { number in
                        .object([
                            ("version", .integer(number)),
                            ("from", .text(history.ledger.inForceFrom(number)?.description)),
                            ("executed", .text(try history.execution(of: number)?.rfc3339)),
                        ])
                    })
            ),
            ("remote", .text(remote)),
            ("unsent", .array(unsent.map(\.json))),
            (
                "you",
                key.map { key in
                    .object([
                        ("key", .string(key.fingerprint)), ("party", .text(author?.owner.party.description)),
                        ("person", .text(author?.owner.person.description)),
                    ])
                } ?? .null
            ),
            (
                "amendments",
                .array(
                    items.filter { $0.summary.standing?.stage != .withdrawn }.map { item in
                        .object(
                            item.summary.members + [("yourSteps", .array(item.steps.map { .string($0.rawValue) }))])
                    })
            ),
            ("files", .object([("branch", .text(desk.reference)), ("edits", .array(edits.map(JSONValue.string)))])),
            ("detours", .array(detours.map { .object(DetourView(detour: $0).members) })),
            ("findings", UnsoundView(history).json),
        ])
    }
}

extension History.Governing {
    /// The word in JSON.
    fileprivate var word: String {
        switch self {
        case .notYet: "notYet"
        case .version: "inForce"
        case .ended: "ended"
        }
    }
}

extension Standing.Step {
    /// What it is about, in a sentence.
    fileprivate var words: String {
        switch self {
        case .enrol: "Your new key is listed in it and not proved yet."
        case .accept: "Your consent is needed."
        case .merge: "Every party has accepted, and it is for you to merge it."
        case .refresh: "Another version came first, so it must be carried onto that one."
        }
    }
}
