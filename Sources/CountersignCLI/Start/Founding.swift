internal import AgreementProfiles
internal import Agreements
internal import Foundation

/// The options as they are meant, with what was left out decided.
struct Founding {
    private(set) var declaration: DeclarationDraft
    let template: Template.Name
    /// What was decided without being asked, in words.
    let decisions: [StyledText]

    init(_ options: FoundingOptions, in place: Place) throws {
        let environment = place.console.options.environment
        var decisions: [StyledText] = []
        let titles = try Self.titles(options.titles, languages: options.languages)
        let languages: [LanguageTag]
        if !options.languages.isEmpty {
            languages = try options.languages.map(Self.language)
        } else if !titles.byLanguage.isEmpty {
            languages = titles.byLanguage.map(\.0)
        } else {
            languages = try [Self.language(Self.spoken(environment))]
            decisions.append("Language: \(languages[0].rawValue, .bold) (--language)")
        }
        guard Set(languages).count == languages.count else {
            throw CommandError(.usage, "a language is named twice", hint: "name each once, the prevailing one first")
        }
        let title = try Self.title(titles, in: languages)

        let zone = try Self.zone(options.zone, environment)
        if options.zone == nil { decisions.append("Time zone: \(zone.identifier, .bold) (--zone)") }
        let today = CivilDate(of: place.clock.now(), in: zone)
        let start = try Self.start(options.inForce, today: today)
        if options.inForce == nil, case .date(let date) = start {
            decisions.append("In force from: \(date.shown, .bold) (--in-force)")
        }
        let first = if case .date(let date) = start { date } else { today }
        let until = try options.until.map { try Self.date($0, of: "--until") }
        if let until, until <= first {
            throw CommandError(
                .usage, "the agreement would end on \(until), before it begins on \(first)",
                hint: "--until is the first day after it, --in-force its first")
        }
        template = options.template
        var code = options.currency
        if code == nil, template.isOfService {
            code = "IDR"
            decisions.append("Currency: \("IDR", .bold) (--currency)")
        }
        declaration = DeclarationDraft(
            profile: template.profile, title: title, languages: languages,
            governingLaw: Self.indonesian.contains(zone.identifier) ? "ID" : nil, zone: zone,
            currency: try code.map(Self.currency), inForce: start, termFrom: first, termUntil: until)
        self.decisions = decisions
        declaration.mark = Self.mark(in: languages, environment)
    }

    /// The id of an agreement is that of its opening, and who opens two in one second with the same words and the same key
    /// signs the same bytes: there has to be something that only one of them has.
    ///
    /// `COUNTERSIGN_RANDOM` stands in for chance where the same is to come about again.
    private static func mark(in languages: [LanguageTag], _ environment: [String: String]) -> String {
        let words =
            languages.first?.rawValue == "id"
            ? "Angka acak, agar tidak ada perjanjian lain yang berawal sama"
            : "A random number, so that no other agreement begins alike"
        let given = environment["COUNTERSIGN_RANDOM"].flatMap { UInt64($0) }
        let digits = String(given ?? .random(in: .min ... .max), radix: 16)
        return "\(words): " + String(repeating: "0", count: 16 - digits.count) + digits
    }

    // MARK: Languages and titles

    private typealias Titles = (byLanguage: [(LanguageTag, String)], common: String?)

    private static func language(_ text: String) throws -> LanguageTag {
        guard let tag = LanguageTag(text), ["id", "en"].contains(text) else {
            throw CommandError(
                .usage, "there is no template in \(text)",
                hint: "templates exist in id and en: --language id --language en")
        }
        return tag
    }

    /// The language that the person's computer speaks, of those there are templates in.
    private static func spoken(_ environment: [String: String]) -> String {
        let locale = ["LC_ALL", "LC_MESSAGES", "LANG"].lazy.compactMap { environment[$0] }.first { !$0.isEmpty } ?? ""
        return locale.hasPrefix("id") ? "id" : "en"
    }

