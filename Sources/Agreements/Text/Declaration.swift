/// What `agreement.yaml` says: identity, languages, dates and signing policy of one text.
///
/// A declaration that exists has been read without a fault; what depends on other files is judged by
/// `TextConsistency`, what depends on history by the rules. Follows section 3.2 of the format `countersign/1`.
public struct Declaration: Hashable, Sendable {
    /// The one format that is read here.
    public static let format = "countersign/1"

    /// `countersign/1`.
    public let format: String
    /// What the content must cover, such as `service-level-agreement/1`; `general/1` demands nothing.
    public let profile: String
    /// The title in every language of `languages`.
    public let title: Localized
    /// The languages of the text, each once, in the order of the file.
    public let languages: [LanguageTag]
    /// The language that governs where two differ; one of `languages`.
    public let prevailing: LanguageTag
    /// The law that governs the agreement, one line such as `ID`.
    public let governingLaw: String?
    /// The zone every bare date means.
    public let zone: AgreementZone
    /// What amounts of money are counted in.
    public let currency: Currency?
    /// When the text takes effect; absent from version 0 alone.
    public let inForce: InForce?
    /// How long the agreement lasts.
    public let term: Term?
    /// How it is signed.
    public let signing: Signing
    /// How the parties negotiate, each rule in every language of `languages`.
    public let groundRules: [Localized]
    /// The sentence of consent where no built-in one serves; holds `{party}` exactly once.
    public let consent: String?

    /// A currency and the smallest amount that is paid in it.
    public struct Currency: Hashable, Sendable {
        /// Three capital letters, as in ISO 4217.
        public let code: String
        /// A positive decimal, kept as it is written: `1`, `0.01`.
        public let increment: String
    }

    /// From when a text governs (section 3.5).
    public struct InForce: Hashable, Sendable {
        /// The first day on which the text governs.
        public let from: Start
        /// The id of Base, in 40 lower-case hexadecimal digits, where `from` lies before execution.
        public let retroactive: String?
        /// The ids of the versions this one takes the place of, in the same form.
        public let supersedes: [String]
    }

    /// The first day on which a text governs.
    public enum Start: Hashable, Sendable {
        /// A day in the agreement's zone.
        case date(CivilDate)
        /// The day of the consent that completes execution.
        case execution
    }

    /// How long an agreement lasts: half-open, `from` is its first day and `until` the first day after it.
    public struct Term: Hashable, Sendable {
        /// The first day.
        public let from: CivilDate
        /// The first day that no longer belongs to it, later than `from`; nil where it has no end.
        public let until: CivilDate?
    }

    /// How a text is signed.
    public struct Signing: Hashable, Sendable {
        /// How many different signatories of each signing party must accept, 1 to 99.
        public let eachParty: Int
    }

    /// Reads the bytes of `agreement.yaml`, or says everything that is wrong with them, in reading order.
    public static func read(_ bytes: [UInt8]) -> Result<Declaration, TextFaults> {
        let path = TextPlace.agreement.path
        return StrictYAML.parse(bytes, path: path).flatMap { value in
            var reader = SchemaReader(path: path)
            let declaration = reader.declaration(value)
            return reader.result(declaration)
        }
    }

    /// What `format:` says, read as leniently as possible, or nil where nothing can be made out.
    ///
    /// For texts that `read` refuses: a newer format may use what we do not know, and is then answered with
    /// "upgrade needed" and not with faults. Never a substitute for `read`. Source: `docs/format.md`, "Texts".
    public static func formatLine(_ bytes: [UInt8]) -> String? {
        if case .success(.mapping(let entries, _)) = StrictYAML.parse(bytes, path: TextPlace.agreement.path) {
            guard case .scalar(let format, _) = entries.first(where: { $0.key == "format" })?.value else { return nil }
            return format
        }
        // One line that begins with the key; two would have no one meaning.
        let lines = bytes.prefix(StrictYAML.sizeLimit).split(separator: UInt8(ascii: "\n"))
            .filter { $0.starts(with: "format:".utf8) }
        guard lines.count == 1, let line = lines.first else { return nil }
        let rest = line.dropFirst("format:".utf8.count).drop(while: isBlank)
        var (word, end) = (rest.prefix { !isBlank($0) }, rest.drop { !isBlank($0) })
        if let quote = rest.first, quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'") {
            word = rest.dropFirst().prefix { $0 != quote }
            guard word.endIndex < rest.endIndex else { return nil }
            end = rest[(word.endIndex + 1)...]
        }
        let comment = end.drop(while: isBlank)
        guard comment.isEmpty || (comment.first == UInt8(ascii: "#") && comment.startIndex > end.startIndex),
            !word.isEmpty, word.allSatisfy({ $0.isSlugByte || $0 == UInt8(ascii: "/") })
        else { return nil }
        return String(decoding: word, as: UTF8.self)
    }

    private static func isBlank(_ byte: UInt8) -> Bool {
        byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\t") || byte == UInt8(ascii: "\r")
    }
}
