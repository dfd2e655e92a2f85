internal import AgreementProfiles
internal import Agreements

/// What a document says by itself, in the languages of the text that it shows: Indonesian and English.
///
/// Where it shows neither, it speaks English.
struct DocumentWords {
    private let spoken: [Notation]
    /// The language that it speaks first; nil for English where the text is in another.
    let first: LanguageTag?

    /// English, where nothing says in which language a text is.
    static let english = DocumentWords([])

    /// - Parameter shown: the languages of the columns, in order.
    init(_ shown: [LanguageTag]) {
        let known = shown.filter { Notation.speaks($0) }
        spoken = known.isEmpty ? [.english] : known.map { Notation($0) }
        first = known.first
    }

    /// The words of each language by itself.
    var apart: [DocumentWords] { spoken.map { DocumentWords($0, first) } }

    private init(_ notation: Notation, _ first: LanguageTag?) { (spoken, self.first) = ([notation], first) }

    /// A label in every language, `Isi / Contents`.
    func label(_ id: String, _ en: String) -> String { label { $0.words(id: id, en: en) } }

    /// What is said in each language on one line, `1 Maret 2026 / 1 March 2026`.
    func label(_ words: (Notation) -> String) -> String { each(words).joined(separator: " / ") }

    /// A day in every language.
    func day(_ day: CivilDate?) -> String { label { $0.day(day) } }

    /// A moment in the agreement's zone, in every language.
    func moment(_ time: ActTime, in zone: AgreementZone) -> String { label { $0.moment(time, in: zone) } }

    /// Whole sentences, one for each language.
    func sentences(_ id: String, _ en: String) -> [String] { each { $0.words(id: id, en: en) } }

    /// What is said in each language, once where both say it alike.
    func each(_ words: (Notation) -> String) -> [String] {
        spoken.map(words).reduce(into: []) { said, words in if !said.contains(words) { said.append(words) } }
    }
}

extension Declaration {
    /// The languages that a document shows, in its order: the one that was asked for, or else all, what prevails first.
    func languagesShown(_ asked: LanguageTag? = nil) -> [LanguageTag] {
        asked.map { [$0] } ?? [prevailing] + languages.filter { $0 != prevailing }
    }

    /// The title in the languages that a document shows, in its order, each once: `Perjanjian / Agreement`.
    func title(in shown: [LanguageTag]) -> String {
        let titles: [String] = shown.compactMap { title[$0] }.reduce(into: []) { titles, title in
            if !titles.contains(title) { titles.append(title) }
        }
        return titles.isEmpty ? title[prevailing] ?? "" : titles.joined(separator: " / ")
    }
}

extension Notation {
    /// A day in words, `1 March 2026`; empty for none.
    func day(_ day: CivilDate?) -> String { day.map { self.day($0.year, $0.month, $0.day) } ?? "" }

    /// A moment in words, by the clocks of a zone: `1 March 2026 09:30`.
    func moment(_ time: ActTime, in zone: AgreementZone) -> String {
        let local = time.seen(in: zone)
        return "\(day(local.localDay)) \(local.localClock.hour):\(local.localClock.minute)"
    }
}

extension Party.Role {
    func label(in words: DocumentWords) -> String { words.label(label) }

    func label(in notation: Notation) -> String {
        switch self {
        case .provider: notation.words(id: "penyedia", en: "provider")
        case .customer: notation.words(id: "pelanggan", en: "customer")
        case .party: notation.words(id: "pihak", en: "party")
        case .beneficiary: notation.words(id: "penerima manfaat", en: "beneficiary")
        }
    }
}

extension ActKind {
    /// What was done: `mengomentari / commented`.
    func label(in words: DocumentWords) -> String {
        words.label(indonesian, self == .accept ? "consented" : shortPastTense)
    }

    private var indonesian: String {
        switch self {
        case .open: "membuka"
        case .propose: "mengusulkan"
        case .revise: "mengubah usul"
        case .refresh: "memperbarui"
        case .enrol: "mendaftarkan kunci"
        case .comment: "mengomentari"
        case .accept: "menyetujui"
        case .reject: "menolak"
        case .withdraw: "menarik usul"
        case .merge: "menggabungkan"
        }
    }
}

extension TextPlace {
    /// The file as a reader knows it: `Klausul / Clause scope (en)`.
    func title(in words: DocumentWords) -> String {
        switch self {
        case .clause(_, let slug, let language): words.label("Klausul", "Clause") + " \(slug) (\(language))"
        case .agreement: words.label("Perjanjian", "Agreement")
        case .party(let id): words.label("Pihak", "Party") + " \(id)"
        case .terms(let topic): words.label("Ketentuan", "Terms") + ": \(topic)"
        case .calendar(let name): words.label("Kalender", "Calendar") + " \(name)"
        case .annex(let name, _): words.label("Lampiran", "Annex") + " \(name)"
        }
    }
}

extension TextComparison.Change.Kind {
    /// What became of a file beside its name; empty where it has only changed.
    func label(in words: DocumentWords) -> String {
        switch self {
        case .added: words.label("ditambahkan", "added")
        case .removed: words.label("dihapus", "removed")
        case .moved: words.label("dipindahkan", "moved")
        case .changed: ""
        }
    }
}
