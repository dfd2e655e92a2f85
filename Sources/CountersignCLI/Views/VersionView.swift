internal import AgreementDocuments
internal import Agreements
internal import GitStore
internal import SSHSignature

/// How a version came to be: what it changed, who proposed it, who consented, when, and what waited how long.
struct VersionView {
    let number: Int
    let inForceFrom: CivilDate?
    /// The merge, or the opening act of version 0.
    let act: Act
    /// nil for version 0.
    let amendment: Amendment?
    /// What the tool finds that it changed; nil for version 0.
    let change: ChangeSummary?
    /// The version whose text it was made from, with which it is compared; nil for version 0.
    let basis: Int?
    /// What was said on its amendment too late, as far as this clone knows; oldest first.
    let late: [Act]
    private let text: Text
    /// When it governs; nil for version 0.
    private let tenure: Tenure?
    private let today: CivilDate
    /// The zone of the newest version, in which nothing is said of zones.
    private let zoneNow: AgreementZone

    /// Reads the version, what it changed, and every act that led to it.
    ///
    /// - Parameter withLate: whether what came too late is looked for.
    init(
        _ number: Int, in history: History, _ tenures: Tenures, _ lineage: Lineage, withLate: Bool = false
    ) throws {
        self.number = number
        late = withLate ? try history.late(on: number) : []
        inForceFrom = history.ledger.inForceFrom(number)
        tenure = try tenures.tenure(of: number)
        today = history.today
        zoneNow = history.current.text.declaration.zone
        if let landing = try history.landing(of: number) {
            (act, amendment, text) = (landing.merge, landing.amendment, landing.amendment.text)
            let (before, basis) = (landing.amendment.base, try lineage.basis(of: number))
            let base = try basis.flatMap { $0 == before.number ? nil : try history.version($0) } ?? before
            change = try ChangeSummary(
                history.comparison(from: base.text, to: landing.amendment.text), base: base.number)
            self.basis = base.number
        } else {
            (act, amendment, change, basis) = (try history.opening(), nil, nil, nil)
            text = try history.version(number).text
        }
    }

    private var consents: [Act] { amendment?.consentsInOrder ?? [] }

    /// Every act that led to the version, newest first.
    var acts: [Act] { [act] + (amendment?.acts.reversed() ?? []) }

    /// The act that put the text on the table which was agreed on at last.
    private var tabled: Act? { amendment?.acts.last { $0.kind.changesText } }

    /// How long an act was waited for: a consent from when its text lay on the table, the merge from when it could be
    /// made. Nothing where it came at once.
    private func wait(for act: Act) -> Wait? {
        let since = act.kind == .merge ? amendment?.completion : tabled
        return since.map { Wait(from: $0.time, to: act.time) }
    }

    /// A few lines for `log`.
    func page(withActs: Bool) -> StyledText {
        var page = heading
        if let tenure, let completion = amendment?.completion {
            let words = TenureWords(tenure)
            page += .indented("\(words.phrase(on: today)); executed \(shown(completion))")
            if let replaces = words.replaces { page += .indented("replaces  \(replaces)") }
            if let change { page += .indented("changed   \(change.sentence)\(compared)") }
            page += people
            page += .indented("merged    " + who(act))
        } else {
            page += .indented("opened    " + who(act))
            page += .indented("It names the parties and how they sign; it never governs.")
        }
        if withActs {
            for act in late.reversed() { page += said(act, isLate: true) }
            for act in acts { page += said(act) }
        }
        return page
    }

    /// `Version 2  acme/availability  3f2a1b2c`.
    private var heading: StyledText {
        var text: StyledText = "\("Version \(number)", .heading)"
        if let amendment { text += "  \(amendment.name.description, .bold)" }
        return text + "  \(act.id.short, .dim)\n"
    }

    /// With which version it is compared, where that is not the one before it.
    private var compared: String {
        guard let basis, basis < number - 1 else { return "" }
        return "; compared with version \(basis), which it builds on"
    }

    /// Who proposed the version and who consented, one line each.
    private var people: StyledText {
        var text = StyledText()
        if let proposal = amendment?.proposal { text += .indented("proposed  " + who(proposal)) }
        if let tabled, tabled.kind != .propose {
            text += .indented("\(tabled.kind.pastTense.padded)" + who(tabled))
        }
        for consent in consents { text += .indented("accepted  " + who(consent)) }
        return text
    }

