internal import Agreements
internal import GitStore
internal import SSHSignature

/// How a version came to be: who proposed it, who consented, and when.
struct VersionView {
    let number: Int
    let inForceFrom: CivilDate?
    /// The merge, or the opening act of version 0.
    let act: Act
    /// nil for version 0.
    let amendment: Amendment?
    private let text: Text

    init(_ number: Int, in history: History) throws {
        self.number = number
        inForceFrom = history.ledger.inForceFrom(number)
        text = try history.version(number).text
        if let landing = try history.landing(of: number) {
            (act, amendment) = (landing.merge, landing.amendment)
        } else {
            (act, amendment) = (try history.opening(), nil)
        }
    }

    /// How many files differ from the version before.
    var changedFiles: Int { amendment.map { $0.text.changedPaths(from: $0.base.text).count } ?? 0 }

    private var consents: [Act] {
        amendment?.consents.values.sorted { ($0.party, $0.person) < ($1.party, $1.person) } ?? []
    }

    /// Every act that led to the version, newest first.
    private var acts: [Act] { [act] + (amendment?.acts.reversed() ?? []) }

    /// A few lines for `log`.
    func page(withActs: Bool) -> StyledText {
        var text: StyledText = "\("Version \(number)", .heading)"
        if let amendment { text += "  \(amendment.name.description, .bold)" }
        text += "  \(act.id.short, .dim)\n"
        if let amendment, let completion = amendment.completion {
            let from = inForceFrom?.shown ?? ""
            text += .indented("in force from \(from); executed \(completion.time.shown); \(changed)")
            if let proposal = amendment.proposal {
                text += .indented("\(proposal.subject)")
                text += .indented("proposed  " + who(proposal))
            }
            for consent in consents { text += .indented("accepted  " + who(consent)) }
            text += .indented("merged    " + who(act))
        } else {
            text += .indented("opened    " + who(act))
            text += .indented("It names the parties and how they sign; it never governs.")
        }
        if withActs {
            for act in acts { text += .indented("· " + line(act)) }
        }
        return text
    }

    private var changed: StyledText { changedFiles == 1 ? "1 file changed" : "\(changedFiles) files changed" }

    private func name(_ act: Act) -> String { act.personName(in: text, amendment?.base.text ?? text) }

    private func who(_ act: Act) -> StyledText {
        "by \(name(act), .bold) (\(act.party.description)), \(act.time.shown), key \(act.key.shortFingerprint, .dim)"
    }

    private func line(_ act: Act) -> StyledText {
        var line: StyledText = "\(act.id.short, .dim) \(act.time.shown)  \(name(act)) (\(act.party.description)) "
        line += "\(act.kind.shortPastTense)"
        switch act.kind {
        case .propose, .revise, .refresh: line += ": \(act.subject)"
        case .comment, .reject, .withdraw: line += ": \(act.body)"
        case .open, .enrol, .accept, .merge: break
        }
        return line
    }

    /// One line of `log --json`; see `docs/json.md`, "version".
    func json(withActs: Bool) -> JSONValue {
        var members: [(String, JSONValue)] = [
            ("schema", "countersign.version/1"), ("version", .integer(number)), ("id", .string(act.id.description)),
            ("time", .string(act.time.rfc3339)), ("inForceFrom", .text(inForceFrom?.description)),
            ("executed", .text(amendment?.completion?.time.rfc3339)),
            ("amendment", .text(amendment?.name.description)), ("text", .text(act.text?.description)),
            ("changedFiles", .integer(changedFiles)), ("proposal", amendment?.proposal?.json() ?? .null),
            ("consents", .array(consents.map { $0.json() })), ("by", act.json()),
        ]
        if withActs { members.append(("acts", .array(acts.map { $0.json() }))) }
        return .object(members)
    }
}
