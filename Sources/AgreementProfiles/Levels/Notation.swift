public import Agreements
internal import Foundation

/// How a language writes figures in the sentences that are made of them: `98,7 %`, `Rp6.250.000`, `Maret 2026`.
///
/// Indonesian is written as in Indonesia, everything else as in English.
public struct Notation: Hashable, Sendable {
    private let language: TemplateLanguage

    /// The notation of a language.
    public init(_ language: LanguageTag) { self.language = TemplateLanguage(rawValue: language.rawValue) ?? .english }

    /// Whether a language has a notation of its own here.
    public static func speaks(_ language: LanguageTag) -> Bool { TemplateLanguage(rawValue: language.rawValue) != nil }

    /// As in English.
    public static let english = Notation(TemplateLanguage.english)

    /// Which of two wordings is in the language.
    public func words(id: String, en: String) -> String { Bilingual(id: id, en: en)[language] }

    /// What a language is called, `bahasa Inggris`; its tag where nobody has a name for it.
    public func name(of spoken: LanguageTag) -> String {
        if let known = TemplateLanguage(rawValue: spoken.rawValue) { return Wording.name(of: known)[language] }
        // Source: the names of Unicode CLDR, by Foundation.
        let name = Locale(identifier: language.rawValue).localizedString(forIdentifier: spoken.rawValue)
        return name.map { words(id: "bahasa \($0)", en: $0) } ?? spoken.rawValue
    }

    /// A percentage, from its decimal: `98.7%`, in Indonesian `98,7 %`.
    public func percent(_ decimal: String) -> String {
        number(decimal, isGrouped: false) + words(id: " %", en: "%")
    }

    /// A length of time: `3 business days`, `1 hour`; in Indonesian `3 hari kerja`.
    public func period(_ period: Period) -> String {
        let unit = words(id: period.unit.words.id, en: period.unit.words.en).lowercased()
        return "\(period.count) " + (period.count == 1 && language == .english ? String(unit.dropLast()) : unit)
    }

    /// An amount as people write it, from its decimal: `IDR 12,500,000`, in Indonesian `Rp12.500.000`.
    public func money(_ decimal: String, _ currency: String) -> String {
        let mark = language == .indonesian && currency == "IDR" ? "Rp" : currency + " "
        return mark + number(decimal, isGrouped: true)
    }

    /// A day in words: `1 March 2026`.
    public func day(_ year: Int, _ month: Int, _ day: Int) -> String { "\(day) \(self.month(year, month))" }

    /// A month in words: `March 2026`.
    public func month(_ year: Int, _ month: Int) -> String {
        guard Wording.months.indices.contains(month - 1) else { return "\(year)" }
        return "\(Wording.months[month - 1][language]) \(year)"
    }

    /// A number, from its decimal: `44,640.5`.
    public func number(_ decimal: String) -> String { number(decimal, isGrouped: true) }

    /// A time of day, to the second where it is no whole minute: `08:30`.
    public func time(hour: Int, minute: Int, second: Int) -> String {
        let parts = [hour, minute] + (second == 0 ? [] : [second])
        return parts.map { $0 < 10 ? "0\($0)" : "\($0)" }.joined(separator: language == .indonesian ? "." : ":")
    }

    private init(_ language: TemplateLanguage) { self.language = language }

    private func number(_ decimal: String, isGrouped: Bool) -> String {
        let (point, separator) = language == .indonesian ? (",", ".") : (".", ",")
        let parts = decimal.split(separator: ".", maxSplits: 1)
        var (rest, groups) = (parts.first ?? "0", [Substring]())
        while isGrouped, rest.count > 3 {
            groups.insert(rest.suffix(3), at: 0)
            rest = rest.dropLast(3)
        }
        let whole = ([rest] + groups).joined(separator: separator)
        return whole + (parts.count > 1 ? point + parts[1] : "")
    }
}
