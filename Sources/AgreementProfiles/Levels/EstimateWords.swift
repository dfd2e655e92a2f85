public import Agreements
public import ServiceLevels

/// What an estimate comes to, in the words of a language.
public struct EstimateWords: Sendable {
    let notation: Notation
    private let language: LanguageTag?

    /// The words of a language; English where it is none that templates know.
    public init(_ language: LanguageTag) {
        notation = Notation(language)
        self.language = language
    }

    /// The words of English.
    public static let english = EstimateWords(notation: .english, language: nil)

    private init(notation: Notation, language: LanguageTag?) {
        self.notation = notation
        self.language = language
    }

    /// What the parties call a level; its id where they call it nothing.
    public func name(_ level: ServiceLevelContract.Level) -> String {
        language.flatMap { level.words[$0] } ?? level.words.values.sorted().first ?? level.id
    }

    /// A level that was reached: `98.7%`. One with many decimals is shown to four of them, or to as many as put it on
    /// its own side of bounds.
    public func percent(_ level: Percentage, beside bounds: [Percentage] = []) -> String {
        let exact = level.percents.decimalText
        if let exact, exact.utf8.count < 12 { return notation.percent(exact) }
        var places = 4
        var shown = level.percents.decimalText(places: places)
        while shown != exact, !Self.isShownRightly(level, as: shown, beside: bounds) {
            places += 1
            shown = level.percents.decimalText(places: places)
        }
        return (shown == exact ? "" : about) + notation.percent(shown)
    }

    /// What stands in front of a number that is not exact.
    var about: String { words(id: "kira-kira ", en: "about ") }

    private static func isShownRightly(_ level: Percentage, as shown: String, beside bounds: [Percentage]) -> Bool {
        guard let shown = try? Percentage(decimal: shown) else { return true }
        return bounds.allSatisfy { (shown < $0) == (level < $0) }
    }

    /// An amount of money.
    public func money(_ amount: Rational, _ currency: Currency) -> String {
        notation.money(amount.decimalText ?? amount.decimalText(places: 2), currency.code)
    }

    /// `March 2026`, `January to March 2026`, `2026`; with its days where the term cuts it: `25 to 30 November 2026`,
    /// `30 November 2026`.
    public func period(_ period: MeasurementPeriod) -> String {
        let (from, last) = (period.from, period.lastDay)
        if from == last { return day(from) }
        let isCut = from.day != 1 || period.until.day != 1
        if isCut {
            let to = notation.words(id: " sampai dengan ", en: " to ")
            let first =
                (from.year, from.month) == (last.year, last.month)
                ? "\(from.day)" : notation.day(from.year, from.month, from.day)
            return first + to + notation.day(last.year, last.month, last.day)
        }
        switch period.kind.length {
        case .month: return notation.month(from.year, from.month)
        case .year where from.month == 1 && last.month == 12: return "\(from.year)"
        case .quarter, .year:
            return notation.month(from.year, from.month) + notation.words(id: " sampai dengan ", en: " to ")
                + notation.month(last.year, last.month)
        }
    }

    /// `in March 2026`, `from January to March 2026`, `from 25 to 30 November 2026`, `on 30 November 2026`.
    public func during(_ period: MeasurementPeriod) -> String {
        if period.from == period.lastDay { return notation.words(id: "pada ", en: "on ") + self.period(period) }
        let isOne = period.from.day == 1 && period.until.day == 1 && period.kind.length != .quarter
        let words = self.period(period)
        let isNamed = isOne && !words.contains(notation.words(id: " sampai dengan ", en: " to "))
        return notation.words(id: isNamed ? "dalam " : "dari ", en: isNamed ? "in " : "from ") + words
    }

    /// A day in words.
    public func day(_ day: CivilDay) -> String { notation.day(day.year, day.month, day.day) }

    /// A sentence in the language.
    public func sentence(_ sentence: Sentence) -> String { words(id: sentence.id, en: sentence.en) }

    /// Why there is no arithmetic, and where: a sentence without its full stop.
    public func gap(_ gap: TermsGap) -> String {
        sentence(gap.sentence) + (gap.place.map { " (\(place($0)))" } ?? "")
    }

    /// `terms/credits.yaml:12 credits.1.tiers.2, clause credits`.
    public func place(_ place: TermsPlace) -> String {
        "\(place.path):\(place.position.line) \(place.field)"
            + (place.clause.map { ", " + words(id: "klausul", en: "clause") + " \($0)" } ?? "")
    }

    /// Which of two wordings is in the language.
    public func words(id: String, en: String) -> String { notation.words(id: id, en: en) }
}
