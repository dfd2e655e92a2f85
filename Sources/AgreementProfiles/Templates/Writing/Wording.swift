/// How one language writes the values of an agreement: dates, amounts, zones and languages.
///
/// The tables are our own and not the system's locale data, because a text must come out the same on
/// every machine and in every year.
struct Wording: Sendable {
    let language: TemplateLanguage
    let values: Template.Values

    /// The agreement's title. Empty in a language the agreement does not use; such a wording is never printed.
    var title: String { values.title[language.rawValue, default: ""] }

    /// A day in words: `1 Juli 2026`, `1 July 2026`.
    func date(_ day: CalendarDay) -> String {
        "\(day.day) \(Self.months[day.month - 1][language]) \(day.year)"
    }

    /// The first day in force, in words.
    var firstDay: String { date(values.firstDay) }

    /// An amount without decimals: `Rp12.500.000`, `IDR 12,500,000`; other currencies by their code in both.
    func money(_ amount: Int, _ currency: String) -> String {
        let mark = language == .indonesian && currency == "IDR" ? "Rp" : currency + " "
        return mark + grouped(amount)
    }

    /// A percentage, from its decimal: `99,9 %`, `99.9%`.
    func percent(_ decimal: String) -> String {
        language == .indonesian ? decimal.replacing(".", with: ",") + " %" : decimal + "%"
    }

    /// A time of day, from `08:00`: `08.00`, `08:00`.
    func time(_ time: String) -> String { language == .indonesian ? time.replacing(":", with: ".") : time }

    /// A period: `2 Jam Kerja`, `2 Business Hours`.
    func period(_ period: Period) -> String { "\(period.count) \(period.unit.words[language])" }

    /// The agreement's time zone, followed by the name people use for it where Indonesia has one.
    var zone: String {
        guard let name = Self.zones[values.zone] else { return values.zone }
        return "\(values.zone) (\(name[language]))"
    }

    /// The name of the language that governs.
    var prevailingLanguage: String {
        TemplateLanguage(rawValue: values.prevailing).map(name) ?? values.prevailing
    }

    /// The name of a language, in this one.
    func name(of spoken: TemplateLanguage) -> String { Self.name(of: spoken)[language] }

    static func name(of spoken: TemplateLanguage) -> Bilingual {
        switch spoken {
        case .indonesian: Bilingual(id: "bahasa Indonesia", en: "Indonesian")
        case .english: Bilingual(id: "bahasa Inggris", en: "English")
        }
    }

    /// What the languages of the templates are called, in each of them.
    static let languageNames = TemplateLanguage.allCases.flatMap { [name(of: $0).id, name(of: $0).en] }

    /// Digits in threes, counted from the right.
    private func grouped(_ amount: Int) -> String {
        let separator = language == .indonesian ? "." : ","
        let digits = Array(String(amount))
        return digits.indices.map { place in
            let left = digits.count - place
            return place > 0 && left.isMultiple(of: 3) ? separator + String(digits[place]) : String(digits[place])
        }.joined()
    }

    static let months = [
        Bilingual(id: "Januari", en: "January"), Bilingual(id: "Februari", en: "February"),
        Bilingual(id: "Maret", en: "March"), Bilingual(id: "April", en: "April"),
        Bilingual(id: "Mei", en: "May"), Bilingual(id: "Juni", en: "June"),
        Bilingual(id: "Juli", en: "July"), Bilingual(id: "Agustus", en: "August"),
        Bilingual(id: "September", en: "September"), Bilingual(id: "Oktober", en: "October"),
        Bilingual(id: "November", en: "November"), Bilingual(id: "Desember", en: "December"),
    ]

    private static let zones = [
        "Asia/Jakarta": Bilingual(id: "Waktu Indonesia Barat", en: "Western Indonesia Time"),
        "Asia/Pontianak": Bilingual(id: "Waktu Indonesia Barat", en: "Western Indonesia Time"),
        "Asia/Makassar": Bilingual(id: "Waktu Indonesia Tengah", en: "Central Indonesia Time"),
        "Asia/Jayapura": Bilingual(id: "Waktu Indonesia Timur", en: "Eastern Indonesia Time"),
    ]
}
