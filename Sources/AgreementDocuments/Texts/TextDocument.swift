internal import AgreementProfiles
public import Agreements

/// A whole text as one document to send: as it reads, or with what it changes marked.
///
/// It helps to read, print and send; what binds is the signed text itself, whose digest it names.
public struct TextDocument: Sendable {
    /// What is said of the text as a whole.
    public struct Facts: Sendable {
        /// What the text is: a version that governs or waits, a proposal, or files.
        public let standing: TextStanding
        /// The number of the version that it is compared with, for a redline.
        public let comparedWith: Int?
        /// The agreement's id.
        public let agreement: String
        /// The commit that holds the text; nil where none does.
        public let commit: String?

        /// Facts as they stand.
        public init(standing: TextStanding, comparedWith: Int?, agreement: String, commit: String?) {
            self.standing = standing
            self.comparedWith = comparedWith
            self.agreement = agreement
            self.commit = commit
        }
    }

    /// One file of the document.
    struct Entry: Sendable {
        enum Content: Sendable {
            /// As it reads.
            case words([UInt8])
            /// With what it changes.
            case redline(FileRedline)
            /// An attached file, by its digest.
            case digest(String)
        }

        let place: TextPlace
        let content: Content
    }

    let facts: Facts
    let text: Text
    /// The languages to show, in the order of the columns.
    let languages: [LanguageTag]
    /// What the document says by itself.
    let words: DocumentWords
    let entries: [Entry]
    /// What the changes come to, in each language.
    let consequences: [[Consequence]]
    private let names: TermsNames

    /// Puts a text together.
    ///
    /// - Parameters:
    ///   - text: the text.
    ///   - contents: what each file holds, by path; annexes may be left out.
    ///   - changes: what the text changes, for a redline; nil for the text as it reads.
    ///   - language: the one language to show; all where nil.
    ///   - number: the number of a version by its id, which is what a text says; ids are shown where it knows none.
    /// - Throws: `undecided` where two values are too large to be compared.
    public init(
        _ text: Text, _ facts: Facts, contents: [String: [UInt8]], changes: [FileRedline]?, language: LanguageTag?,
        number: (String) -> Int? = { _ in nil }
    ) throws(AgreementError) {
        self.text = text
        self.facts = facts
        let declaration = text.declaration
        let shown = declaration.languagesShown(language)
        languages = shown
        words = DocumentWords(shown)
        names = TermsNames(
            text, contents: contents, languages: Self.readingOrder(shown, declaration), showing: shown.count)
        let changed = Dictionary((changes ?? []).map { ($0.change.path, $0) }, uniquingKeysWith: { first, _ in first })
        var entries: [Entry] = text.files.map { file in
            if let change = changed[file.path], change.redline != nil {
                return Entry(place: file.place, content: .redline(change))
            }
            guard let content = contents[file.path] else {
                return Entry(place: file.place, content: .digest(file.sha256.hex))
            }
            return Entry(place: file.place, content: .words(content))
        }
        entries += (changes ?? []).filter { $0.change.kind == .removed && $0.redline != nil }
            .map { Entry(place: $0.change.place, content: .redline($0)) }
        self.entries = entries.filter { entry in
            guard case .clause(_, _, let own) = entry.place else { return true }
            return shown.contains(own) || language == nil
        }.sorted { ($0.place.rank, $0.place.path) < ($1.place.rank, $1.place.path) }
        consequences = try ConsequenceWords.each(declaration, in: language).map { words throws(AgreementError) in
            try Consequence.all(of: changes ?? [], in: words, number: number)
        }
    }

    /// The title in the languages that are shown.
    var title: String { text.declaration.title(in: languages) }

    /// Which text it is, and which language counts: in each language.
    var status: [String] {
        words.each { notation in
            let all = text.declaration.languages.map(notation.name(of:))
                .joined(separator: notation.words(id: " dan ", en: " and "))
            let languages = notation.words(id: "Naskahnya dalam \(all).", en: "The text is in \(all).")
            return
                ([
                    facts.standing.sentence(in: notation) + ".", shownLanguage(in: notation), languages,
                    prevailingLanguage(in: notation),
                ] as [String?]).compactMap(\.self).joined(separator: " ")
        }
    }

