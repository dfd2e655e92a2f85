internal import AgreementProfiles
internal import Agreements

extension ConformedDocument {
    /// The parts behind the title page and the contents, in their order.
    var sections: [Section] {
        var sections = [parties, particulars]
        sections += text.clauses.map { clause in
            let headings = clause.columns.map { Self.heading($0.entry) ?? clause.slug }
            return Section(
                heading: headings.joined(separator: " / "), isHeaded: true, blocks: [.clause(clause.columns)])
        }
        let provisions = text.entries(\.isProvision)
        if !provisions.isEmpty {
            sections.append(
                Section(heading: words.label("Ketentuan", "Terms"), blocks: provisions.map(Block.provision)))
        }
        let annexes = text.entries(\.isAnnex)
        if !annexes.isEmpty { sections.append(self.annexes(annexes)) }
        return sections + [signing]
    }

    private static func heading(_ entry: TextDocument.Entry) -> String? {
        guard case .words(let bytes) = entry.content else { return nil }
        for block in ProseBlock.read(String(decoding: bytes, as: UTF8.self)) {
            if case .heading(_, let words) = block { return QuotedTerm.shown(in: words) }
        }
        return nil
    }

    /// Every party: what it is, where notices go, and who may do what for it.
    private var parties: Section {
        let columns = [
            words.label("Orang", "Person"), words.label("Jabatan", "Position"), words.label("Berwenang", "May"),
            words.label("Kunci", "Keys"),
        ]
        let blocks = text.orderedParties.flatMap { party -> [Block] in
            var facts = [(words.label("Kedudukan", "Role"), Cell(words: party.role.label(in: words)))]
            facts += party.notices.map {
                (words.label("Pemberitahuan", "Notices"), Cell(words: $0.address, beside: $0.channel))
            }
            let people = party.people.map { person in
                [
                    Cell(words: person.name, beside: person.email), Cell(words: person.title ?? ""),
                    Cell(words: may(person)), .code(person.fingerprints.joined(separator: " ")),
                ]
            }
            return [.heading(party.name), .facts(facts)] + (people.isEmpty ? [] : [.table(columns, people)])
        }
        return Section(heading: words.label("Para pihak", "Parties"), blocks: blocks)
    }

    private func may(_ person: Person) -> String {
        switch person.may {
        case .sign:
            let paths = person.signsFor.map(\.rawValue)
            let which = paths == ["**"] ? "" : ": " + paths.joined(separator: ", ")
            return words.label("menandatangani", "sign") + which
        case .propose: return words.label("mengusulkan", "propose")
        case nil: return ""
        }
    }

    /// What `agreement.yaml` says.
    private var particulars: Section {
        let declaration = text.text.declaration
        var facts: [(String, String?)] = [
            (words.label("Mulai berlaku", "In force from"), start),
            (words.label("Disetujui semua pihak", "Executed"), executed),
            (words.label("Jangka waktu", "Term"), term),
            (words.label("Bahasa", "Languages"), declaration.languages.map { name($0) }.joined(separator: ", ")),
            (words.label("Bahasa yang berlaku", "Prevailing language"), name(declaration.prevailing)),
            (words.label("Hukum yang berlaku", "Governing law"), declaration.governingLaw.map(law)),
            (words.label("Zona waktu", "Time zone"), declaration.zone.identifier),
            (words.label("Mata uang", "Currency"), declaration.currency.map(currency)),
            (
                words.label("Penanda tangan tiap pihak", "Signatories of each party"),
                "\(declaration.signing.eachParty)"
            ),
            (words.label("Profil", "Profile"), declaration.profile),
        ]
        facts += [
            (words.label("Berlaku surut atas", "Retroactive to"), declaration.inForce?.retroactive),
            (words.label("Menggantikan", "Supersedes"), declaration.inForce?.supersedes.joined(separator: ", ")),
        ]
        var blocks: [Block] = [
            .facts(facts.compactMap { name, fact in fact.flatMap { $0.isEmpty ? nil : (name, Cell(words: $0)) } })
        ]
        if !declaration.groundRules.isEmpty {
            blocks.append(.heading(words.label("Tata cara berunding", "Ground rules")))
            blocks.append(
                .list(
                    declaration.groundRules.map { rule in
                        text.languages.compactMap { rule[$0] }.joined(separator: " / ")
                    }))
        }
        return Section(heading: words.label("Keterangan perjanjian", "Particulars"), blocks: blocks)
    }

