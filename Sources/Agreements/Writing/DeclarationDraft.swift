/// What `agreement.yaml` is to say, before it is written for the first time.
public struct DeclarationDraft: Sendable {
    /// What the content must cover.
    public var profile: String
    /// The title in every language.
    public var title: Localized
    /// The languages, the prevailing one first.
    public var languages: [LanguageTag]
    /// The law that governs.
    public var governingLaw: String?
    /// The zone of every bare date.
    public var zone: AgreementZone
    /// The currency's code and the smallest amount that is paid in it.
    public var currency: (code: String, increment: String)?
    /// From when the first text that governs is in force.
    public var inForce: Declaration.Start
    /// The first day of the term.
    public var termFrom: CivilDate
    /// The first day after the term; nil where it has no end.
    public var termUntil: CivilDate?
    /// What tells this agreement from one that is opened with the same words in the same second, in a line that means
    /// nothing; nil for none.
    public var mark: String?

    /// Takes everything as given; what cannot stand in the file is refused when the file is made.
    public init(
        profile: String, title: Localized, languages: [LanguageTag], governingLaw: String?, zone: AgreementZone,
        currency: (code: String, increment: String)?, inForce: Declaration.Start, termFrom: CivilDate,
        termUntil: CivilDate?
    ) {
        self.profile = profile
        self.title = title
        self.languages = languages
        self.governingLaw = governingLaw
        self.zone = zone
        self.currency = currency
        self.inForce = inForce
        self.termFrom = termFrom
        self.termUntil = termUntil
    }

    /// The bytes of the file.
    ///
    /// - Parameter opening: whether it is for version 0, which never governs and so names no dates.
    /// - Throws: ``TextFaults`` where something cannot stand in it.
    public func file(opening: Bool) throws(TextFaults) -> [UInt8] {
        var lines = ["format: \(Declaration.format)", "profile: \(profile)", "title:"]
        lines += try languages.map { language throws(TextFaults) in
            "  \(language): " + YAMLWriter.quoted(try line(title[language] ?? ""))
        }
        lines.append("languages: [\(languages.map(\.rawValue).joined(separator: ", "))]")
        lines.append("prevailing: \(languages.first?.rawValue ?? "")")
        if let governingLaw { lines.append("governing-law: " + YAMLWriter.scalar(try line(governingLaw))) }
        lines.append("time-zone: \(zone)")
        if let currency {
            let code = YAMLWriter.scalar(try line(currency.code))
            lines.append("currency: {code: \(code), increment: \(YAMLWriter.quoted(currency.increment))}")
        }
        if !opening {
            lines.append("in-force: {from: \(Self.written(inForce))}")
            lines.append("term: {from: \(termFrom)\(termUntil.map { ", until: \($0)" } ?? "")}")
        }
        lines.append("signing: {each-party: 1}")
        lines += groundRules
        if let mark { lines.append("# " + mark) }
        let bytes = Array((lines.joined(separator: "\n") + "\n").utf8)
        _ = try Declaration.read(bytes).get()
        return bytes
    }

    private static func written(_ start: Declaration.Start) -> String {
        switch start {
        case .date(let date): date.description
        case .execution: "execution"
        }
    }

    /// A line break within quotes would be read as a space: other words than those given.
    private func line(_ text: String) throws(TextFaults) -> String {
        guard !text.contains(where: \.isNewline) else {
            throw TextFaults(TextFault(path: TextPlace.agreement.path, message: "a title goes on one line"))
        }
        return VisibleText.composed(text)
    }

    /// How the parties negotiate, in the languages that have words for it here.
    private var groundRules: [String] {
        let rules = Self.rules.map { rule in
            languages.compactMap { language in rule[language.rawValue].map { (language, $0) } }
        }
        guard rules.allSatisfy({ $0.count == languages.count }) else { return [] }
        return ["ground-rules:"]
            + rules.flatMap { rule in
                rule.enumerated().map { index, entry in
                    (index == 0 ? "  - " : "    ") + "\(entry.0): " + YAMLWriter.quoted(entry.1)
                }
            }
    }

    private static let rules = [
        [
            "id": "Para pihak berunding dengan iktikad baik dan saling terbuka.",
            "en": "The parties negotiate in good faith and openly.",
        ],
        [
            "id": "Setiap usul disampaikan secara tertulis di sini beserta alasannya.",
            "en": "Every proposal is made in writing, here, with its reasons.",
        ],
        [
            "id": "Tidak ada yang mengikat sebelum setiap pihak menyetujui seluruh naskahnya.",
            "en": "Nothing binds before every party has accepted the whole text.",
        ],
    ]
}
