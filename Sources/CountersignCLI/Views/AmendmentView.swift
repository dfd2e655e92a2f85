internal import AgreementDocuments
internal import AgreementProfiles
internal import Agreements
internal import GitStore
internal import SSHSignature

/// An amendment as someone should see it who has never used git: what changes, who has consented, what was said.
struct AmendmentView {
    let amendment: Amendment
    let history: History
    let standing: Standing
    let redline: RedlineView
    /// What the profile says of the text's content.
    let findings: [Finding]
    private let effect: Effect?
    /// What changed since the text before this one; nil where there was none.
    private let revision: RevisionView?
    private let companions: [Companion]
    /// As the reader is told it; nil where nobody in particular reads.
    private let outlook: Outlook?
    /// The one language that was asked for.
    private let language: LanguageTag?

    /// - Parameter language: in which it is said what the amendment comes to; the prevailing one where there is none.
    init(
        _ amendment: Amendment, in history: History, for situation: Situation? = nil, language: LanguageTag? = nil
    ) throws {
        self.amendment = amendment
        self.history = history
        self.language = language
        let standing = history.standing(of: amendment)
        self.standing = standing
        outlook = situation.map { Outlook(amendment, standing, in: $0) }
        revision = try RevisionView(amendment, in: history)
        effect = try history.effect(of: amendment)
        companions = try Companion.all(of: amendment.name, in: history)
        redline = try RedlineView(
            history.comparison(from: amendment.base.text, to: amendment.text),
            amendment.text.declaration, from: amendment.base.text.declaration, in: language, ledger: history.ledger
        ) { language in
            try history.creditChanges(
                by: amendment.text, to: amendment.base.text, from: history.inForceFrom(amendment) ?? history.today,
                in: language)
        }
        findings = try history.contentFindings(
            in: amendment.text, amending: amendment.base, after: history.textsOnTheTable(of: amendment),
            on: amendment.isExecuted ? nil : history.today)
    }

    /// The essentials: which text, on which version, what changes in figures and files.
    var summary: StyledText {
        let base = amendment.base
        var text: StyledText = "\("Amendment \(amendment.name)", .heading) to version \(base.number)\n"
        text += "Text \(amendment.text.digest.description)\n"
        if let withdrawal = amendment.withdrawal {
            let name = amendment.name(of: KeyOwner(party: withdrawal.party, person: withdrawal.person))
            text += "\("Withdrawn", .warning) on \(withdrawal.time.shown(in: zone)) by \(name): \(withdrawal.body)\n"
        }
        if let from = inForce { text += from + "\n" }
        for companion in companions { text += companion.sentence + "\n" }
        text += redline.summary
        text += "\n\("Files that change", .heading)\n"
        if redline.files.isEmpty { text += "  none\n" }
        for file in redline.files {
            let former = file.change.formerPlace.map { ", before \($0.path)" } ?? ""
            text += "  \(file.mark) \(file.change.path)\(former)\n"
        }
        return text
    }

    /// The whole page.
    var page: StyledText {
        var text = summary + "\n" + words
        if !findings.isEmpty { text += "\n\("What the text leaves open", .heading)\n" + FindingsView.lines(findings) }
        text += "\n\("Who has consented to this very text", .heading)\n" + consents
        let discussion = discussion
        if !discussion.isEmpty { text += "\n\("What was said", .heading)\n" + discussion }
        let next = outlook?.sentence ?? standing.sentence(on: amendment)
        text += "\n\("Next", .heading)\n  " + next + "\n" + choices
        return text
    }

    /// What changes, word by word, and what of it since the proposal before; the whole text where it is the first.
    private var words: StyledText {
        let words: StyledText =
            amendment.base.number > 0
            ? "\("What changes", .heading)\n" + redline.body()
            : "\("The text", .heading)\n" + redline.body(context: nil)
        return revision.map { words + $0.lines } ?? words
    }

    /// What is shown to someone before they sign it: the essentials, and every word that changes, unless they put the
    /// text on the table themselves.
    func beforeSigning(by owner: KeyOwner) -> StyledText {
        if amendment.latestText?.isBy(owner) == true { return summary }
        guard amendment.base.number > 0 else {
            return summary
                + "\nIt is a whole agreement. To read it: countersign review \(amendment.name.description)\n"
        }
        return summary + "\n" + words
    }

    /// What a reader can do while the text is on the table, command by command.
    private var choices: StyledText {
        guard standing.stage == .negotiating, outlook?.isObstructed != true, outlook?.isOutside != true else {
            return StyledText()
        }
        let (name, option) = (amendment.name.description, outlook?.option ?? "")
        let isKnown = outlook?.owner != nil
        var lines: [String] = []
        if isKnown ? outlook?.steps.contains(.accept) ?? false : standing.rejectedBy.isEmpty {
            lines.append("To accept this text for your party: countersign accept \(name)\(option)")
        }
        if !isKnown || outlook?.mayReject ?? false {
            lines.append("To refuse it: countersign reject \(name) -m WHY\(option)")
        }
        lines += [
            "To say something: countersign comment \(name) -m TEXT --clause CLAUSE\(option)",
            "To put another text in its place: countersign switch \(name), edit the files, and then",
            "  countersign propose -m SUMMARY\(option)",
        ]
        return lines.map { "  " + StyledText($0) }.joined() + "\n"
    }

    private func isReader(_ owner: KeyOwner) -> Bool { owner == outlook?.owner }

