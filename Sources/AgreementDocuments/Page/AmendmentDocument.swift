internal import AgreementProfiles
public import Agreements

/// An amendment as one page of HTML to send to somebody who has no copy of the agreement, such as a lawyer.
public struct AmendmentDocument: Sendable {
    private let amendment: Amendment
    private let files: [FileRedline]
    private let consequences: [[Consequence]]
    private let effect: Effect?
    private let standing: Standing
    private let asOf: CivilDate
    private let words: DocumentWords
    private let title: String

    /// Puts the page together.
    ///
    /// - Parameters:
    ///   - files: what differs between the base and the text.
    ///   - consequences: what that comes to, in each language that the page speaks.
    ///   - effect: from when the text would govern, and what that does to other versions; nil where it names no day.
    ///   - standing: what it waits for.
    ///   - asOf: the day on which all of this was so.
    ///   - language: the one language that the page speaks; all of the text's where nil.
    public init(
        _ amendment: Amendment, files: [FileRedline], consequences: [[Consequence]], effect: Effect?,
        standing: Standing,
        asOf: CivilDate, language: LanguageTag?
    ) {
        self.amendment = amendment
        self.files = files
        self.consequences = consequences
        self.effect = effect
        self.standing = standing
        self.asOf = asOf
        let shown = amendment.text.declaration.languagesShown(language)
        words = DocumentWords(shown)
        title = amendment.text.declaration.title(in: shown)
    }

    private var declaration: Declaration { amendment.text.declaration }
    private var prevailing: LanguageTag { declaration.prevailing }

    /// The page.
    public var html: String {
        let note = VerificationNote(
            agreement: "\(amendment.agreement)", commit: "\(amendment.tip)", text: amendment.text.digest,
            whatToRead: "countersign review \(amendment.name)", words: words)
        var sections: [HTMLNode] = []
        if let effect {
            sections.append(.section(words.label("Mulai berlakunya", "When it takes force"), force(effect)))
        }
        sections.append(.consequences(consequences, in: words))
        sections.append(.section(words.label("Berkas yang berubah", "Files that change"), [contents]))
        let isFirst = amendment.base.number == 0
        sections.append(
            .section(isFirst ? words.label("Naskah", "The text") : words.label("Yang berubah", "What changes"), changes)
        )
        sections.append(
            .section(words.label("Siapa yang menyetujui naskah ini", "Who has consented to this very text"), consents))
        let discussion = Discussion(of: amendment).topics
        if !discussion.isEmpty {
            sections.append(.section(words.label("Pembicaraan", "What was said"), discussion.flatMap(topic)))
        }
        sections.append(note.section)
        return Page(
            title: "\(amendment.name): \(title)", language: words.first,
            content: [header, .make(.main, sections), VerificationNote.footer(in: words)]
        ).markup
    }

    private var header: HTMLNode {
        let kicker = words.label { notation in
            notation.words(id: "Amandemen \(amendment.name), per ", en: "Amendment \(amendment.name), as of ")
                + notation.day(asOf)
        }
        let status = words.each { standing.sentence(on: amendment, in: $0) }
        return .make(
            .header,
            [
                .make(.p, .kicker, kicker),
                .make(.h1, [.quoted(title)]),
                .make(.div, .status, status.map { .make(.p, [.quoted($0)]) }), .facts(facts),
            ])
    }

    private var facts: [(String, HTMLNode)] {
        var facts: [(String, HTMLNode)] = []
        if let proposal = amendment.proposal {
            let name = proposal.personName(in: amendment.text, amendment.base.text)
            let party = amendment.text.parties[proposal.party]?.name ?? proposal.party.description
            let who: [HTMLNode] = [.quoted(name), .text(", "), .quoted(party), .text(", \(moment(proposal))")]
            facts.append((words.label("Diusulkan", "Proposed"), .make(.span, who)))
            facts.append(
                (words.label("Ringkasnya", "In short"), .quoted(amendment.latestText?.subject ?? proposal.subject)))
        }
        if let effect {
            let day =
                effect.isFromExecution
                ? words.label("hari pihak terakhir menyetujuinya", "the day the last party accepts it")
                : words.day(effect.from)
            facts.append((words.label("Mulai berlaku", "In force from"), .text(day)))
        }
        if declaration.languages.count > 1 { facts.append((words.label("Bahasa", "Languages"), .text(languages))) }
        let base = words.label("versi", "version") + " \(amendment.base.number) "
        return facts + [
            (
                words.label("Mengubah", "Amends"),
                .make(.span, [.text(base), .make(.span, .mono, "\(amendment.base.id)")])
            ),
            (words.label("Sidik naskah", "Digest of the text"), .make(.span, .mono, amendment.text.digest.description)),
            ("Commit", .make(.span, .mono, "\(amendment.tip)")),
            (words.label("Perjanjian", "Agreement"), .make(.span, .mono, "\(amendment.agreement)")),
        ]
    }