    private var start: String? {
        if case .version(let tenure, _, _) = text.facts.standing { return words.day(tenure.from) }
        switch text.text.declaration.inForce?.from {
        case .date(let day): return words.day(day)
        case .execution: return words.label("hari semua pihak menyetujui", "the day on which all have consented")
        case nil: return nil
        }
    }

    private var executed: String? {
        if case .version(let tenure, _, _) = text.facts.standing { words.day(tenure.executed) } else { nil }
    }

    private var term: String? {
        text.text.declaration.term.map { term in
            words.label { notation in
                let from = notation.day(term.from)
                guard let until = term.until.map(notation.day) else {
                    return notation.words(id: "sejak \(from), tanpa batas waktu", en: "from \(from), with no end set")
                }
                return notation.words(id: "\(from) sampai sebelum \(until)", en: "\(from) until before \(until)")
            }
        }
    }

    /// What amounts are counted in, and what they are rounded to.
    private func currency(_ currency: Declaration.Currency) -> String {
        words.label { notation in
            let increment = notation.number("\(currency.increment)")
            return notation.words(
                id: "\(currency.code), dibulatkan ke kelipatan \(increment)",
                en: "\(currency.code), rounded to multiples of \(increment)")
        }
    }

    /// The state whose law governs: by its name where there are words for it here.
    private func law(_ code: String) -> String {
        code == "ID" ? words.label("Republik Indonesia", "Republic of Indonesia") : code
    }

    private func name(_ language: LanguageTag) -> String {
        words.label { $0.name(of: language) }
    }

    private func annexes(_ annexes: [TextDocument.Entry]) -> Section {
        let rows = annexes.compactMap { entry -> [Cell]? in
            guard case .digest(let hex) = entry.content else { return nil }
            return [Cell(words: entry.place.path), .code(hex)]
        }
        return Section(
            heading: words.label("Lampiran", "Annexes"),
            blocks: [.table([words.label("Berkas", "File"), "SHA-256"], rows)])
    }

    /// Who consented, by which key and when.
    private var signing: Section {
        let heading = words.label("Tanda tangan", "Signatures")
        if signatures.isEmpty {
            return Section(
                heading: heading,
                blocks: words.sentences(
                    "Naskah ini tidak disetujui siapa pun dan tidak mengikat.",
                    "Nobody has consented to this text, which binds none."
                ).map(Block.paragraph))
        }
        let zone = text.text.declaration.zone
        let columns = [
            words.label("Untuk", "For"), words.label("Oleh", "By"),
            words.label("Menyetujui, menurut pengakuannya", "Consented, as they say") + " (\(zone))",
            words.label("Kunci dan tindakan", "Key and act"),
        ]
        let rows = signatures.map { signature -> [Cell] in
            let party = Cell(words: signature.party.name, beside: signature.party.role.label(in: words))
            guard let act = signature.act else {
                return [party, Cell(words: words.label("belum menyetujui", "has not consented"))]
                    + Array(repeating: Cell(words: ""), count: columns.count - 2)
            }
            return [
                party,
                Cell(
                    words: signature.person?.name ?? act.person.description, beside: signature.person?.title ?? ""),
                Cell(words: words.moment(act.time, in: zone)), .code(act.fingerprint, beside: "\(act.id)"),
            ]
        }
        return Section(heading: heading, blocks: [.table(columns, rows)])
    }
}
