public import Agreements
internal import ServiceLevels

/// What an amendment does to the credit for one level, by the example of one result: just below a bound of a tier.
public struct CreditChange: Hashable, Sendable {
    /// What the parties call the level.
    public let level: String
    /// The result that is assumed, in words: `98.99%`.
    public let result: String
    /// The period that is assumed, in words: `in July 2026`.
    public let period: String
    /// The credit as it was, or why there is no number; nil where none was agreed.
    public let old: String?
    /// The credit as it becomes, or why there is no number; nil where none is agreed.
    public let new: String?
    /// The files whose change this follows from.
    public let paths: [String]
}

extension History {
    /// Examples of how an amendment changes what is owed: for every level a result just below each bound of its tiers
    /// and its target, in the first whole month in which the new text governs. Where nothing changes, nothing is said.
    ///
    /// - Parameters:
    ///   - text: the text of the amendment.
    ///   - base: the text that it amends.
    ///   - from: the first day on which the new text would govern.
    ///   - language: in which the examples are worded.
    public func creditChanges(
        by text: Text, to base: Text, from: CivilDate, in language: LanguageTag
    ) throws(AgreementError) -> [CreditChange] {
        var paths = CreditComparison.sources.filter { text.file(at: $0)?.sha256 != base.file(at: $0)?.sha256 }
        // Nearly every amendment changes its own date there; that is no reason for another credit.
        if paths.count > 1 { paths.removeAll { $0 == TextPlace.agreement.path } }
        guard !paths.isEmpty, [base, text].allSatisfy({ $0.file(at: CreditSchedule.path) != nil }) else { return [] }
        guard case .success(let old) = try serviceLevels(of: base), case .success(let new) = try serviceLevels(of: text)
        else { return [] }
        return CreditComparison(old: old, new: new, words: EstimateWords(language), paths: paths).changes(from: from)
    }
}

/// Two contracts, asked the same questions.
struct CreditComparison {
    let old: ServiceLevelContract
    let new: ServiceLevelContract
    let words: EstimateWords
    let paths: [String]

    /// The files that credits follow from, the nearest first.
    static let sources = [
        "terms/credits.yaml", "terms/fees.yaml", "terms/services.yaml", "terms/measurement.yaml", "agreement.yaml",
    ]

    func changes(from day: CivilDate) -> [CreditChange] {
        guard let month = month(from: day) else { return [] }
        let names = (old.levels + new.levels).map(\.name)
        return names.indices.filter { names.firstIndex(of: names[$0]) == $0 }.flatMap { index in
            changes(of: names[index], in: month)
        }
    }

    private func changes(of name: String, in month: CivilDay) -> [CreditChange] {
        let before = old.levels.first { $0.name == name }
        let after = new.levels.first { $0.name == name }
        guard let shown = after ?? before, let period = (after == nil ? old : new).period(of: shown, on: month) else {
            return []
        }
        let bounds = [before, after].compactMap(\.self).flatMap(\.bounds)
        return results(bounds).compactMap { result in
            let owed = before.map { old.outcome($0, result, on: month, words) }
            let becomes = after.map { new.outcome($0, result, on: month, words) }
            guard owed != becomes else { return nil }
            return CreditChange(
                level: words.name(shown), result: words.percent(result, beside: bounds), period: words.during(period),
                old: owed,
                new: becomes, paths: paths)
        }
    }

    /// Just below each bound, the highest first: by a unit of the decimal behind the last that any bound has.
    private func results(_ bounds: [Percentage]) -> [Percentage] {
        let places = bounds.compactMap { $0.percents.decimalText?.split(separator: ".").dropFirst().first?.utf8.count }
        let step = (0...(places.max() ?? 0)).reduce(Rational(1)) { unit, _ in unit.divided(by: 10) ?? unit }
        let below = Set(bounds).filter { $0.percents > step }.map { Percentage($0.percents - step) }
        return Array(below.sorted(by: >).prefix(Self.most))
    }

    /// More examples than these help nobody.
    private static let most = 8

    /// The first day of a month from a day on, or from the beginning of the new term if that is later.
    private func month(from day: CivilDate) -> CivilDay? {
        guard let day = CivilDay(day) else { return nil }
        let first = max(day, new.terms.term.from)
        return first.day == 1 ? first : CivilDay(year: first.year, month: first.month, day: 1)?.adding(months: 1)
    }
}

extension ServiceLevelContract {
    /// The credit for a result in words, or why there is none.
    fileprivate func outcome(
        _ level: Level, _ result: Percentage, on day: CivilDay, _ words: EstimateWords
    ) -> String {
        do throws(TermsGap) {
            switch try estimate(level, .level(result), on: day).credit {
            case .success(let amount): return words.money(amount, terms.currency)
            case .failure(let reason): return words.sentence(reason.reason.sentence)
            }
        } catch {
            return words.sentence(error.sentence)
        }
    }
}