    /// From when the text would govern, and what it does to other versions.
    private var inForce: StyledText? {
        guard let effect else { return nil }
        var text = EffectView(effect, in: history).sentence
        if amendment.text.declaration.languages.count > 1 {
            let prevailing = Notation.english.name(of: amendment.text.declaration.prevailing)
            // What is wrong ends with advice, and stands apart.
            text += effect.fault == nil ? " " : "\n"
            text += "Where the languages differ, the \(prevailing) text prevails."
        }
        return text
    }

    private var zone: AgreementZone { amendment.text.declaration.zone }

    /// One line a signatory, party by party.
    private var consents: StyledText {
        var text = StyledText()
        for requirement in amendment.requirements {
            text += "  \(requirement.party.name, .bold) (\(requirement.count) needed)\n"
            for person in requirement.party.people where person.may == .sign {
                let owner = KeyOwner(party: requirement.party.id, person: person.id)
                let isReader = isReader(owner)
                let name = isReader ? "You" : person.name
                let has = isReader ? "have" : "has"
                if let act = amendment.consents[owner] {
                    text += "    \("✓", .good) \(name) accepted on \(act.time.shown(in: zone))\n"
                } else if let act = amendment.rejections[owner] {
                    text += "    \("✗", .warning) \(name) rejected it on \(act.time.shown(in: zone)): \(act.body)\n"
                } else if let act = amendment.acts.last(where: { $0.kind == .accept && $0.isBy(owner) }) {
                    let they = isReader ? "you" : "they"
                    text +=
                        "    · \(name) \(has) not: what \(they) accepted on \(act.time.shown(in: zone)) was another text\n"
                } else {
                    text += "    · \(name) \(has) not\n"
                }
            }
        }
        for (name, paths) in uncovered {
            text += "  Nobody has bound \(name) yet on: \(paths.joined(separator: ", "))\n"
        }
        for owner in standing.keysToEnrol {
            let who = isReader(owner) ? "You have" : "\(amendment.name(of: owner)) has"
            text += "  \(who) still to prove a new key\n"
        }
        return text
    }

    /// The files on which those who accepted may not bind their party, of parties where enough people accepted.
    private var uncovered: [(String, [String])] {
        let waiting = Set(standing.missingConsents.map(\.party.id))
        let open = Dictionary(grouping: standing.uncovered.filter { !waiting.contains($0.party.id) }, by: \.party.name)
        return open.sorted { $0.key < $1.key }.map { ($0.key, $0.value.map(\.path)) }
    }

    /// What was said, by what it is about.
    private var discussion: StyledText {
        var text = StyledText()
        let topics = Discussion(of: amendment).topics
        for topic in topics {
            if topic.name != nil || topics.count > 1 {
                text += "  \(topic.name.map { "On \($0)" } ?? "On the whole text", .heading)\n"
            }
            for remark in topic.remarks { text += said(remark) }
        }
        return text
    }

    private func said(_ remark: Discussion.Remark) -> StyledText {
        let act = remark.act
        let margin = String(repeating: "  ", count: min(remark.depth, Self.deepestMargin) + 1)
        let name =
            isReader(KeyOwner(party: act.party, person: act.person))
            ? "You" : act.personName(in: amendment.text, amendment.base.text)
        let verb = remark.depth > 0 && act.kind == .comment ? "replied" : act.kind.shortPastTense
        var text: StyledText =
            "\(margin)\(name, .bold) (\(act.party.description)) \(verb), \(act.time.shown(in: zone)) \(act.id.short, .dim)"
        if remark.isAboutEarlierText { text += "  \("about an earlier text", .warning)" }
        text += "\n"
        if act.kind.changesText { text += "\(margin)  \(act.subject)\n" }
        for line in act.body.split(separator: "\n") { text += "\(margin)  \(String(line))\n" }
        return text
    }

    /// Deeper replies stand no further to the right.
    private static let deepestMargin = 6

    /// The page to send to somebody who has no copy.
    var document: AmendmentDocument {
        get throws {
            AmendmentDocument(
                amendment, files: redline.files, consequences: try redline.consequencesOnPaper,
                effect: effect, standing: standing, asOf: history.today, language: language)
        }
    }

    /// The page in JSON; see `docs/json.md`.
    var json: JSONValue {
        .object([
            ("schema", "countersign.review/1"), ("amendment", .string(amendment.name.description)),
            ("stage", .string(standing.stage.rawValue)), ("base", .integer(amendment.base.number)),
            ("baseId", .string(amendment.base.id.description)), ("text", .string(amendment.text.digest.description)),
            ("inForceFrom", .text(history.inForceFrom(amendment)?.description)),
            (
                "replaces",
                .array(
                    ((effect?.replaces.map(\.version) ?? []) + (effect?.alreadyReplaced ?? [])).sorted()
                        .map(JSONValue.integer))
            ),
            ("belongsWith", .array(companions.map { .string($0.other.description) })),
            ("consequences", redline.consequencesJSON),
            ("changes", redline.json), ("revision", revision?.json ?? .null),
            (
                "consents",
                .array(
                    amendment.requirements.map { requirement in
                        .object([
                            ("party", .string(requirement.party.id.description)),
                            ("needed", .integer(requirement.count)),
                            ("given", .array(amendment.consents(of: requirement.party.id).map { $0.json() })),
                        ])
                    })
            ),
            ("keysToEnrol", .array(standing.keysToEnrol.map { .string($0.description) })),
            ("acts", .array(amendment.acts.map { $0.json() })), ("findings", .array(findings.map(\.json))),
        ])
    }
}

extension Act {
    fileprivate func isBy(_ owner: KeyOwner) -> Bool { party == owner.party && person == owner.person }
}
