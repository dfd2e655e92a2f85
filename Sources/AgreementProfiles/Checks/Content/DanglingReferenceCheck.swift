internal import Agreements

/// What the text refers to is there.
enum DanglingReferenceCheck: ContentCheckRule {
    static let name = "dangling-reference"
    static let sentence = "A provision that leans on something absent cannot be applied."

    static func remarks(on context: CheckContext) -> [Remark] {
        ofClauses(context.content) + ofTerms(context.content)
    }

    private static func ofClauses(_ content: ProfiledText) -> [Remark] {
        content.clauses.flatMap { clause in
            clause.paragraphs.flatMap { paragraph in
                let links = paragraph.links.map { (range: $0.target, isLink: true) }
                let codes = paragraph.codes.map { (range: $0, isLink: false) }
                return (links + codes).compactMap { range, isLink -> Remark? in
                    let words = paragraph.text(range)
                    guard let problem = problem(with: words, isLink: isLink, in: content) else { return nil }
                    return Remark(
                        clause.path, paragraph.position(range.lowerBound), "`\(words)` \(problem).",
                        hint: "Correct the reference, or add what it refers to.")
                }
            }
        }
    }

    private static func problem(with words: String, isLink: Bool, in content: ProfiledText) -> String? {
        switch Reference(words) {
        case .elsewhere: return nil
        case .unknown: return isLink && !words.hasPrefix("#") ? "is no file of the text" : nil
        case .folder(let folder):
            return content.text.files.contains { $0.path.hasPrefix(folder) } ? nil : "is an empty folder"
        case .file(let path, let fragment):
            guard content.text.file(at: path) != nil else { return "is no file of the text" }
            guard let fragment, !content.isRefused(path) else { return nil }
            if case .clause = TextPlace(path: path) { return nil }
            return content.value(at: path, fragment) == nil ? "names nothing in that file" : nil
        }
    }

    private static func ofTerms(_ content: ProfiledText) -> [Remark] {
        var remarks: [Remark] = []
        for (path, node) in content.terms.sorted(by: { $0.key < $1.key }) {
            for (value, mapping) in node.everything {
                guard case .scalar(let id, let kind, let position) = value,
                    let (target, known) = known(kind, beside: mapping, in: content), !known.contains(id)
                else { continue }
                let choice = known.sorted().prefix(20).joined(separator: ", ")
                remarks.append(
                    Remark(
                        path, position, "`\(id)` is no \(target.rawValue) of this text.",
                        hint: known.isEmpty ? "Add it, or leave the reference out." : "There are: \(choice)."))
            }
        }
        return remarks
    }

    /// The ids that a scalar may name; nil where it is no reference, or what it refers to cannot be read.
    private static func known(
        _ kind: ScalarKind, beside mapping: TermNode?, in content: ProfiledText
    ) -> (ReferenceTarget, Set<String>)? {
        func ids(_ nodes: [TermNode]?) -> Set<String>? { nodes.map { Set($0.compactMap { $0["id"]?.text }) } }
        let calendars = Set(
            content.text.files.compactMap { file -> String? in
                if case .calendar(let name) = file.place { name.rawValue } else { nil }
            })
        let services = content.terms("services")
        let found: (ReferenceTarget, Set<String>?)? =
            switch kind {
            case .clock: (.calendar, calendars.union(["always"]))
            case .reference(.calendar): (.calendar, calendars)
            case .reference(.party): (.party, Set(content.text.parties.keys.map(\.rawValue)))
            case .reference(.service): (.service, ids(services?["services"]?.items))
            case .reference(.objective):
                (
                    .objective,
                    ids(
                        services?["services"]?.items.filter { $0["id"]?.text == mapping?["service"]?.text }
                            .flatMap { $0["objectives"]?.items ?? [] })
                )
            case .reference(.fee): (.fee, ids(content.terms("fees")?["fees"]?.items))
            case .reference(.priority): (.priority, ids(services?["support"]?["priorities"]?.items))
            case .reference(.clause): (.clause, Set(content.clauses.map(\.slug.rawValue)))
            case .reference(.language): (.language, Set(content.text.declaration.languages.map(\.rawValue)))
            default: nil
            }
        guard let (target, known) = found, let known else { return nil }
        return (target, known)
    }
}
