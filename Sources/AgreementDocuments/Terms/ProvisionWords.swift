internal import AgreementProfiles
internal import Agreements

/// How the values of one file of terms are said: by the words of its schema where the profile has one, else by its keys.
struct ProvisionWords {
    private let words: ConsequenceWords
    private let schema: FileSchema?

    init(_ words: ConsequenceWords, of path: String) {
        self.words = words
        schema = words.schema(of: path)
    }

    private var notation: Notation { words.notation }
    var languages: [LanguageTag] { words.languages }

    // MARK: What it is called

    /// What a value is called, so that it stands well before the value: `Availability is at least`.
    func subject(_ steps: [TermsStep]) -> String {
        guard let schema, field(steps) != nil || steps.last?.isItem == true else { return steps.words }
        let keys = steps.compactMap(\.key)
        if let phrase = ProvisionPhrase.of(schema, keys) {
            return said(phrase.words).replacing("{}", with: steps.lastItem ?? said(schema.purpose))
        }
        var parts: [String] = []
        for (index, step) in steps.enumerated() {
            switch step {
            case .item(let name, let isName, let isOnly):
                let isLast = index == steps.count - 1
                if isName || isLast || !isOnly { parts.append(name) }
            case .key:
                // What a list is for goes without saying where its item has a name.
                if index + 1 < steps.count, case .item(_, isName: true, _) = steps[index + 1] { continue }
                // Of the ways to a value, the last two say enough.
                let isNear = steps[(index + 1)...].count(where: { !$0.isItem }) < 2
                if isNear, let field = field(Array(steps[...index])) { parts.append(said(field.meaning)) }
            }
        }
        return parts.joined(separator: ", ")
    }

    /// What stands behind a value, with a space before it.
    func ending(_ steps: [TermsStep]) -> String {
        guard let schema, let phrase = ProvisionPhrase.of(schema, steps.compactMap(\.key)) else { return "" }
        let ending = said(phrase.ending)
        return ending.isEmpty ? "" : " " + ending
    }

    /// Whether a value is one that a reader of a new text wants to know first; nil where no schema says.
    func isPromise(_ steps: [TermsStep]) -> Bool? {
        guard let schema, field(steps) != nil else { return nil }
        return ProvisionPhrase.of(schema, steps.compactMap(\.key))?.isPromise ?? false
    }

    /// What an item of a list is called, and whether that is a name for readers.
    func itemName(_ item: YAMLValue) -> (text: String, isName: Bool)? {
        if let range = range(item) { return (range, true) }
        if let over = item["over"]?.scalar { return (span(over, isOne: true), true) }
        if schema != nil {
            for key in ["meaning", "text", "who"] {
                if let name = item[key]?.localized(languages) { return (name, true) }
            }
            if let day = item["day"]?.scalar ?? item["step"]?.scalar { return (choice(day), true) }
        }
        return item.itemName(languages)
    }

    /// What an item is known by from one version to the next: a tier by the results that it is for, a limit by what it is
    /// reckoned over.
    func identity(of item: YAMLValue) -> String? {
        if item["credit-percent"] ?? item["credit-amount"] != nil {
            return ["from", "below"].map { item[$0]?.scalar.flatMap { ExactDecimal($0)?.description } ?? "" }.joined(
                separator: " to ")
        }
        return item.identity ?? item["over"]?.scalar
    }

    /// The results that a tier is for; nil where an item is no tier.
    private func range(_ item: YAMLValue) -> String? {
        guard item["credit-percent"] ?? item["credit-amount"] != nil else { return nil }
        return results(from: item["from"]?.scalar, below: item["below"]?.scalar)
    }

    /// `a result of at least 99% and below 99.9%`.
    func results(from: String?, below: String?) -> String {
        // Every result is at least nothing.
        let least = from.flatMap { ExactDecimal($0)?.description == "0" ? nil : percent($0) }
        return switch (least, below.map(percent)) {
        case (let from?, let below?):
            words(
                id: "hasil paling sedikit \(from) dan di bawah \(below)",
                en: "a result of at least \(from) and below \(below)")
        case (let from?, nil): words(id: "hasil paling sedikit \(from)", en: "a result of at least \(from)")
        case (nil, let below?): words(id: "hasil di bawah \(below)", en: "a result below \(below)")
        case (nil, nil): words(id: "setiap hasil", en: "every result")
        }
    }

    /// What the schema says that a value is; nil where it has no such key.
    func meaning(_ steps: [TermsStep]) -> String? {
        steps.last?.isItem == false ? field(steps).map { said($0.meaning) } : nil
    }

    /// What a value refers to by a short name, where it does.
    func target(_ steps: [TermsStep]) -> ReferenceTarget? {
        if case .scalar(.reference(let target)) = field(steps)?.shape.item { target } else { nil }
    }

    // MARK: What its value is

