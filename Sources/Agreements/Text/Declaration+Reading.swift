extension SchemaReader {
    private static let keys = [
        "format", "profile", "title", "languages", "prevailing", "governing-law", "time-zone", "currency", "in-force",
        "term", "signing", "ground-rules", "consent",
    ]

    mutating func declaration(_ root: YAMLValue) -> Declaration? {
        let what = "the agreement"
        guard let fields = fields(of: root, named: what, known: SchemaReader.keys) else { return nil }
        let format = required("format", in: fields, of: what).flatMap { self.format($0) }
        let profile = required("profile", in: fields, of: what).flatMap {
            parsed($0, named: "profile", expected: "a name and a version, such as `general/1`", by: \.asProfile)
        }
        let languages = required("languages", in: fields, of: what).flatMap { self.languages($0) }
        let title = required("title", in: fields, of: what).flatMap {
            localized($0, named: "title", in: languages)
        }
        let prevailing = required("prevailing", in: fields, of: what).flatMap { self.prevailing($0, among: languages) }
        let governingLaw = fields["governing-law"].flatMap { line($0, named: "governing-law") }
        let zone = required("time-zone", in: fields, of: what).flatMap { self.zone($0) }
        let currency = fields["currency"].flatMap { self.currency($0) }
        let inForce = fields["in-force"].flatMap { self.inForce($0) }
        let term = fields["term"].flatMap { self.term($0) }
        let signing = required("signing", in: fields, of: what).flatMap { self.signing($0) }
        let groundRules = fields["ground-rules"].flatMap { self.groundRules($0, in: languages) } ?? []
        let consent = prevailing.flatMap { self.consent(in: fields, prevailing: $0) }
        guard let format, let profile, let title, let languages, let prevailing, let zone, let signing else {
            return nil
        }
        return Declaration(
            format: format, profile: profile, title: title, languages: languages, prevailing: prevailing,
            governingLaw: governingLaw, zone: zone, currency: currency, inForce: inForce, term: term,
            signing: signing, groundRules: groundRules, consent: consent)
    }

    private mutating func format(_ value: YAMLValue) -> String? {
        guard let text = text(value, named: "format") else { return nil }
        if text == Declaration.format { return text }
        if text.hasPrefix("countersign/") {
            report(
                value.position,
                "this text is written in the format \(text.quoted); `\(Declaration.format)` is known here",
                hint: "upgrade countersign to read it")
        } else {
            report(value.position, "`format` is \(text.quoted); it must be `\(Declaration.format)`")
        }
        return nil
    }

    private mutating func zone(_ value: YAMLValue) -> AgreementZone? {
        if case .scalar(let name, let position) = value, AgreementZone.isWellFormed(name) {
            if let zone = AgreementZone(identifier: name) { return zone }
            // A database that is older or newer may well have it.
            report(
                position, "`time-zone` is \(name.quoted), which the time zone database of this computer does not have",
                hint: "write a name such as `Asia/Jakarta`, or bring the database (tzdata) up to date",
                isUndecided: true)
            return nil
        }
        return parsed(
            value, named: "time-zone", expected: "a name of the IANA database, such as `Asia/Jakarta`, or `UTC`",
            by: AgreementZone.init(identifier:))
    }

    private mutating func languages(_ value: YAMLValue) -> [LanguageTag]? {
        distinct(value, named: "languages", expected: "a language tag in lower case, such as `id` or `en`") {
            LanguageTag($0)
        }
    }

    private mutating func prevailing(_ value: YAMLValue, among languages: [LanguageTag]?) -> LanguageTag? {
        let expected = "one of the `languages`" + (languages.map { ": \($0.map(\.rawValue).listed)" } ?? "")
        return parsed(value, named: "prevailing", expected: expected) { text in
            LanguageTag(text).flatMap { tag in languages?.contains(tag) ?? true ? tag : nil }
        }
    }

    /// A mapping from languages to one line of text each, in exactly the languages of the text where these are known.
    private mutating func localized(
        _ value: YAMLValue, named name: String, in languages: [LanguageTag]?
    ) -> Localized? {
        guard case .mapping(let entries, let position) = value else {
            report(
                value.position, "`\(name)` must give a text for each language",
                hint: "write \(name == "title" ? "title: " : "")`{id: …, en: …}`")
            return nil
        }
        var texts: [(language: LanguageTag, text: String)] = []
        for entry in entries {
            guard let language = LanguageTag(entry.key), languages?.contains(language) ?? true else {
                report(entry.keyPosition, "`\(name)` has a text in \(entry.key.quoted), which is not in `languages`")
                continue
            }
            if let text = line(entry.value, named: name) { texts.append((language, text)) }
        }
        for language in languages ?? [] where !entries.contains(where: { $0.key == language.rawValue }) {
            report(position, "`\(name)` has no text in `\(language)`, which is in `languages`")
        }
        return texts.count == entries.count ? Localized(texts) : nil
    }

    private mutating func groundRules(_ value: YAMLValue, in languages: [LanguageTag]?) -> [Localized]? {
        items(value, named: "ground-rules")?.compactMap { localized($0, named: "ground-rules", in: languages) }
    }

    private mutating func currency(_ value: YAMLValue) -> Declaration.Currency? {
        let what = "`currency`"
        guard let fields = fields(of: value, named: what, known: ["code", "increment"]) else { return nil }
        let code = required("code", in: fields, of: what).flatMap {
            parsed($0, named: "code", expected: "three capital letters, such as `IDR`", by: \.asCurrencyCode)
        }
        let increment = required("increment", in: fields, of: what).flatMap {
            parsed($0, named: "increment", expected: "a decimal above zero, such as `0.01`", by: \.asPositiveDecimal)
        }
        guard let code, let increment else { return nil }
        return Declaration.Currency(code: code, increment: increment)
    }

    private mutating func inForce(_ value: YAMLValue) -> Declaration.InForce? {
        let what = "`in-force`"
        let known = ["from", "retroactive", "supersedes"]
        guard let fields = fields(of: value, named: what, known: known) else { return nil }
        let from = required("from", in: fields, of: what).flatMap {
            parsed($0, named: "from", expected: "a date, such as `2026-07-01`, or `execution`") { text in
                text == "execution" ? Declaration.Start.execution : CivilDate(text).map(Declaration.Start.date)
            }
        }
        let id = "the id of a version, 40 digits or letters `a` to `f`"
        let retroactive = fields["retroactive"].flatMap {
            parsed($0, named: "retroactive", expected: id, by: \.asObjectID)
        }
        let supersedes = fields["supersedes"].flatMap {
            distinct($0, named: "supersedes", expected: id, by: \.asObjectID)
        }
        guard let from else { return nil }
        return Declaration.InForce(from: from, retroactive: retroactive, supersedes: supersedes ?? [])
    }

    private mutating func term(_ value: YAMLValue) -> Declaration.Term? {
        let what = "`term`"
        guard let fields = fields(of: value, named: what, known: ["from", "until"]) else { return nil }
        let from = required("from", in: fields, of: what).flatMap { date($0, named: "from") }
        let until = fields["until"].flatMap { date($0, named: "until") }
        guard let from else { return nil }
        if let until, until <= from, let position = fields["until"]?.position {
            report(
                position, "`until` is \(until), which is not later than `from`, \(from)",
                hint: "`until` is the first day after the term")
        }
        return Declaration.Term(from: from, until: until)
    }

    private mutating func date(_ value: YAMLValue, named name: String) -> CivilDate? {
        parsed(value, named: name, expected: "a date, such as `2026-07-01`") { CivilDate($0) }
    }

    private mutating func signing(_ value: YAMLValue) -> Declaration.Signing? {
        let what = "`signing`"
        guard let fields = fields(of: value, named: what, known: ["each-party"]) else { return nil }
        return required("each-party", in: fields, of: what)
            .flatMap { parsed($0, named: "each-party", expected: "a number from 1 to 99", by: \.asCount) }
            .map { Declaration.Signing(eachParty: $0) }
    }
}

