/// Why a computation has no result, and the clause it failed at. Where there is one of these, there is no number.
public struct NoNumber: Error, Hashable, Sendable, CustomStringConvertible {
    /// What was impossible.
    public enum Reason: Hashable, Sendable {
        /// The tiers leave a gap where the level lies.
        case noTierApplies(level: Percentage)
        /// The tiers overlap where the level lies.
        case severalTiersApply(level: Percentage, clauses: [ClauseReference])
        /// Nothing is left of the period to measure over.
        case emptyDenominator(MeasurementPeriod)
        /// The objective is measured by counts, and none were reported for the period.
        case nothingCounted(MeasurementPeriod)
        /// More good events than events, or fewer than none.
        case impossibleCounts(good: Rational, total: Rational)
        /// An exclusion names a rule that the terms do not have.
        case unknownExclusion(String)
        /// No fee of that name is known for a period.
        case unknownFee(String, period: String)
        /// The term cuts a period of the fee, and how much of it is paid then is not said.
        case partialFeeUnsaid(String, period: String)
        /// A cap over the whole term is a share of fees, and the term has no end.
        case endlessTerm
        /// A cap over a shorter time than the credit is for.
        case capWithinPeriod(PeriodKind.Length)
        /// A cap that looks back over less than a month.
        case emptyWindow(months: Int)
        /// A cap counts credits of a period whose own has no number.
        case earlierCreditUnknown(MeasurementPeriod)
        /// An objective that is stacked with others has no number.
        case objectiveUnknown(String)
        /// The calendar says nothing about a day.
        case calendarSilent(String, on: CivilDay)
        /// A span of business days, and no calendar is named.
        case noCalendar
        /// A date outside the years 1 to 9999.
        case dateOutOfRange
    }

    /// What was impossible.
    public let reason: Reason
    /// Where the agreement states the rule that could not be followed.
    public let clause: ClauseReference

    /// An impossibility.
    public init(_ reason: Reason, clause: ClauseReference) {
        self.reason = reason
        self.clause = clause
    }

    /// `no tier applies to 99.95 % (terms/credits.yaml:9)`.
    public var description: String { "\(reason) (\(clause))" }

    var traceStep: TraceStep { TraceStep(.noNumber, reason.sentence, clause, [:]) }
}

extension NoNumber.Reason: CustomStringConvertible {
    public var description: String { sentence.en }

    /// The reason in each language.
    public var sentence: Sentence {
        switch self {
        case .noTierApplies(let level):
            Sentence(
                id: "tidak ada tingkat yang berlaku untuk \(level.indonesian)", en: "no tier applies to \(level)")
        case .severalTiersApply(let level, let clauses):
            Sentence(
                id: "lebih dari satu tingkat berlaku untuk \(level.indonesian): \(Self.list(clauses))",
                en: "more than one tier applies to \(level): \(Self.list(clauses))")
        case .emptyDenominator(let period):
            Sentence(
                id: "tidak ada waktu yang dapat diukur dalam \(period)",
                en: "there is no time to measure over in \(period)")
        case .nothingCounted(let period):
            Sentence(id: "tidak ada yang dihitung dalam \(period)", en: "nothing was counted in \(period)")
        case .impossibleCounts(let good, let total):
            Sentence(
                id: "\(good) kejadian baik dari \(total) tidak mungkin",
                en: "\(good) good events of \(total) are impossible")
        case .unknownExclusion(let name):
            Sentence(id: "tidak ada pengecualian bernama '\(name)'", en: "no exclusion is called '\(name)'")
        case .unknownFee(let name, let period):
            Sentence(
                id: "biaya '\(name)' untuk \(period) tidak diketahui",
                en: "the fee '\(name)' is not known for \(period)")
        case .partialFeeUnsaid(let name, let period):
            Sentence(
                id:
                    "tidak disebutkan berapa dari biaya '\(name)' dibayar untuk periode yang tidak penuh, seperti \(period)",
                en: "nothing says what of the fee '\(name)' is paid for a part of its period, as in \(period)")
        case .endlessTerm:
            Sentence(
                id: "biaya selama jangka waktu tanpa akhir tidak diketahui",
                en: "the fees of a term without an end are not known")
        case .capWithinPeriod(let length):
            Sentence(
                id:
                    "batas atas atas periode yang lebih pendek tidak dapat memotong kredit untuk periode yang lebih panjang",
                en: "a cap over each \(length) cannot cut the credit for a longer time")
        case .emptyWindow(let months):
            Sentence(id: "jendela \(months) bulan tidak berisi apa pun", en: "a window of \(months) months is empty")
        case .earlierCreditUnknown(let period):
            Sentence(
                id: "kredit untuk \(period), yang ikut dihitung dalam batas atas, tidak diketahui",
                en: "the credit of \(period), which the cap counts, is not known")
        case .objectiveUnknown(let name):
            Sentence(
                id: "kredit untuk tingkat '\(name)' tidak diketahui",
                en: "the credit for the objective '\(name)' is not known")
        case .calendarSilent(let name, let day):
            Sentence(
                id: "kalender '\(name)' tidak menyebut apa pun tentang \(day)",
                en: "the calendar '\(name)' says nothing about \(day)")
        case .noCalendar: Sentence(id: "hari kerja memerlukan kalender", en: "business days need a calendar")
        case .dateOutOfRange:
            Sentence(
                id: "tanggalnya di luar tahun 1 sampai 9999", en: "the date lies outside the years 1 to 9999")
        }
    }

    private static func list(_ clauses: [ClauseReference]) -> String { clauses.map(\.text).joined(separator: ", ") }
}
