internal import AgreementProfiles
public import Agreements

/// The page that leads through an evidence package: who the parties ever were, and for each version who did what to it.
///
/// It speaks Indonesian and English, as far as the newest text is in them. It is written a section at a time, since the
/// history may be long. It claims nothing that the package's own check does not find again in the signed acts.
public struct Certificate {
    private let agreement: String
    private let newest: Version
    private let covers: Coverage
    let words: DocumentWords

    /// What a package is about.
    public enum Coverage: Sendable {
        /// Every version up to the newest.
        case everyVersion
        /// The text of one version, with the history that it rests on.
        case oneVersion
    }

    /// - Parameter newest: the last version of the package.
    public init(agreement: String, newest: Version, covers: Coverage) {
        self.agreement = agreement
        self.newest = newest
        self.covers = covers
        words = DocumentWords(newest.text.declaration.languagesShown())
    }

    /// Everything before the parties, which stand before the first version.
    public var beginning: [UInt8] {
        let text = newest.text
        let title = text.declaration.title(in: text.declaration.languagesShown())
        let parties = text.parties.values.sorted { $0.id < $1.id }
        let kicker = words.label("Bukti perjanjian", "Evidence of an agreement")
        return bytes(
            [
                .make(
                    .header,
                    [.make(.p, .kicker, kicker), .make(.h1, [.quoted(title)])]
                        + scope.map { .make(.p, .status, $0) }
                        + [
                            .facts([
                                (words.label("Perjanjian", "Agreement"), .make(.span, .mono, agreement)),
                                (
                                    words.label("Para pihak", "Parties"),
                                    .make(.span, joined(parties.map { HTMLNode.quoted($0.name) }))
                                ),
                                (
                                    words.label("Versi terbaru di sini", "Newest version here"),
                                    .text("\(newest.number)")
                                ),
                                (
                                    words.label("Sidik naskahnya", "Digest of its text"),
                                    .make(.span, .mono, text.digest.description)
                                ),
                                (words.label("Commit-nya", "Its commit"), .make(.span, .mono, "\(newest.id)")),
                            ])
                        ]),
                .section(words.label("Cara memeriksanya", "How to check it"), howToCheck),
            ], after: Page.beginning("\(kicker): \(title)", in: words.first))
    }

    /// One version: what it is, what became of the files in the package, and every act that led to it.
    ///
    /// - Parameters:
    ///   - tenure: when it governs, as known at the newest version; nil for version 0.
    ///   - brought: how many files lie in its folder; nil where the package has none.
    ///   - removed: the paths of the files that its text has no more.
    public func section(
        _ found: VerifiedVersion, _ tenure: Tenure?, brought: Int? = nil, removed: [String] = []
    ) -> [UInt8] {
        let (version, zone) = (found.version, found.version.text.declaration.zone)
        var facts: [(String, HTMLNode)] = []
        if let amendment = found.amendment {
            let base = amendment.base.number
            facts.append((words.label("Amandemen", "Amendment"), .quoted("\(amendment.name)")))
            facts.append(
                (words.label("Sesudah", "Follows"), .text(words.label("versi \(base)", "version \(base)"))))
            if let completion = amendment.completion {
                let last = words.label("oleh persetujuan terakhir", "by the last consent")
                facts.append(
                    (
                        words.label("Disetujui semua pihak", "Executed"),
                        .text("\(words.moment(completion.time, in: zone)), \(last)")
                    ))
            }
        }
        if let tenure, !tenure.replaces.isEmpty {
            let replaces = words.label { TenureWords(tenure, in: $0).replaces ?? "" }
            facts.append((words.label("Menggantikan", "Takes the place of"), .text(replaces)))
        }
        facts += [
            (words.label("Sidik naskah", "Digest of the text"), .make(.span, .mono, version.text.digest.description)),
            ("Commit", .make(.span, .mono, "\(version.id)")),
        ]
        if let brought, brought > 0 {
            let folder = EvidenceFolders(newest: newest.number).folder(of: version.number)
            facts.append(
                (
                    words.label("Berkas baru atau diubah", "Files brought or changed"),
                    .make(.span, [.text("\(brought), "), .make(.code, folder + "/")])
                ))
        }
        if !removed.isEmpty {
            facts.append(
                (
                    words.label("Berkas yang dihapus", "Files removed"),
                    .make(.span, joined(removed.map { .make(.code, $0) }))
                ))
        }
        let columns = [
            words.label("Tindakan", "Act"), words.label("Oleh", "By"),
            words.label("Kapan, menurut pengakuannya", "When, as they say") + " (\(zone))",
            words.label("Kunci dan commit", "Key and commit"),
        ]
        let table = HTMLNode.table(.annex, columns: columns, rows: found.acts.map { row($0, in: found) })
        return bytes([.section(heading(of: version, tenure), [.facts(facts), table] + sentences(found))])
    }

