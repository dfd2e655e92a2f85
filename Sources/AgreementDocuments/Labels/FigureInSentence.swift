/// A figure and what its sentence says of it.
struct FigureInSentence {
    /// What a change of it touches; nil where it only refers to a clause.
    let label: ChangeLabel?

    /// - Parameters:
    ///   - unit: the word behind it, where that is a unit; else empty.
    ///   - before: the word before it, in small letters.
    init(_ figure: String, unit: String, before: String, sentence: String) {
        let words = Set(
            sentence.lowercased().split { !($0.isLetter || $0 == "-") }.map(String.init))
        // Scripts that are written without spaces have no words to compare.
        let isUnspaced = !sentence.utf8.allSatisfy { $0 < 0x80 }
        func speaksOf(_ signs: Set<String>) -> Bool {
            !words.isDisjoint(with: signs)
                || isUnspaced && signs.contains { $0.first?.isASCII == false && sentence.contains($0) }
        }
        let isMoney =
            figure.contains(where: \.isCurrencySymbol)
            || figure.split(whereSeparator: { !$0.isLetter }).contains {
                Currencies.areAmountWords.contains(String($0))
            }
            || "元円圆圓".contains { figure.contains($0) } || LabelWords.areCurrencies.contains(unit)
        let isDate =
            figure.split(whereSeparator: { !$0.isLetter }).contains { Months.names.contains(String($0)) }
            || figure.contains { "年月日".contains($0) } || figure.contains(":")
            || figure.split(separator: "-").count == 3
        let isPercent = figure.contains { "%٪％‰".contains($0) } || LabelWords.percents.contains(unit)
        if LabelWords.areReferences.contains(before) {
            label = nil
        } else if isMoney {
            label = .money
        } else if isDate {
            label = .time
        } else if isPercent {
            label = speaksOf(LabelWords.areMoney) ? .money : .level
        } else if !unit.isEmpty && !LabelWords.multipliers.contains(unit) {
            label = speaksOf(LabelWords.areLevel) ? .level : .time
        } else if LabelWords.numerals.contains(figure) {
            label = nil
        } else if let letter = figure.first, letter.isLetter, figure.contains(where: \.isDigit) {
            // A priority, `P1`; a name with a digit in it is no figure.
            label = letter.isUppercase && figure.prefix(while: \.isLetter).count < 3 ? .level : nil
        } else {
            label = speaksOf(LabelWords.areMoney) ? .money : speaksOf(LabelWords.areLevel) ? .level : .scope
        }
    }
}