    /// That one language is shown alone; nil where all are.
    func shownLanguage(in notation: Notation) -> String? {
        guard languages.count < text.declaration.languages.count, let shown = languages.first else { return nil }
        let name = notation.name(of: shown)
        return notation.words(id: "Dokumen ini memuat \(name) saja.", en: "This document shows \(name) alone.")
    }

    /// Which language counts where they differ; nil where there is one.
    func prevailingLanguage(in notation: Notation) -> String? {
        guard text.declaration.languages.count > 1 else { return nil }
        let name = notation.name(of: text.declaration.prevailing)
        return notation.words(
            id: "Bila bahasanya berbeda, yang berlaku ialah naskah \(name).",
            en: "Where the languages differ, the \(name) text prevails.")
    }

    /// What it is compared with, for a redline; what it is otherwise.
    var kicker: String {
        facts.comparedWith.map { words.label("Perubahan terhadap versi \($0)", "Redline against version \($0)") }
            ?? words.label("Naskah perjanjian", "The text of an agreement")
    }

    /// What tells the text from every other, by name.
    var identity: [(name: String, value: String)] {
        [(words.label("Perjanjian", "Agreement"), facts.agreement)] + (facts.commit.map { [("Commit", $0)] } ?? [])
            + [(words.label("Sidik naskah", "Digest of the text"), text.digest.description)]
    }

    /// How to find out whether the document says what was signed; nil where nothing was.
    var verification: VerificationNote? {
        facts.commit.map { VerificationNote(agreement: facts.agreement, commit: $0, text: text.digest, words: words) }
    }

    /// Every language of a text, those that are shown first.
    private static func readingOrder(_ shown: [LanguageTag], _ declaration: Declaration) -> [LanguageTag] {
        shown + declaration.languages.filter { !shown.contains($0) }
    }

    /// What a file must say; nil where the profile has no words for it.
    private func schema(of path: String) -> FileSchema? { schemas.first { $0.describes(path) } }

    /// What a file of terms or a calendar is about.
    func title(of entry: Entry) -> String {
        guard case .terms(let topic) = entry.place else { return entry.place.title(in: words) }
        return schema(of: entry.place.path).map { words.label($0.title.id, $0.title.en) }
            ?? TermsWords.label(of: topic.description)
    }

    private var schemas: [FileSchema] { Profile.named(text.declaration.profile)?.schemas ?? [] }

    /// A file of terms or a calendar as tables; nil where it is no YAML.
    func tables(of file: [UInt8], path: String) -> [TermsTable]? {
        let wording = TermsWording(
            schemas, of: path, languages: Self.readingOrder(languages, text.declaration), showing: languages.count,
            names: names)
        return TermsTable.tables(of: file, path: path, in: wording, currency: text.declaration.currency?.code)
    }

    var orderedParties: [Party] { text.parties.values.sorted { $0.id < $1.id } }

    /// The clauses in the order of the text, each in its languages.
    var clauses: [(slug: String, columns: [(language: LanguageTag, entry: Entry)])] {
        var clauses: [(slug: String, columns: [(language: LanguageTag, entry: Entry)])] = []
        for entry in entries {
            guard case .clause(let number, let slug, let language) = entry.place else { continue }
            let name = "\(number)-\(slug)"
            if clauses.last?.slug == name {
                clauses[clauses.count - 1].columns.append((language, entry))
            } else {
                clauses.append((name, [(language, entry)]))
            }
        }
        let order = Dictionary(languages.enumerated().map { ($1, $0) }, uniquingKeysWith: { first, _ in first })
        return clauses.map { clause in
            (
                clause.slug,
                clause.columns.sorted { (order[$0.language] ?? .max) < (order[$1.language] ?? .max) }
            )
        }
    }

    /// The files of a kind.
    func entries(_ isOne: (TextPlace) -> Bool) -> [Entry] { entries.filter { isOne($0.place) } }
}

extension TextPlace {
    /// Whether the file says what the text is and whom it binds, rather than what they agree on.
    public var isAboutTheText: Bool {
        switch self {
        case .agreement, .party: true
        case .clause, .terms, .calendar, .annex: false
        }
    }

    var isProvision: Bool {
        switch self {
        case .terms, .calendar: true
        case .agreement, .party, .clause, .annex: false
        }
    }

    var isAnnex: Bool { if case .annex = self { true } else { false } }
}
