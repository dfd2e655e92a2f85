internal import AgreementProfiles
public import Agreements

/// An amendment as one page of HTML to send to somebody who has no copy of the agreement, such as a lawyer.
public struct AmendmentDocument: Sendable {
    private let amendment: Amendment
    private let files: [FileRedline]
    private let consequences: [Consequence]
    private let inForceFrom: CivilDate?
    private let sentence: String
    private let asOf: CivilDate

    /// Puts the page together.
    ///
    /// - Parameters:
    ///   - files: what differs between the base and the text.
    ///   - consequences: what that comes to.
    ///   - inForceFrom: from when the text would govern.
    ///   - sentence: what it waits for.
    ///   - asOf: the day on which all of this was so.
    public init(
        _ amendment: Amendment, files: [FileRedline], consequences: [Consequence], inForceFrom: CivilDate?,
        sentence: String, asOf: CivilDate
    ) {
        self.amendment = amendment
        self.files = files
        self.consequences = consequences
        self.inForceFrom = inForceFrom
        self.sentence = sentence
        self.asOf = asOf
    }

    private var declaration: Declaration { amendment.text.declaration }
    private var prevailing: LanguageTag { declaration.prevailing }
    private var title: String { declaration.title[prevailing] ?? "" }

    /// The page.
    public var html: String {
        let note = VerificationNote(
            agreement: "\(amendment.agreement)", commit: "\(amendment.tip)", text: amendment.text.digest)
        var sections: [HTMLNode] = [.section("What it comes to", [.consequences(consequences)])]
        sections.append(.section("Files that change", [contents]))
        sections.append(.section(amendment.base.number > 0 ? "What changes" : "The text", changes))
        sections.append(.section("Who has consented to this very text", consents))
        let discussion = Discussion(of: amendment).topics
        if !discussion.isEmpty { sections.append(.section("What was said", discussion.flatMap(topic))) }
        sections.append(
            .section("How to verify", note.nodes(whatToRead: "countersign review \(amendment.name)")))
        return Page(
            title: "\(amendment.name): \(title)", content: [header, .make(.main, sections), VerificationNote.footer]
        ).markup
    }

    private var header: HTMLNode {
        var facts: [(String, HTMLNode)] = []
        if let proposal = amendment.proposal {
            let name = proposal.personName(in: amendment.text, amendment.base.text)
            let party = amendment.text.parties[proposal.party]?.name ?? proposal.party.description
            facts.append(
                (
                    "Proposed",
                    .make(
                        .span,
                        [
                            .quoted(name), .text(", "), .quoted(party),
                            .text(", \(proposal.time.shown(in: declaration.zone))"),
                        ])
                ))
            facts.append(
                ("In short", .quoted(amendment.latestText?.subject ?? proposal.subject)))
        }
        if let from = inForceFrom {
            let isOpen = declaration.inForce?.from == .execution && !amendment.isExecuted
            facts.append(("In force from", .text(isOpen ? "the day the last party accepts it" : from.shown)))
        }
        if declaration.languages.count > 1 {
            let name = Notation.english.name(of:)
            let all = declaration.languages.map(name).joined(separator: ", ")
            facts.append(("Languages", .text("\(all); where they differ, \(name(prevailing)) prevails")))
        }
        facts += [
            (
                "Amends",
                .make(.span, [.text("version \(amendment.base.number) "), .make(.span, .mono, "\(amendment.base.id)")])
            ),
            ("Digest of the text", .make(.span, .mono, amendment.text.digest.description)),
            ("Commit", .make(.span, .mono, "\(amendment.tip)")),
            ("Agreement", .make(.span, .mono, "\(amendment.agreement)")),
        ]
        return .make(
            .header,
            [
                .make(.p, .kicker, "Amendment \(amendment.name), as of \(asOf.shown)"),
                .element(
                    .h1, [.language(prevailing), .direction(prevailing.direction)], [.text(title)]),
                .make(.p, .status, [.quoted(sentence)]), .facts(facts),
            ])
    }

    // MARK: What changes