    /// What `annotate` says of a version: where it comes from, who proposed it and who consented.
    var credit: StyledText {
        guard let tenure else { return heading + .indented("opened    " + who(act)) }
        return heading + .indented("\(TenureWords(tenure).phrase(on: today))") + people
    }

    /// The day on which it was executed or opened, by the clocks of its own zone.
    var executionDay: CivilDate { tenure?.executed ?? CivilDate(of: act.time.seconds, in: zone) }

    /// That of the text, by which its own dates were reckoned.
    private var zone: AgreementZone { text.declaration.zone }

    /// When an act says it was done, by the clocks of the version's own zone; named where it is another by now.
    private func shown(_ act: Act) -> String {
        act.time.shown(in: zone) + (zone == zoneNow ? "" : " (\(zone))")
    }

    private func name(_ act: Act) -> String { act.personName(in: text, amendment?.base.text ?? text) }

    private func who(_ act: Act) -> StyledText {
        let waited = [.accept, .merge].contains(act.kind) ? wait(for: act)?.words : nil
        return
            "by \(name(act), .bold) (\(act.party.description)), \(shown(act)), key \(act.key.shortFingerprint, .dim)"
            + (waited.map { ", \($0)" } ?? "")
    }

    /// One act and the words that came with it, each line of them under it.
    private func said(_ act: Act, isLate: Bool = false) -> StyledText {
        var line: StyledText = "· \(act.id.short, .dim) \(shown(act))  \(name(act)) (\(act.party.description)) "
        line += "\(act.kind.shortPastTense)"
        if let clause = act.clause { line += " on \(clause)" }
        if let re = act.re { line += ", replying to \(re.short, .dim)" }
        if isLate { line += ", too late to be part of it" }
        switch act.kind {
        case .propose, .revise, .refresh: line += ": \(act.subject)"
        case .comment, .reject, .withdraw: line += ":"
        case .open, .enrol, .accept, .merge: return .indented(line)
        }
        return act.body.split(separator: "\n").reduce(into: .indented(line)) { text, words in
            text += .indented("    \(String(words))")
        }
    }

    /// One line of `log --json`; see `docs/json.md`, "version".
    func json(withActs: Bool) -> JSONValue {
        .object([("schema", "countersign.version/1")] + members(withActs: withActs))
    }

    /// The members without the schema.
    func members(withActs: Bool) -> [(String, JSONValue)] {
        var members: [(String, JSONValue)] = [
            ("version", .integer(number)), ("id", .string(act.id.description)),
            ("time", .string(act.time.rfc3339)), ("inForceFrom", .text(inForceFrom?.description)),
            ("executed", .text(amendment?.completion?.time.rfc3339)),
        ]
        members += Tenure.members(tenure)
        members += [
            ("amendment", .text(amendment?.name.description)), ("text", .text(act.text?.description)),
            ("changed", .text(change?.sentence)), ("comparedWith", basis.map(JSONValue.integer) ?? .null),
            ("labels", .array((change?.labels ?? []).map { .string($0.rawValue) })),
            ("paths", .array((change?.paths ?? []).map(JSONValue.string))),
            ("changedFiles", .integer(change?.paths.count ?? 0)),
            ("proposal", amendment?.proposal?.json() ?? .null),
            ("tabled", .text(tabled?.time.rfc3339)), ("tabledBy", tabled?.json() ?? .null),
            (
                "consents",
                .array(consents.map { $0.json(adding: [("waited", .number(wait(for: $0)?.seconds))]) })
            ),
            ("by", act.json(adding: [("waited", .number(amendment == nil ? nil : wait(for: act)?.seconds))])),
        ]
        if withActs {
            members += [
                ("acts", .array(acts.map { $0.json() })), ("late", .array(late.map { $0.json() })),
            ]
        }
        return members
    }
}

extension String {
    /// As wide as `refreshed` and a space, so that what stands behind it is aligned.
    fileprivate var padded: String { self + String(repeating: " ", count: max(0, 10 - count)) }
}