extension String {
    /// `name/1`: a slug, a slash and a version of at most four digits without leading zero.
    fileprivate var asProfile: String? {
        let parts = utf8.split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false)
        guard parts.count == 2, Slug(Substring(parts[0])) != nil, (1...4).contains(parts[1].count),
            parts[1].allSatisfy(\.isDigit), parts[1].first != UInt8(ascii: "0")
        else { return nil }
        return self
    }

    fileprivate var asCurrencyCode: String? {
        utf8.count == 3 && utf8.allSatisfy { (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains($0) } ? self : nil
    }

    /// `[0-9]+(\.[0-9]+)?` that is not zero, at most 40 bytes.
    fileprivate var asPositiveDecimal: String? {
        let parts = utf8.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
        guard (1...2).contains(parts.count), utf8.count <= 40,
            parts.allSatisfy({ !$0.isEmpty && $0.allSatisfy(\.isDigit) }),
            utf8.contains(where: { $0.isDigit && $0 != UInt8(ascii: "0") })
        else { return nil }
        return self
    }

    /// 40 lower-case hexadecimal digits.
    fileprivate var asObjectID: String? {
        utf8.count == 40 && utf8.allSatisfy { $0.isDigit || (UInt8(ascii: "a")...UInt8(ascii: "f")).contains($0) }
            ? self : nil
    }

    /// 1 to 99, without leading zero.
    fileprivate var asCount: Int? {
        guard (1...2).contains(utf8.count), utf8.allSatisfy(\.isDigit), utf8.first != UInt8(ascii: "0") else {
            return nil
        }
        return Int(self)
    }
}
