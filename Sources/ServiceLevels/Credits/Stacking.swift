/// What is owed where several objectives of one period are missed.
public struct Stacking: Hashable, Sendable {
    /// How their credits become one.
    public enum Manner: String, Hashable, Sendable, CaseIterable {
        /// All of them together.
        case sum
        /// The highest alone.
        case highest

        /// What it does, in words.
        var words: Sentence {
            switch self {
            case .sum:
                Sentence(
                    id: "kredit dalam periode itu dijumlahkan", en: "the credits of the period are added up")
            case .highest:
                Sentence(
                    id: "dari kredit dalam periode itu hanya yang tertinggi yang diberikan",
                    en: "of the credits of the period only the highest is given")
            }
        }
    }

    /// How.
    public let manner: Manner
    /// Where the agreement says so.
    public let clause: ClauseReference

    /// A way to stack.
    public init(_ manner: Manner, clause: ClauseReference) {
        self.manner = manner
        self.clause = clause
    }

    func amount(_ amounts: [Rational]) -> Rational {
        switch manner {
        case .sum: amounts.sum()
        case .highest: amounts.max() ?? 0
        }
    }
}