    /// A value in words.
    func value(_ text: String, at steps: [TermsStep], currency: String?) -> String {
        guard let field = field(steps), case .scalar(let kind) = field.shape.item else {
            return TermsWords.value(text, at: steps, currency: currency, notation)
        }
        switch kind {
        case .percentage: return percent(text)
        case .amount:
            guard let currency, ExactDecimal(text) != nil else { return text }
            return notation.money(text, currency)
        case .period: return Period(text).map(notation.period) ?? text
        case .span: return span(text, isOne: false)
        case .date: return CivilDate(text).map { notation.day($0.year, $0.month, $0.day) } ?? text
        case .time: return words(id: text.replacing(":", with: "."), en: text)
        case .choice: return choice(text)
        case .clock:
            return text == "always"
                ? words(id: "setiap saat", en: "always")
                : words(id: "selama jam buka kalender \(text)", en: "in the hours of the calendar \(text)")
        case .reference(.language): return LanguageTag(text).map(notation.name) ?? text
        case .line, .id, .count, .currency, .version, .reference: return text
        }
    }

    /// A value that is new or gone, in a few words.
    func summary(_ value: YAMLValue, at steps: [TermsStep], _ currency: String?) -> String {
        if let credit = value["credit-percent"]?.scalar ?? value["credit-amount"]?.scalar {
            let key = value["credit-percent"] == nil ? "credit-amount" : "credit-percent"
            let way = steps + [.key(key)]
            return self.value(credit, at: way, currency: currency) + ending(way)
        }
        if value["day"] != nil, let from = value["from"]?.scalar, let until = value["until"]?.scalar {
            let times = [from, until].map { words(id: $0.replacing(":", with: "."), en: $0) }
            return words(id: "dari \(times[0]) sampai \(times[1])", en: "from \(times[0]) until \(times[1])")
        }
        var rows: [String] = []
        gather(value, steps, [], value.currency(or: currency), &rows)
        let shown = rows.prefix(Self.shownValues).joined(separator: ", ")
        return rows.count > Self.shownValues ? shown + ", …" : shown
    }

    private func gather(
        _ value: YAMLValue, _ steps: [TermsStep], _ below: [TermsStep], _ currency: String?, _ rows: inout [String]
    ) {
        if let text = value.localized(languages) { return rows.append(labelled(text, below, steps)) }
        switch value {
        case .scalar(let text, _):
            rows.append(labelled(self.value(text, at: steps, currency: currency), below, steps))
        case .sequence(let items, _):
            for (index, item) in items.enumerated() {
                let name = itemName(item) ?? ("\(index + 1)", false)
                let step = TermsStep.item(name.text, isName: name.isName, isOnly: items.count == 1)
                gather(item, steps + [step], below, currency, &rows)
            }
        case .mapping(let entries, _):
            let currency = value.currency(or: currency)
            // What the item is called by stands before it already.
            for entry in entries where schema == nil || !["id", "name", "meaning", "text", "who"].contains(entry.key) {
                let step = TermsStep.key(entry.key)
                gather(entry.value, steps + [step], below + [step], currency, &rows)
            }
        }
    }

    /// A value with the words of its own key before it, where it is one of several.
    private func labelled(_ value: String, _ below: [TermsStep], _ steps: [TermsStep]) -> String {
        if below.isEmpty { return value }
        guard let field = field(steps) else { return "\(below.words) \(value)" }
        return "\(said(field.meaning)): \(value)"
    }

    private static let shownValues = 5

    // MARK: Words

    private func percent(_ text: String) -> String {
        ExactDecimal(text).map { notation.percent($0.description) } ?? text + "%"
    }

    private func span(_ text: String, isOne: Bool) -> String {
        if let period = Period(text) { return notation.period(period) }
        if text == "term" { return words(id: "seluruh jangka waktu", en: "the whole term") }
        return isOne ? words(id: "satu ", en: "a ") + choice(text) : choice(text)
    }

    private func choice(_ text: String) -> String {
        let english =
            text.hasSuffix("day") && !text.contains("-")
            ? text.capitalizedFirst : text.replacing("-", with: " ")
        return words(id: ChoiceWords.indonesian[text] ?? english, en: english)
    }

    private func said(_ words: Bilingual) -> String { self.words(id: words.id, en: words.en) }

    /// The field that steps lead to; nil where the schema has none, or where they lead to an item.
    private func field(_ steps: [TermsStep]) -> Field? {
        guard let schema else { return nil }
        var (fields, found): ([Field], Field?) = (schema.fields, nil)
        for step in steps {
            guard let key = step.key else { continue }
            guard let field = fields.first(where: { $0.name == key }) else { return nil }
            found = field
            if case .mapping(let inner) = field.shape.item { fields = inner } else { fields = [] }
        }
        return found
    }
}

extension Shape {
    /// What the items of a list are; the shape itself where it is none.
    fileprivate var item: Shape {
        if case .list(let item, _) = self { item.item } else { self }
    }
}
