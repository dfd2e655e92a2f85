internal import Agreements

/// A figure of prose or terms, in the one notation that all languages share.
struct Figure {
    /// What the figure is, with its value: `99,9 %` and `99.9%` are the same.
    enum Value: Hashable {
        case percent(ExactDecimal)
        /// An amount with its currency's code, or a sign that several currencies share.
        case money(String, ExactDecimal)
        case date(CivilDate)
        case time(TimeOfDay)
        case number(ExactDecimal)
        /// Digits that no notation of the language explains, and days in digits alone, as they stand: whether
        /// `01/07/2026` is in January or in July is not to be guessed.
        case other(String)
    }

    let value: Value
    /// Where it stands in the bytes that were read.
    let range: Range<Int>
}
