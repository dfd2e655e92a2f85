public import Agreements

/// What was said on an amendment, by what it is about: first the whole text, then clause by clause.
///
/// Proposals and refusals stand with the whole text, a refusal under the proposal that it refuses; a reply stands under
/// what it replies to.
public struct Discussion: Sendable {
    /// What was said about one thing.
    public struct Topic: Sendable {
        /// The slug of a clause or the path of a file, as people named it; nil for the whole text.
        public let name: String?
        /// In reading order.
        public let remarks: [Remark]
    }

    /// One act, and where it stands in its thread.
    public struct Remark: Sendable {
        /// The act.
        public let act: Act
        /// How many remarks it stands under: 0 begins a thread.
        public let depth: Int
        /// Whether another text was put on the table after it was said.
        public let isAboutEarlierText: Bool
    }

    /// The whole text first, then what people named, in the order of the text; at last what it has no more.
    public let topics: [Topic]

    /// What was said up to now.
    public init(of amendment: Amendment) {
        self.init(amendment.acts, clauses: amendment.text.clauses.map(\.slug.description))
    }

    /// - Parameters:
    ///   - acts: oldest first.
    ///   - clauses: the clauses of the text, in its order.
    init(_ acts: [Act], clauses: [String]) {
        let lastText = acts.lastIndex { $0.kind.changesText } ?? 0
        var threads = Threads()
        for (index, act) in acts.enumerated() where Self.says(act) {
            threads.add(act, isAboutEarlierText: index < lastText)
        }
        let order = Dictionary(clauses.enumerated().map { ($1, $0) }, uniquingKeysWith: { first, _ in first })
        topics = threads.names.sorted { first, second in
            func rank(_ name: String?) -> (Int, String) {
                name.map { name in order[name].map { ($0, "") } ?? (clauses.count, name) } ?? (-1, "")
            }
            return rank(first) < rank(second)
        }.map { Topic(name: $0, remarks: threads.remarks(about: $0)) }
    }

    /// Whether an act has words of its own: what is consented to is the text's to say.
    private static func says(_ act: Act) -> Bool {
        switch act.kind {
        case .propose, .revise, .refresh, .comment, .reject, .withdraw: true
        case .open, .enrol, .accept, .merge: false
        }
    }
}

/// Acts in threads, as they come.
private struct Threads {
    private var acts: [(act: Act, isAboutEarlierText: Bool)] = []
    private var places: [String: Int] = [:]
    private var replies: [Int: [Int]] = [:]
    private var beginnings: [String?: [Int]] = [:]
    private(set) var names: [String?] = []
    private var latestText: Int?

    mutating func add(_ act: Act, isAboutEarlierText: Bool) {
        let place = acts.count
        acts.append((act, isAboutEarlierText))
        places["\(act.id)"] = place
        let refused = act.kind == .reject || act.kind == .withdraw ? latestText : nil
        if let answered = act.re.flatMap({ places["\($0)"] }) ?? refused, answered != place {
            replies[answered, default: []].append(place)
        } else {
            let name = act.clause.map(Self.topic)
            if beginnings[name] == nil { names.append(name) }
            beginnings[name, default: []].append(place)
        }
        if act.kind.changesText { latestText = place }
    }

    /// In reading order, without recursion: a thread may be as long as its authors please.
    func remarks(about name: String?) -> [Discussion.Remark] {
        var remarks: [Discussion.Remark] = []
        var ahead = (beginnings[name] ?? []).reversed().map { (place: $0, depth: 0) }
        while let (place, depth) = ahead.popLast() {
            let (act, isAboutEarlierText) = acts[place]
            remarks.append(Discussion.Remark(act: act, depth: depth, isAboutEarlierText: isAboutEarlierText))
            ahead += (replies[place] ?? []).reversed().map { ($0, depth + 1) }
        }
        return remarks
    }

    /// The path of a clause's file names the clause.
    private static func topic(_ name: String) -> String {
        guard case .clause(_, let slug, _) = TextPlace(path: name) else { return name }
        return slug.description
    }
}
