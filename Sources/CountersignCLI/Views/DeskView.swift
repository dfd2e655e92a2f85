internal import Agreements
internal import GitStore

/// What a person's files are of, what is edited in them, and how to go on.
struct DeskView {
    private let history: History
    private let desk: Desk
    private let edits: [String]
    /// What plain git waits to go on with.
    private let unfinished: UnfinishedWork?
    private let draftCommits: Int
    /// The amendment whose former branch the draft is.
    private let former: AmendmentName?
    private let refresh: PendingRefresh?
    private let drafts: [Slug]

    init(_ history: History) throws {
        self.history = history
        desk = try history.agreement.desk()
        edits = try history.unproposedPaths()
        let repository = history.agreement.repository
        unfinished = try attempt { () throws(GitError) in try repository.unfinishedWork() }
        if case .draft(let slug) = desk {
            draftCommits = try history.commitsOfDraft(slug)
            former = try history.amendment(formerlyOn: slug)?.name
        } else {
            (draftCommits, former) = (0, nil)
        }
        refresh = try history.pendingRefresh()
        drafts = try history.agreement.drafts()
    }

    /// That there are drafts, and how to go on with one.
    static func sentence(for drafts: [Slug]) -> StyledText {
        let names = drafts.map { StyledText($0.description, .bold) }
        let list = names.dropFirst().reduce(names.first ?? "") { $0 + ", " + $1 }
        let next = drafts.count == 1 ? drafts.map(\.description).joined() : "NAME"
        return "Not proposed yet, in this copy alone: " + list + ". To go on: countersign switch \(next)"
    }

    /// The drafts that the files are not of.
    private var otherDrafts: [Slug] {
        if case .draft(let slug) = desk { drafts.filter { $0 != slug } } else { drafts }
    }

    /// The lines below "Your files".
    var lines: StyledText {
        otherDrafts.isEmpty ? fileLines : fileLines + .indented(Self.sentence(for: otherDrafts))
    }

    private var fileLines: StyledText {
        guard history.agreement.repository.workingDirectory != nil else {
            return .indented("This copy has none: it is for sharing and proving alone.")
        }
        var text: StyledText
        switch desk {
        case .main: text = .indented("They are those of the agreement, version \(history.current.number).")
        case .amendment(let name):
            text = .indented("They are those of the amendment \(name.description, .bold).")
            if let landed {
                text += .indented(
                    "It is version \(landed) of the agreement, without what was done on it last. Back: countersign switch"
                )
            }
        case .draft(let slug):
            text = .indented("They are your private draft \(slug.description, .bold).")
            if let former {
                text += .indented(
                    "It is what you had on \(former.description, .bold) when both sides acted at once. To put it on"
                        + " \(former.description) again: countersign propose -m SUMMARY")
            } else if draftCommits > 0 {
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
        return text + .indented(StyledText(next))
    }

    /// How the edits are proposed: under a name of their own, where they are not those of something that can be revised.
    private var next: String {
        let steps = "Next: countersign diff, countersign check, and then countersign propose"
        switch desk {
        case .draft: return "\(steps) -m SUMMARY"
        case .amendment where landed != nil:
            return "Next: countersign switch, and then countersign propose NAME -m SUMMARY"
        case .amendment(let name):
            guard let amendment = try? history.amendment(name), !amendment.isWithdrawn else {
                return "\(steps) NAME -m SUMMARY"
            }
            return amendment.isExecuted
                ? "Every party has accepted it without them. Once it is part of the agreement: countersign propose NAME"
                    + " -m SUMMARY" : "\(steps) -m SUMMARY"
        case .main, .other, .detached: return "\(steps) NAME -m SUMMARY"
        }
    }

    /// The version that the amendment on the desk became.
    private var landed: Int? {
        if case .amendment(let name) = desk { history.landed(name) } else { nil }
    }

    /// The files in JSON; see `docs/json.md`, "status".
    var json: JSONValue {
        .object([
            ("branch", .text(desk.reference)), ("edits", .array(edits.map(JSONValue.string))),
            ("drafts", .array(drafts.map { .string($0.description) })),
        ])
    }
}
