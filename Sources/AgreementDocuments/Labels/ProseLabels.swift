/// What a change of prose touches: by its figures, each read in its sentence, and by words that decide what is covered.
struct ProseLabels {
    /// The labels of a change of words; none where it touches nothing but wording.
    static func labels(from old: String, to new: String) -> Set<ChangeLabel> {
        let (before, after) = (RedlineText(old), RedlineText(new))
        let (oldMiddle, newMiddle) = middles(before, after)
        let (was, becomes) = Mention.counted(
            mentions(in: oldMiddle, of: before), mentions(in: newMiddle, of: after))
        // What is said as often as before has only moved.
        var counts: [String: Int] = [:]
        for mention in was { counts[mention.text, default: 0] += 1 }
        for mention in becomes { counts[mention.text, default: 0] -= 1 }
        var labels: Set<ChangeLabel> = []
        for mention in was where counts[mention.text, default: 0] > 0 { labels.formUnion(mention.label) }
        for mention in becomes where counts[mention.text, default: 0] < 0 { labels.formUnion(mention.label) }
        return labels
    }

    /// The lines that are left once those are set aside that both begin and end with.
    private static func middles(_ old: RedlineText, _ new: RedlineText) -> (Range<Int>, Range<Int>) {
        func line(_ text: RedlineText, _ index: Int) -> ArraySlice<UInt8> { text.bytes[text.lines[index]] }
        let shorter = min(old.lines.count, new.lines.count)
        var (first, last) = (0, 0)
        while first < shorter, line(old, first) == line(new, first) { first += 1 }
        while last < shorter - first,
            line(old, old.lines.count - 1 - last) == line(new, new.lines.count - 1 - last)
        { last += 1 }
        return (
            old.bytes(ofLines: first..<old.lines.count - last), new.bytes(ofLines: first..<new.lines.count - last)
        )
    }

    /// A figure, or a word that decides what is covered or owed.
    private struct Mention {
        let text: String
        let label: Set<ChangeLabel>
        /// Whether it is a word with a capital letter because a sentence begins with it.
        var isOpening = false

        /// Those that count: of words that begin a sentence, defined terms alone, which also stand within one.
        static func counted(_ old: [Mention], _ new: [Mention]) -> ([Mention], [Mention]) {
            let within = Set((old + new).filter { !$0.isOpening }.map(\.text))
            func counted(_ mentions: [Mention]) -> [Mention] {
                mentions.filter { !$0.isOpening || within.contains($0.text) && !within.contains($0.text.lowercased()) }
            }
            return (counted(old), counted(new))
        }
    }

    private static func mentions(in part: Range<Int>, of text: RedlineText) -> [Mention] {
        let tokens = text.tokens(in: part)
        var mentions: [Mention] = []
        var place = PlaceInProse()
        var addresses = text.addresses(in: part)[...]
        for (index, token) in tokens.enumerated() {
            while let first = addresses.first, first.upperBound <= token.bytes.lowerBound { addresses.removeFirst() }
            if addresses.first?.contains(token.bytes.lowerBound) == true { continue }
            let word = text.string(token.bytes).possessor
            defer { place.pass(token, word) }
            guard !place.isHeading, !token.isBlank, token.kind != .punctuation else { continue }
            let small = word.lowercased()
            let isNumber = token.kind == .figure || LabelWords.areNumbers.contains(small)
            if isNumber {
                guard token.kind != .figure || !text.isListNumber(token.bytes) else { continue }
                let unit = unit(behind: index, tokens, text)
                let reading = FigureInSentence(
                    word, unit: unit, before: self.word(before: index, tokens, text),
                    sentence: text.sentence(at: token.bytes.lowerBound))
                mentions.append(Mention(text: small + " " + unit, label: reading.label.map { [$0] } ?? []))
            } else if LabelWords.areScope.contains(small) {
                mentions.append(Mention(text: small, label: [.scope]))
            } else if !place.isBehindFigure, LabelWords.areTime.contains(small) {
                mentions.append(Mention(text: small, label: [.time]))
            } else if LabelWords.areOwed.contains(small) {
                mentions.append(Mention(text: small, label: [.money]))
            } else if word.first?.isUppercase == true {
                // A defined term: those who sign capitalise what they have given a meaning.
                mentions.append(Mention(text: word, label: [.scope], isOpening: place.beginsSentence))
            } else {
                mentions.append(Mention(text: word, label: []))
            }
        }
        return mentions
    }

    /// The word behind a figure, where it is a unit; behind `thirty (30)`, too.
    private static func unit(behind index: Int, _ tokens: [RedlineToken], _ text: RedlineText) -> String {
        for token in tokens[(index + 1)...].prefix(8) {
            let word = text.string(token.bytes).lowercased()
            if Units.names.contains(word) { return word }
            guard token.isBlank || token.kind == .figure || word == "(" || word == ")" else { break }
        }
        return ""
    }

    private static func word(before index: Int, _ tokens: [RedlineToken], _ text: RedlineText) -> String {
        guard let last = tokens[..<index].suffix(3).last(where: { $0.kind == .word || $0.kind == .character }) else {
            return ""
        }
        return text.string(last.bytes).lowercased()
    }
}

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
            || "元円圆圓".contains { figure.contains($0) }
        let isDate =
            figure.split(whereSeparator: { !$0.isLetter }).contains { Months.names.contains(String($0)) }
            || figure.contains { "年月日".contains($0) } || figure.contains(":")
            || figure.split(separator: "-").count == 3
        let isPercent = figure.contains { "%٪％‰".contains($0) } || ["percent", "persen"].contains(unit)
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
        } else if let letter = figure.first, letter.isLetter {
            // A priority, `P1`; a name with a digit in it is no figure.
            label = letter.isUppercase && figure.prefix(while: \.isLetter).count < 3 ? .level : nil
        } else {
            label = speaksOf(LabelWords.areMoney) ? .money : speaksOf(LabelWords.areLevel) ? .level : .scope
        }
    }
}