    private var contents: HTMLNode {
        if files.isEmpty { return .make(.p, "None.") }
        return .make(
            .nav,
            [
                .make(
                    .ul,
                    files.enumerated().map { index, file in
                        .make(
                            .li,
                            [
                                .element(.a, [.toAnchor(index)], [.text(file.title)]), .text(" "),
                                .make(.small, file.change.kind == .changed ? "" : file.change.kind.rawValue),
                            ])
                    })
            ])
    }

    /// The files, those of one clause side by side in their languages.
    private var changes: [HTMLNode] {
        var rows: [(name: String?, columns: [(language: LanguageTag?, content: [HTMLNode])])] = []
        for (index, file) in files.enumerated() {
            var (name, language): (String?, LanguageTag?) = (nil, nil)
            if case .clause(let number, let slug, let own) = file.change.place {
                (name, language) = ("\(number)-\(slug)", own)
            }
            let content: [HTMLNode] = [.redline(of: file, number: index)]
            if let name, rows.last?.name == name {
                rows[rows.count - 1].columns.append((language, content))
            } else {
                rows.append((name, [(language, content)]))
            }
        }
        return rows.map { row in
            // The language that prevails comes first.
            .sideBySide(
                row.columns.filter { $0.language == prevailing } + row.columns.filter { $0.language != prevailing })
        }
    }

    // MARK: Consents

    private var consents: [HTMLNode] {
        amendment.requirements.flatMap { requirement -> [HTMLNode] in
            let party = requirement.party
            let people = party.people.filter { $0.may == .sign }.map { person in
                consent(person, KeyOwner(party: party.id, person: person.id))
            }
            return [
                .make(.h3, [.quoted(party.name), .make(.span, .quiet, " \(requirement.count) needed")]),
                .make(.ul, .consent, people),
            ]
        }
    }

    private func consent(_ person: Person, _ owner: KeyOwner) -> HTMLNode {
        if let act = amendment.consents[owner] {
            return .make(
                .li, .given,
                [
                    .quoted(person.name), .text(" accepted on \(act.time.shown(in: declaration.zone)) "),
                    .make(.small, "key \(act.fingerprint), act \(act.id)"),
                ])
        }
        if let act = amendment.rejections[owner] {
            return .make(
                .li, .refused,
                [
                    .quoted(person.name), .text(" rejected it on \(act.time.shown(in: declaration.zone)): "),
                    .quoted(act.body),
                ])
        }
        return .make(.li, .open, [.quoted(person.name), .text(" has not")])
    }

    // MARK: Discussion

    private func topic(_ topic: Discussion.Topic) -> [HTMLNode] {
        [.make(.h3, topic.name.map { [.text("On "), .quoted($0)] } ?? [.text("On the whole text")])]
            + threads(topic.remarks)
    }

    /// Replies within the remark that they stand under, as deep as a page can show.
    private func threads(_ remarks: [Discussion.Remark]) -> [HTMLNode] {
        remarks.map { remark in
            (0..<min(remark.depth, Self.deepestReply)).reduce(said(remark)) { node, _ in .make(.div, .reply, [node]) }
        }
    }

    private static let deepestReply = 6

    private func said(_ remark: Discussion.Remark) -> HTMLNode {
        let act = remark.act
        let party = amendment.text.parties[act.party]?.name ?? act.party.description
        let verb = remark.depth > 0 && act.kind == .comment ? "replied" : act.kind.shortPastTense
        var head: [HTMLNode] = [
            .make(.strong, [.quoted(act.personName(in: amendment.text, amendment.base.text))]),
            .make(
                .span, .quiet,
                [.text(" ("), .quoted(party), .text(") \(verb), \(act.time.shown(in: declaration.zone))")]),
        ]
        if remark.isAboutEarlierText { head.append(.make(.span, .earlier, "about an earlier text")) }
        let words = (act.kind.changesText ? [act.subject] : []) + (act.body.isEmpty ? [] : [act.body])
        return .make(.div, .remark, [.make(.p, head)] + words.map { .make(.p, [.quoted($0)]) })
    }
}