    private static func titles(_ typed: [String], languages: [String]) throws -> Titles {
        var titles: Titles = ([], nil)
        for title in typed {
            if let (left, words) = title.splitAtEquals, let language = LanguageTag(left),
                languages.isEmpty ? ["id", "en"].contains(left) : languages.contains(left)
            {
                titles.byLanguage.append((language, words))
            } else if let (left, words) = title.splitAtEquals, (2...3).contains(left.utf8.count),
                LanguageTag(left) != nil
            {
                throw CommandError(
                    .usage, "the title is in \(left), and the text is not",
                    hint: "say a language of the text: --title en=\"\(words)\"; to have the sign in the title: "
                        + "--title en=\"\(title)\"")
            } else if titles.common == nil {
                titles.common = title
            } else {
                throw CommandError(
                    .usage, "there are two titles", hint: "say the language of each: --title id=… --title en=…")
            }
        }
        return titles
    }

    private static func title(_ titles: Titles, in languages: [LanguageTag]) throws -> Localized {
        Localized(
            try languages.map { language in
                guard let words = titles.byLanguage.first(where: { $0.0 == language })?.1 ?? titles.common else {
                    throw CommandError(
                        .usage, "the title is missing in \(language)", hint: "add: --title \(language)=…")
                }
                return (language, words)
            })
    }

    // MARK: Dates and money

    private static func zone(_ typed: String?, _ environment: [String: String]) throws -> AgreementZone {
        if let typed {
            guard let zone = AgreementZone(identifier: typed) else {
                throw CommandError(
                    .usage, "there is no time zone \(typed)", hint: "name one as in: --zone Asia/Jakarta")
            }
            return zone
        }
        let named = environment["TZ"].map { $0.hasPrefix(":") ? String($0.dropFirst()) : $0 }
        guard
            let zone = [named, TimeZone.current.identifier, "UTC"].lazy.compactMap({ $0 })
                .compactMap({ AgreementZone(identifier: $0) }).first
        else {
            throw CommandError(.usage, "this computer's time zone is not known", hint: "name it: --zone Asia/Jakarta")
        }
        return zone
    }

    private static let indonesian: Set<String> = ["Asia/Jakarta", "Asia/Pontianak", "Asia/Makassar", "Asia/Jayapura"]

    private static func start(_ typed: String?, today: CivilDate) throws -> Declaration.Start {
        guard let typed else { return .date(today.firstOfNextMonth) }
        if typed == "execution" { return .execution }
        let day = try date(typed, of: "--in-force")
        guard day >= today else {
            throw CommandError(
                .usage, "\(day.shown) has passed, and a first text cannot govern before anyone has agreed to it",
                hint: "name a day from \(today) on, or let it begin once all have accepted: --in-force execution")
        }
        return .date(day)
    }

    private static func date(_ typed: String, of option: String) throws -> CivilDate {
        guard let date = CivilDate(typed) else {
            throw CommandError(.usage, "\(typed) is not a date", hint: "write it as in: \(option) 2026-07-01")
        }
        return date
    }

    /// A currency with the smallest amount that people pay in it.
    private static func currency(_ code: String) throws -> (code: String, increment: String) {
        guard code.utf8.count == 3, code.utf8.allSatisfy({ (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains($0) })
        else {
            throw CommandError(
                .usage, "\(code) is not a currency", hint: "use its three capital letters: --currency IDR")
        }
        return (code, ["IDR", "JPY", "KRW", "VND", "CLP", "ISK", "UGX", "XAF", "XOF"].contains(code) ? "1" : "0.01")
    }
}

extension CivilDate {
    /// The first day of the month after the one that the day is in.
    var firstOfNextMonth: CivilDate {
        // A month has at most 31 days, so this day lies in the next one, or is the first of it.
        let later = CivilDate(daysSinceEpoch: daysSinceEpoch - day + 32)
        return CivilDate(daysSinceEpoch: later.daysSinceEpoch - later.day + 1)
    }
}
