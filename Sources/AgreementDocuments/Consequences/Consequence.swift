public import AgreementProfiles
public import Agreements

/// What a change of a text comes to, in a few words: `Availability is at least 99.9% → 99.95%`.
///
/// It helps a reader, and binds nobody: what is signed are the files.
public struct Consequence: Hashable, Sendable {
    /// What kind of thing it is about.
    public enum Kind: String, Hashable, Sendable {
        /// When and how the text governs: `agreement.yaml`.
        case agreement
        /// What is owed for a result, by an example.
        case credit
        /// Who the parties are, and who may act for them.
        case party
        /// A provision of `terms/` or of a calendar.
        case provision
        /// A clause that comes or goes, or a figure in its words.
        case clause
    }

    /// What kind of thing it is about.
    public let kind: Kind
    /// What changes, or, where neither `old` nor `new` is there, all that there is to say.
    public let subject: String
    /// As it was; nil where it is new.
    public let old: String?
    /// As it becomes; nil where it is gone.
    public let new: String?
    /// The files that say so: more than one where several languages say the same.
    public let paths: [String]
    /// Whether it is what a file promises that was not there before: there is nothing that it takes the place of.
    public var isPromise = false
    /// What a clause is called in the language that it is all said in.
    var clauseWord = "clause"

    /// Where it says so, for a reader: `clause fees (en, id)`, or the file.
    public var source: String {
        var languages: [String] = []
        for path in paths {
            guard case .clause(_, let slug, let language) = TextPlace(path: path) else {
                return paths.joined(separator: ", ")
            }
            languages.append(language.description)
            if languages.count == paths.count { return "\(clauseWord) \(slug) (\(languages.joined(separator: ", ")))" }
        }
        return ""
    }
}

extension Consequence {
    /// Says in words what the changes of a text come to: dates and parties first, then provisions, then the clauses that
    /// come and go, and the figures in the others. What several languages say alike is said once.
    ///
    /// Of files that are new, the main promises are said; those that are gone are not gone through.
    ///
    /// - Parameters:
    ///   - files: what differs.
    ///   - words: in which language it is said.
    ///   - number: the number of a version by its id, which is what a text says; ids are shown where it knows none.
    /// - Throws: `undecided` where two values are too large to be compared.
    public static func all(
        of files: [FileRedline], in words: ConsequenceWords, number: (String) -> Int? = { _ in nil }
    ) throws(AgreementError) -> [Consequence] {
        var (agreement, parties, provisions): ([Consequence], [Consequence], [(rank: Int, [Consequence])]) = (
            [], [], []
        )
        var clauses: [FileRedline] = []
        for file in files {
            if file.change.isUndecided {
                clauses.append(file)
                continue
            }
            switch file.change.place {
            case .agreement: agreement += DeclarationConsequences.of(file, words, number)
            case .party(let id): parties += PartyConsequences.of(file.change, id, words)
            case .clause: clauses.append(file)
            case .terms(let topic):
                provisions.append(
                    (
                        rank(of: topic),
                        file.change.kind == .added
                            ? PromiseConsequences.of(file, words) : try ProvisionConsequences.of(file, words)
                    ))
            case .calendar:
                provisions.append((Self.firstTopics.count + 1, try ProvisionConsequences.of(file, words)))
            case .annex: break
            }
        }
        // The order of files is kept among equals.
        let ordered = provisions.enumerated().sorted { ($0.element.rank, $0.offset) < ($1.element.rank, $1.offset) }
        let undecided = clauses.filter(\.change.isUndecided).map { file in
            Consequence(
                kind: .clause,
                subject: words(
                    id: "Di sini ada dua teks yang bertentangan, dan belum ada yang memutuskan",
                    en: "Two texts stand here that contradict each other, and nobody has decided yet"),
                old: nil, new: nil, paths: [file.change.path])
        }
        clauses.removeAll(where: \.change.isUndecided)
        // In a first text everything is new: what it follows governs on no day.
        let isFirst = files.contains {
            $0.change.place == .agreement && (try? Declaration.read($0.change.old).get())?.inForce == nil
        }
        let coming = isFirst ? [] : ClauseConsequences.comingAndGoing(clauses, words)
        let said = coming + ClauseConsequences.of(clauses, words.languages)
        return (agreement + parties + ordered.flatMap(\.element.1) + undecided + said).map { consequence in
            var consequence = consequence
            consequence.clauseWord = words(id: "klausul", en: "clause")
            return consequence
        }
    }

    /// What a reader wants to know first.
    private static let firstTopics = ["services", "fees", "credits"]

    private static func rank(of topic: Slug) -> Int {
        firstTopics.firstIndex(of: topic.description) ?? firstTopics.count
    }
}

extension Consequence {
    /// What a change does to a credit: `Availability of 98.99% in July 2026, credit IDR 0 → IDR 1,250,000`.
    public init(_ change: CreditChange, in words: ConsequenceWords) {
        let none = words(id: "tidak ada", en: "none")
        self.init(
            kind: .credit,
            subject: words(
                id: "kredit bila \(change.level) \(change.result) \(change.period)",
                en: "the credit for \(change.level) of \(change.result) \(change.period)"),
            old: change.old ?? none, new: change.new ?? none, paths: change.paths)
    }
}
