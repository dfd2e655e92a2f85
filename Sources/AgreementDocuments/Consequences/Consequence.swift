public import AgreementProfiles
public import Agreements

/// What a change of a text comes to, in a few words: `availability target 99.9 % → 99.95 %`.
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
        /// A figure in the words of a clause.
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

    /// Where it says so, for a reader: `clause fees (en, id)`, or the file.
    public var source: String {
        var languages: [String] = []
        for path in paths {
            guard case .clause(_, let slug, let language) = TextPlace(path: path) else {
                return paths.joined(separator: ", ")
            }
            languages.append(language.description)
            if languages.count == paths.count { return "clause \(slug) (\(languages.joined(separator: ", ")))" }
        }
        return ""
    }
}

extension Consequence {
    /// Says in words what the changes of a text come to: dates and parties first, then provisions, then the figures in
    /// clauses. What several languages say alike is said once.
    ///
    /// Of files that are new, the main promises are said; those that are gone are not gone through.
    ///
    /// - Parameters:
    ///   - files: what differs.
    ///   - languages: the languages of the texts, the one to read in first.
    ///   - number: the number of a version by its id, which is what a text says; ids are shown where it knows none.
    /// - Throws: `undecided` where two values are too large to be compared.
    public static func all(
        of files: [FileRedline], languages: [LanguageTag], number: (String) -> Int? = { _ in nil }
    ) throws(AgreementError) -> [Consequence] {
        var (agreement, parties, provisions): ([Consequence], [Consequence], [(rank: Int, [Consequence])]) = (
            [], [], []
        )
        var clauses: [FileRedline] = []
        for file in files {
            switch file.change.place {
            case .agreement: agreement += DeclarationConsequences.of(file, languages, number)
            case .party(let id): parties += PartyConsequences.of(file.change, id)
            case .clause: clauses.append(file)
            case .terms(let topic):
                provisions.append(
                    (
                        rank(of: topic),
                        file.change.kind == .added
                            ? PromiseConsequences.of(file, languages) : try ProvisionConsequences.of(file, languages)
                    ))
            case .calendar:
                provisions.append((Self.firstTopics.count + 1, try ProvisionConsequences.of(file, languages)))
            case .annex: break
            }
        }
        // The order of files is kept among equals.
        let ordered = provisions.enumerated().sorted { ($0.element.rank, $0.offset) < ($1.element.rank, $1.offset) }
        return agreement + parties + ordered.flatMap(\.element.1) + ClauseConsequences.of(clauses, languages)
    }

    /// What a reader wants to know first.
    private static let firstTopics = ["services", "fees", "credits"]

    private static func rank(of topic: Slug) -> Int {
        firstTopics.firstIndex(of: topic.description) ?? firstTopics.count
    }
}

extension Consequence {
    /// What a change does to a credit: `availability at 98.99 % in July 2026, credit IDR 0 → IDR 1,250,000`.
    public init(_ change: CreditChange) {
        self.init(
            kind: .credit, subject: "\(change.level) at \(change.result) \(change.period): credit", old: change.old,
            new: change.new, paths: change.paths)
    }
}

extension [LanguageTag] {
    /// The languages of a text, English first where it has it, since that is what the words around them are in; else
    /// the one that prevails.
    public static func reading(_ declarations: Declaration...) -> [LanguageTag] {
        let all = declarations.flatMap { [$0.prevailing] + $0.languages }
        var seen: Set<LanguageTag> = []
        let once = all.filter { seen.insert($0).inserted }
        return once.filter { $0.rawValue == "en" } + once.filter { $0.rawValue != "en" }
    }
}
