internal import Agreements

/// The content of a text, read once for all checks of its profile.
struct ProfiledText: Sendable {
    /// What the text is.
    let text: Text
    /// What its kind of agreement demands.
    let profile: Profile
    /// Clauses in the order of the text, all languages.
    let clauses: [Clause]
    /// Terms and calendars that their schema has nothing against, by path.
    let terms: [String: TermNode]
    /// What the schemas have against the others.
    let faults: [TextFault]
    /// `agreement.yaml` with places.
    let agreement: YAMLValue?
    /// Every piece of text of files in YAML, whatever a schema has against them.
    let scalars: [(text: String, path: String, position: TextPosition)]
    /// Every line of them that stands there in each language.
    let localizedLines: [LocalizedLine]

    /// Reads a text.
    ///
    /// - Parameter content: gives the bytes of one of its files.
    init(
        _ text: Text, profile: Profile, content: (TextFile) throws(AgreementError) -> [UInt8]
    ) throws(AgreementError) {
        var clauses: [Clause] = []
        var terms: [String: TermNode] = [:]
        var faults: [TextFault] = []
        var scalars: [(text: String, path: String, position: TextPosition)] = []
        var localizedLines: [LocalizedLine] = []
        var agreement: YAMLValue?
        let languages = text.declaration.languages
        for file in text.files {
            switch file.place {
            case .clause(let number, let slug, let language):
                clauses.append(
                    Clause(
                        number: number, slug: slug, language: language, path: file.path, bytes: try content(file)))
            case .agreement, .terms, .calendar:
                let bytes = try content(file)
                guard case .success(let value) = StrictYAML.parse(bytes, path: file.path) else { continue }
                value.forEachScalar { scalars.append(($0, file.path, $1)) }
                localizedLines += LocalizedLine.all(in: value, path: file.path, languages)
                if file.place == .agreement { agreement = value }
                guard let schema = profile.schema(of: file.place) else { continue }
                switch TermsReader.read(value, path: file.path, by: schema, in: languages) {
                case .success(let node): terms[file.path] = node
                case .failure(let refusal): faults += refusal.all
                }
            case .party:
                if case .success(let value) = StrictYAML.parse(try content(file), path: file.path) {
                    value.forEachScalar { scalars.append(($0, file.path, $1)) }
                }
            case .annex: continue
            }
        }
        self.text = text
        self.profile = profile
        self.clauses = clauses
        self.terms = terms
        self.faults = faults
        self.agreement = agreement
        self.scalars = scalars
        self.localizedLines = localizedLines
    }

    /// The terms of a topic, where its schema has nothing against them.
    func terms(_ topic: String) -> TermNode? { terms["terms/\(topic).yaml"] }

    /// The calendars that can be read, by name.
    var calendars: [String: TermNode] {
        Dictionary(
            uniqueKeysWithValues: terms.compactMap { path, node in
                guard case .calendar(let name) = TextPlace(path: path) else { return nil }
                return (name.rawValue, node)
            })
    }

    /// Where a key at the top of `agreement.yaml` stands, or one below it.
    func position(inAgreement keys: String...) -> TextPosition? {
        var value = agreement
        var position: TextPosition?
        for key in keys {
            guard case .mapping(let entries, _) = value, let entry = entries.first(where: { $0.key == key }) else {
                return position
            }
            (value, position) = (entry.value, entry.value.position)
        }
        return position
    }

    /// The clauses by slug, in the order of the text, each with its languages in the order of the agreement.
    var pairedClauses: [[Clause]] {
        let order = text.declaration.languages
        let groups = Dictionary(grouping: clauses, by: \.slug)
        return text.clauses.compactMap { groups[$0.slug] }.map { group in
            group.sorted { (order.firstIndex(of: $0.language) ?? 0) < (order.firstIndex(of: $1.language) ?? 0) }
        }
    }
}

extension YAMLValue {
    /// Calls `visit` with every piece of text that is no key.
    fileprivate func forEachScalar(_ visit: (String, TextPosition) -> Void) {
        switch self {
        case .scalar(let text, let position): visit(text, position)
        case .sequence(let items, _): for item in items { item.forEachScalar(visit) }
        case .mapping(let entries, _): for entry in entries { entry.value.forEachScalar(visit) }
        }
    }
}
