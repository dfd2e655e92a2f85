internal import AgreementProfiles
internal import Agreements

/// What a document says by itself, in the languages of the text that it shows: Indonesian and English.
///
/// Where it shows neither, it speaks English.
struct DocumentWords {
    private let spoken: [Notation]
    /// The language that it speaks first; nil for English where the text is in another.
    let first: LanguageTag?

    /// - Parameter shown: the languages of the columns, in order.
    init(_ shown: [LanguageTag]) {
        let known = shown.filter { Notation.speaks($0) }
        spoken = known.isEmpty ? [.english] : known.map { Notation($0) }
        first = known.first
    }

    /// A label in every language, `Isi / Contents`.
    func label(_ id: String, _ en: String) -> String { each { $0.words(id: id, en: en) }.joined(separator: " / ") }

    /// A day in every language.
    func day(_ day: CivilDate?) -> String { each { $0.day(day) }.joined(separator: " / ") }

    /// A moment in the agreement's zone, in every language.
    func moment(_ time: ActTime, in zone: AgreementZone) -> String {
        let local = time.seen(in: zone)
        let clock = "\(local.localClock.hour):\(local.localClock.minute)"
        return each { "\($0.day(local.localDay)) \(clock)" }.joined(separator: " / ")
    }

    /// Whole sentences, one for each language.
    func sentences(_ id: String, _ en: String) -> [String] { each { $0.words(id: id, en: en) } }

    /// What is said in each language, once where both say it alike.
    func each(_ words: (Notation) -> String) -> [String] {
        spoken.map(words).reduce(into: []) { said, words in if !said.contains(words) { said.append(words) } }
    }
}

extension Party.Role {
    func label(in words: DocumentWords) -> String { words.each(label).joined(separator: " / ") }

    func label(in notation: Notation) -> String {
        switch self {
        case .provider: notation.words(id: "penyedia", en: "provider")
        case .customer: notation.words(id: "pelanggan", en: "customer")
        case .party: notation.words(id: "pihak", en: "party")
        case .beneficiary: notation.words(id: "penerima manfaat", en: "beneficiary")
        }
    }
}
