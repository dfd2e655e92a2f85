internal import AgreementProfiles
internal import Agreements

/// What a change of `agreement.yaml` comes to.
struct DeclarationConsequences {
    private let old: Declaration?
    private let new: Declaration
    private let words: ConsequenceWords
    private let path: String
    private var found: [Consequence] = []

    /// Nothing where the new file is no declaration: files at work may be half-written.
    static func of(
        _ file: FileRedline, _ words: ConsequenceWords, _ number: (String) -> Int? = { _ in nil }
    ) -> [Consequence] {
        guard case .success(let new) = Declaration.read(file.change.new) else { return [] }
        let old = try? Declaration.read(file.change.old).get()
        var consequences = DeclarationConsequences(
            old: old, new: new, words: words, path: file.change.path)
        consequences.compareDates(number)
        if let old { consequences.compareRest(old) }
        return consequences.found
    }

    private mutating func compareDates(_ number: (String) -> Int?) {
        note(words(id: "berlaku sejak", en: "in force from"), old?.inForce.map(start), new.inForce.map(start))
        if let base = new.inForce?.retroactive, base != old?.inForce?.retroactive {
            say(
                words(
                    id:
                        "Teks ini berlaku sejak hari sebelum disetujui semua pihak; versi yang diubahnya disebut untuk itu",
                    en: "It governs from a day before it is accepted by all; the version it amends is named for that"))
        }
        // A text names anew every version whose place it takes, also those that the one before it named.
        let superseded = Set(new.inForce?.supersedes ?? [])
        if !superseded.isEmpty, superseded != Set(old?.inForce?.supersedes ?? []) {
            let numbers = superseded.compactMap(number).sorted().map(String.init)
            let ids = superseded.filter { number($0) == nil }.sorted().map { String($0.prefix(8)) }
            let names = (numbers + ids).joined(separator: ", ")
            let versions = superseded.count == 1 ? "version" : "versions"
            let whose = superseded.count == 1 ? "its" : "their"
            say(
                words(
                    id: "Teks ini menggantikan versi \(names) sejak hari pertama versi itu",
                    en: "It takes the place of \(versions) \(names) from \(whose) first day on"))
        }
        if old?.term?.from != new.term?.from {
            // Where there was no term before, whether there is an end is part of the promise.
            let isOpen = old?.term == nil && new.term != nil && new.term?.until == nil
            note(
                words(id: "Perjanjian berlangsung sejak", en: "the agreement lasts from"),
                old?.term.map { day($0.from) },
                new.term.map { day($0.from) + (isOpen ? words(id: ", tanpa akhir", en: ", with no end") : "") })
        }
        let (end, newEnd) = (old?.term?.until, new.term?.until)
        if end != newEnd {
            func shown(_ end: CivilDate?) -> String {
                end.map { words(id: "pada ", en: "on ") + day($0) }
                    ?? words(id: "tidak pada hari tertentu", en: "on no day")
            }
            note(
                words(id: "Perjanjian berakhir", en: "the agreement ends"), old == nil ? nil : shown(end), shown(newEnd)
            )
        }
    }

    private func day(_ date: CivilDate) -> String { words.notation.day(date.year, date.month, date.day) }

    private func start(_ inForce: Declaration.InForce) -> String {
        switch inForce.from {
        case .date(let date): day(date)
        case .execution:
            words(id: "hari ketika pihak terakhir menyetujuinya", en: "the day the last party accepts it")
        }
    }

    private mutating func compareRest(_ old: Declaration) {
        note(
            words(id: "penanda tangan yang diperlukan dari setiap pihak", en: "signatories needed from each party"),
            String(old.signing.eachParty), String(new.signing.eachParty))
        note(words(id: "judul", en: "title"), title(old), title(new))
        note(words(id: "bahasa", en: "languages"), list(old.languages), list(new.languages))
        note(
            words(id: "bahasa yang berlaku bila berbeda", en: "the language that prevails"), list([old.prevailing]),
            list([new.prevailing]))
        note(words(id: "hukum yang berlaku", en: "governing law"), old.governingLaw, new.governingLaw)
        note(
            words(id: "zona waktu setiap tanggal", en: "time zone of every date"), old.zone.identifier,
            new.zone.identifier)
        note(words(id: "mata uang", en: "currency"), old.currency?.code, new.currency?.code)
        note(
            words(id: "jumlah terkecil yang dibayar", en: "smallest amount that is paid"), old.currency?.increment,
            new.currency?.increment)
        note(words(id: "profil", en: "profile"), old.profile, new.profile)
        note(words(id: "kalimat persetujuan", en: "sentence of consent"), old.consent, new.consent)
        if old.groundRules != new.groundRules {
            say(words(id: "Aturan dasar perundingan berubah", en: "The ground rules of the negotiation change"))
        }
    }

    private func title(_ declaration: Declaration) -> String? {
        words.languages.lazy.compactMap { declaration.title[$0] }.first ?? declaration.title[declaration.prevailing]
    }

    private func list(_ languages: [LanguageTag]) -> String {
        languages.map(words.notation.name).joined(separator: ", ")
    }

    private mutating func note(_ subject: String, _ old: String?, _ new: String?) {
        guard old != new else { return }
        found.append(Consequence(kind: .agreement, subject: subject, old: old, new: new, paths: [path]))
    }

    private mutating func say(_ sentence: String) {
        found.append(Consequence(kind: .agreement, subject: sentence, old: nil, new: nil, paths: [path]))
    }
}