    private var languages: String {
        words.label { notation in
            let all = declaration.languages.map(notation.name(of:)).joined(separator: ", ")
            let name = notation.name(of: prevailing)
            return notation.words(
                id: "\(all); bila berbeda, yang berlaku ialah naskah \(name)",
                en: "\(all); where they differ, the \(name) text prevails")
        }
    }

    private func moment(_ act: Act) -> String { words.moment(act.time, in: declaration.zone) }

    /// From when it governs and what that does to other versions, and what stands in the way of it.
    private func force(_ effect: Effect) -> [HTMLNode] {
        words.each { EffectWords(effect, today: asOf, in: $0).paragraphs.joined(separator: " ") }.map { .make(.p, $0) }
    }

    // MARK: What changes

    private var contents: HTMLNode {
        if files.isEmpty { return .make(.p, words.label("Tidak ada.", "None.")) }
        return .make(
            .nav,
            [
                .make(
                    .ul,
                    files.enumerated().map { index, file in
                        .make(
                            .li,
                            [
                                .element(.a, [.toAnchor(index)], [.text(file.change.place.title(in: words))]),
                                .text(" "), .make(.small, file.change.kind.label(in: words)),
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
            let content: [HTMLNode] = [.redline(of: file, number: index, in: words)]
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
            let count = words.label("\(requirement.count) diperlukan", "\(requirement.count) needed")
            return [
                .make(.h3, [.quoted(party.name), .make(.span, .quiet, " \(count)")]),
                .make(.ul, .consent, people),
            ]
        }
    }

    private func consent(_ person: Person, _ owner: KeyOwner) -> HTMLNode {
        func said(_ act: Act, _ id: String, _ en: String) -> String {
            " " + words.label { "\($0.words(id: id, en: en)) \($0.moment(act.time, in: declaration.zone))" }
        }
        if let act = amendment.consents[owner] {
            let key = "\(words.label("kunci", "key")) \(act.fingerprint), \(words.label("tindakan", "act")) \(act.id)"
            return .make(
                .li, .given,
                [
                    .quoted(person.name), .text(said(act, "menyetujui pada", "accepted on") + " "),
                    .make(.small, key),
                ])
        }
        if let act = amendment.rejections[owner] {
            return .make(
                .li, .refused,
                [
                    .quoted(person.name), .text(said(act, "menolaknya pada", "rejected it on") + ": "),
                    .quoted(act.body),
                ])
        }
        return .make(.li, .open, [.quoted(person.name), .text(" " + words.label("belum", "has not"))])
    }

    // MARK: Discussion

    private func topic(_ topic: Discussion.Topic) -> [HTMLNode] {
        let subject: [HTMLNode] =
            topic.name.map { [.text(words.label("Tentang", "On") + " "), .quoted($0)] }
            ?? [.text(words.label("Tentang seluruh naskah", "On the whole text"))]
        return [.make(.h3, subject)] + threads(topic.remarks)
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
        let isReply = remark.depth > 0 && act.kind == .comment
        let verb = isReply ? words.label("membalas", "replied") : act.kind.label(in: words)
        var head: [HTMLNode] = [
            .make(.strong, [.quoted(act.personName(in: amendment.text, amendment.base.text))]),
            .make(
                .span, .quiet,
                [.text(" ("), .quoted(party), .text(") \(verb), \(moment(act))")]),
        ]
        if remark.isAboutEarlierText {
            head.append(.make(.span, .earlier, words.label("tentang naskah sebelumnya", "about an earlier text")))
        }
        let said = (act.kind.changesText ? [act.subject] : []) + (act.body.isEmpty ? [] : [act.body])
        return .make(.div, .remark, [.make(.p, head)] + said.map { .make(.p, [.quoted($0)]) })
    }
}