    private func heading(of version: Version, _ tenure: Tenure?) -> String {
        words.label { notation in
            notation.words(id: "Versi", en: "Version") + " \(version.number), "
                + (tenure.map { TenureWords($0, in: notation).phrase() }
                    ?? notation.words(id: "pembukaan", en: "the opening"))
        }
    }

    /// Everything behind the last version.
    public var end: [UInt8] {
        let sentences = words.sentences(
            "Dibuat oleh countersign dari repositori perjanjian. Riwayat yang sama menghasilkan paket yang sama.",
            "Made by countersign from the repository of the agreement. The same history gives the same package.")
        return bytes([.make(.footer, sentences.map { .make(.p, $0) })]) + Page.end
    }

    func bytes(_ nodes: [HTMLNode], after before: [UInt8] = []) -> [UInt8] {
        var bytes = before
        for node in nodes { node.write(to: &bytes) }
        bytes.append(UInt8(ascii: "\n"))
        return bytes
    }

    private var scope: [String] {
        switch covers {
        case .everyVersion:
            words.sentences(
                "Semua versi dari pembukaan sampai versi \(newest.number), beserta setiap tindakan yang membawanya.",
                "All versions from the opening to version \(newest.number), with every act that led to them.")
                + words.sentences(
                    """
                    Naskah lengkap setiap versi ada di sini dalam berkas biasa: \(EvidenceFolders.list) menyebut untuk \
                    setiap berkas, dari versi mana sampai versi mana ia bagian naskah.
                    """,
                    """
                    Every version's whole text is here in plain files: \(EvidenceFolders.list) says of each file from \
                    which version to which it is part of the text.
                    """)
        case .oneVersion:
            words.sentences(
                "Naskah versi \(newest.number), beserta riwayat yang mendasarinya. Mungkin ada versi yang lebih baru.",
                "The text of version \(newest.number), with the history that it rests on. Later versions may exist.")
        }
    }

    private var howToCheck: [HTMLNode] {
        let before = words.sentences(
            """
            Halaman ini hanya membantu membaca dan tidak membuktikan apa pun. Yang membuktikan ialah riwayat bertanda \
            tangan dalam agreement.bundle. Periksalah dengan program umum, di komputer mana pun dan tanpa jaringan: \
            BACALAH.txt menjelaskan caranya dan apa yang ditentukan oleh pemeriksaan itu. Mintalah nomor perjanjian \
            dari para pihak, jangan dari halaman ini.
            """,
            """
            This page is a reading aid and proves nothing by itself. What proves is the signed history in \
            agreement.bundle. Check it with stock programs, on any machine and without a network: README.txt says \
            how, and what the check decides. Have the agreement's id from the parties, not from this page.
            """)
        let after = words.sentences(
            "Waktu adalah menurut pengakuan pelakunya; urutan tindakan dibuktikan oleh riwayat itu sendiri.",
            "Times are what each author said; the order of the acts is proved by the history itself.")
        return before.map { .make(.p, $0) } + [.make(.p, .redline, [.make(.code, "sh check.sh AGREEMENT")])]
            + after.map { .make(.p, $0) }
    }

    private func row(_ act: Act, in found: VerifiedVersion) -> [HTMLNode] {
        let base = found.amendment?.base.text ?? found.version.text
        let party = (found.version.text.parties[act.party] ?? base.parties[act.party])?.name ?? act.party.description
        return [
            .make(
                .td,
                [.text(act.kind.label(in: words))]
                    + said(act).map { .make(.div, .remark, [.make(.p, [.quoted($0)])]) }),
            .make(
                .td, [.quoted(act.personName(in: found.version.text, base)), .text(", "), .quoted(party)]),
            .make(.td, words.moment(act.time, in: found.version.text.declaration.zone)),
            .make(.td, [.make(.span, .mono, act.fingerprint), .make(.small, .path, "\(act.id)")]),
        ]
    }

    /// What its author wrote with an act; the words of a consent stand below.
    private func said(_ act: Act) -> [String] {
        switch act.kind {
        case .open, .enrol, .accept, .merge: []
        case .propose, .revise, .refresh: [act.subject, act.body].filter { !$0.isEmpty }
        case .comment, .reject, .withdraw: [act.body]
        }
    }

    /// The words of each consent that counted, as they were signed.
    private func sentences(_ found: VerifiedVersion) -> [HTMLNode] {
        found.consents.flatMap { act -> [HTMLNode] in
            let name = HTMLNode.quoted(act.personName(in: found.version.text))
            let signed = words.label("Ditandatangani dengan kata-kata ini oleh", "Signed with these words by")
            return [
                .make(.p, .quiet, [.text(signed + " "), name, .text(":")]), .make(.p, .status, [.quoted(act.body)]),
            ]
        }
    }

    private func joined(_ nodes: [HTMLNode]) -> [HTMLNode] {
        nodes.enumerated().flatMap { index, node in index == 0 ? [node] : [.text(", "), node] }
    }
}
