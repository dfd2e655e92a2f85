/// One of the six places a file of the text may have. A path that is none of them has no place in an agreement.
///
/// Follows section 3.2 of the format `countersign/1`. Path and place are a bijection:
/// `TextPlace(path: p)?.path == p` for every path that is accepted.
public enum TextPlace: Hashable, Sendable {
    /// `agreement.yaml`: identity, languages, dates, signing policy.
    case agreement
    /// `parties/<party>.yaml`: one party, its people and their keys.
    case party(PartyID)
    /// `clauses/<nnn>-<slug>.<language>.md`: prose; the slug is the identity, the number (0 to 999) the order.
    case clause(number: Int, slug: Slug, language: LanguageTag)
    /// `terms/<topic>.yaml`: machine-readable provisions.
    case terms(Slug)
    /// `calendars/<name>.yaml`: business hours and holidays.
    case calendar(Slug)
    /// `annexes/<name>.<extension>`: an attached file. The name is a slug, the extension `[a-z0-9]{1,16}`.
    case annex(name: String, extension: String)

    /// The place of the file at `path`, or nil where a text may hold no such file.
    public init?(path: String) {
        if path == "agreement.yaml" {
            self = .agreement
            return
        }
        // Bytes, not characters: a combining mark behind a slash would hide the slash.
        let parts = path.utf8.split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false)
        guard parts.count == 2, parts[1].count <= RawTree.nameLimit else { return nil }
        let name = Substring(parts[1])
        let place: TextPlace?
        switch String(Substring(parts[0])) {
        case "parties": place = name.dropping(suffix: ".yaml").flatMap { PartyID($0) }.map(TextPlace.party)
        case "terms": place = name.dropping(suffix: ".yaml").flatMap { Slug($0) }.map(TextPlace.terms)
        case "calendars": place = name.dropping(suffix: ".yaml").flatMap { Slug($0) }.map(TextPlace.calendar)
        case "clauses": place = TextPlace(clauseName: name)
        case "annexes": place = TextPlace(annexName: name)
        default: place = nil
        }
        guard let place else { return nil }
        self = place
    }

    /// The path of the file in the tree, with `/` between folder and name.
    public var path: String {
        switch self {
        case .agreement: "agreement.yaml"
        case .party(let id): "parties/\(id).yaml"
        case .clause(let number, let slug, let language): "clauses/\(number.threeDigits)-\(slug).\(language).md"
        case .terms(let topic): "terms/\(topic).yaml"
        case .calendar(let name): "calendars/\(name).yaml"
        case .annex(let name, let suffix): "annexes/\(name).\(suffix)"
        }
    }

    /// What the file is known by from one version to the next: a clause by its slug and language, whatever its number.
    public var identity: String {
        if case .clause(_, let slug, let language) = self { "clauses/\(slug).\(language)" } else { path }
    }

    /// The most bytes a file may have here: 16 MiB for an annex, 1 MiB elsewhere.
    public var sizeLimit: Int {
        isAnnex ? 16 << 20 : 1 << 20
    }

    /// Whether it is an attached file: any bytes, which mean nothing line by line.
    var isAnnex: Bool {
        if case .annex = self { true } else { false }
    }

    /// Whether the verifier reads what the file says, and not only that it says something.
    var isRead: Bool {
        switch self {
        case .agreement, .party: true
        case .clause, .terms, .calendar, .annex: false
        }
    }

    private init?(clauseName: Substring) {
        guard let stem = clauseName.dropping(suffix: ".md") else { return nil }
        let parts = stem.utf8.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
        guard parts.count == 2, let language = LanguageTag(Substring(parts[1])) else { return nil }
        let digits = parts[0].prefix(3)
        let rest = parts[0].dropFirst(3)
        guard digits.count == 3, digits.allSatisfy({ $0.isDigit }), rest.first == UInt8(ascii: "-"),
            let number = Int(Substring(digits)), let slug = Slug(Substring(rest.dropFirst()))
        else { return nil }
        self = .clause(number: number, slug: slug, language: language)
    }

    private init?(annexName: Substring) {
        let parts = annexName.utf8.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
        guard parts.count == 2, let name = Slug(Substring(parts[0])), (1...16).contains(parts[1].count),
            parts[1].allSatisfy({ $0.isLowercaseLetter || $0.isDigit })
        else { return nil }
        self = .annex(name: name.rawValue, extension: String(Substring(parts[1])))
    }
}

extension Substring {
    /// What stands before `suffix`, or nil where this does not end in it, byte for byte.
    fileprivate func dropping(suffix: String) -> Substring? {
        guard utf8.count >= suffix.utf8.count, utf8.suffix(suffix.utf8.count).elementsEqual(suffix.utf8) else {
            return nil
        }
        return Substring(utf8.dropLast(suffix.utf8.count))
    }
}

extension Int {
    /// The number with leading zeros up to three digits.
    fileprivate var threeDigits: String {
        let digits = String(self)
        return String(repeating: "0", count: Swift.max(0, 3 - digits.count)) + digits
    }
}
