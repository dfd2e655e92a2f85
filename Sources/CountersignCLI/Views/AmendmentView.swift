internal import AgreementDocuments
internal import Agreements
internal import GitStore

/// An amendment as someone should see it who has never used git: what changes, who has consented, what was said.
struct AmendmentView {
    let amendment: Amendment
    let history: History
    let standing: Standing
    let redline: RedlineView

    init(_ amendment: Amendment, in history: History) throws {
        self.amendment = amendment
        self.history = history
        standing = history.standing(of: amendment)
        redline = try RedlineView(
            history.comparison(from: amendment.base.text, to: amendment.text),
            languages: .reading(amendment.text.declaration, amendment.base.text.declaration))
    }

    /// The essentials: which text, on which version, what changes in figures and files.
    var summary: StyledText {
        let base = amendment.base
        var text: StyledText = "\("Amendment \(amendment.name)", .heading) to version \(base.number)\n"
        text += "Text \(amendment.text.digest.description)\n"
        if let from = inForce { text += from + "\n" }
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
        var text = summary
        if amendment.base.number > 0 {
            text += "\n\("What changes", .heading)\n" + redline.body()
        } else {
            text += "\n\("The text", .heading)\n" + redline.body(context: nil)
        }
        text += "\n\("Who has consented to this very text", .heading)\n" + consents
        let discussion = discussion
        if !discussion.isEmpty { text += "\n\("What was said", .heading)\n" + discussion }
        text += "\n\("Next", .heading)\n  " + standing.sentence(on: amendment) + "\n"
        return text
    }

    /// From when the text would govern.
    private var inForce: StyledText? {
        guard let date = history.inForceFrom(amendment) else { return nil }
        let isExecution = amendment.text.declaration.inForce?.from == .execution
        let prevailing = amendment.text.declaration.prevailing
        var text: StyledText =
            isExecution && !amendment.isExecuted
            ? "In force from the day the last party accepts it." : "In force from \(date.shown, .bold)."
        if amendment.text.declaration.languages.count > 1 {
            text += " Where the languages differ, \(prevailing.description) prevails."
        }
        return text
    }

    /// One line a signatory, party by party.
    private var consents: StyledText {
        var text = StyledText()
        for requirement in amendment.requirements {
            text += "  \(requirement.party.name, .bold) (\(requirement.count) needed)\n"
            for person in requirement.party.people where person.may == .sign {
                let owner = KeyOwner(party: requirement.party.id, person: person.id)
                if let act = amendment.consents[owner] {
                    text += "    \("✓", .good) \(person.name) accepted on \(act.time.shown)\n"
                } else if let act = amendment.rejections[owner] {
                    text += "    \("✗", .warning) \(person.name) rejected it on \(act.time.shown): \(act.body)\n"
                } else {
                    text += "    · \(person.name) has not\n"
                }
            }
        }
        for owner in standing.keysToEnrol { text += "  \(owner.description) has still to prove a new key\n" }
        return text
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
        let name = act.personName(in: amendment.text, amendment.base.text)
        let verb = remark.depth > 0 && act.kind == .comment ? "replied" : act.kind.shortPastTense
        var text: StyledText =
            "\(margin)\(name, .bold) (\(act.party.description)) \(verb), \(act.time.shown) \(act.id.short, .dim)"
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
        AmendmentDocument(
            amendment, files: redline.files, consequences: redline.consequences,
            inForceFrom: history.inForceFrom(amendment), sentence: standing.sentence(on: amendment).plain,
            asOf: history.today)
    }

    /// The page in JSON; see `docs/json.md`.
    var json: JSONValue {
        .object([
            ("schema", "countersign.review/1"), ("amendment", .string(amendment.name.description)),
            ("stage", .string(standing.stage.rawValue)), ("base", .integer(amendment.base.number)),
            ("baseId", .string(amendment.base.id.description)), ("text", .string(amendment.text.digest.description)),
            ("inForceFrom", .text(history.inForceFrom(amendment)?.description)),
            ("consequences", redline.consequencesJSON),
            ("changes", redline.json),
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
            ("acts", .array(amendment.acts.map { $0.json() })),
        ])
    }
}
