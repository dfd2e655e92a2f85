/// What a change of prose touches: by its figures, each read in its sentence, and by words that decide what is covered.
struct ProseLabels {
    /// The labels of a change of words; none where it touches nothing but wording.
    static func labels(from old: String, to new: String) -> Set<ChangeLabel> {
        let (before, after) = (RedlineText(old), RedlineText(new))
        let (oldMiddle, newMiddle) = middles(before, after)
        let (all, allNew) = (mentions(in: oldMiddle, of: before), mentions(in: newMiddle, of: after))
        let (was, becomes) = Mention.counted(all, allNew)
        // What is said as often as before has only moved.
        let counts = counts(was.map(\.text), becomes.map(\.text))
        let changed =
            was.filter { counts[$0.text, default: 0] > 0 }.map { ($0, before) }
            + becomes.filter { counts[$0.text, default: 0] < 0 }.map { ($0, after) }
        var labels: Set<ChangeLabel> = []
        for (mention, text) in changed where labels != possible { labels.formUnion(mention.labels(in: text)) }
        guard !labels.contains(.scope) else { return labels }
        let haveOtherWords = self.counts(all.map { $0.text.lowercased() }, allNew.map { $0.text.lowercased() })
            .contains { $0.value != 0 }
        let isOfScope =
            haveOtherWords
            ? before.items(inLines: oldMiddle) != after.items(inLines: newMiddle)
            : labels.isEmpty && namesChangePlaces(before, after)
        return isOfScope ? labels.union([.scope]) : labels
    }

    /// Whether a sentence has the same words in another order, and names in another: "The Customer pays the Provider."
    private static func namesChangePlaces(_ old: RedlineText, _ new: RedlineText) -> Bool {
        let (was, becomes) = (old.names(besides: new), new.names(besides: old))
        // Where they are not the same, sentences were put together or taken apart, or a word lost its capital letter.
        return was != becomes && was.map { $0.sorted() }.lexicographic == becomes.map { $0.sorted() }.lexicographic
    }

    /// How much more often each word stands in the old than in the new.
    private static func counts(_ old: [String], _ new: [String]) -> [String: Int] {
        var counts: [String: Int] = [:]
        for word in old { counts[word, default: 0] += 1 }
        for word in new { counts[word, default: 0] -= 1 }
        return counts
    }

    /// What prose can say that a change of it touches.
    static let possible: Set<ChangeLabel> = [.money, .level, .scope, .time]

    /// The lines that are left once those are set aside that both begin and end with.
    private static func middles(_ old: RedlineText, _ new: RedlineText) -> (Range<Int>, Range<Int>) {
        func line(_ text: RedlineText, _ index: Int) -> ArraySlice<UInt8> { text.bytes[text.lines[index]] }
        let shorter = min(old.lines.count, new.lines.count)
        var (first, last) = (0, 0)
        while first < shorter, line(old, first) == line(new, first) { first += 1 }
        while last < shorter - first,
            line(old, old.lines.count - 1 - last) == line(new, new.lines.count - 1 - last)
        { last += 1 }
        return (first..<old.lines.count - last, first..<new.lines.count - last)
    }

    /// A figure, or a word that decides what is covered or owed.
    private struct Mention {
        /// What a figure stands beside, by which it is known what it is about.
        struct Figure {
            let words: String
            let unit: String
            let before: String
            let offset: Int
        }

        let text: String
        var word: ChangeLabel?
        var figure: Figure?
        /// Whether it is a word with a capital letter because a sentence begins with it.
        var isOpening = false

        /// What a change of it touches. The sentence around a figure is read here, thus only of those that changed.
        func labels(in text: RedlineText) -> Set<ChangeLabel> {
            let label =
                figure.map { figure in
                    FigureInSentence(
                        figure.words, unit: figure.unit, before: figure.before,
                        sentence: text.sentence(at: figure.offset)
                    ).label
                } ?? word
            return label.map { [$0] } ?? []
        }

        /// Those that count: of words that begin a sentence, defined terms alone, which also stand within one.
        static func counted(_ old: [Mention], _ new: [Mention]) -> ([Mention], [Mention]) {
            let within = Set((old + new).filter { !$0.isOpening }.map(\.text))
            func counted(_ mentions: [Mention]) -> [Mention] {
                mentions.filter { !$0.isOpening || within.contains($0.text) && !within.contains($0.text.lowercased()) }
            }
            return (counted(old), counted(new))
        }
    }

    private static func mentions(in lines: Range<Int>, of text: RedlineText) -> [Mention] {
        let part = text.bytes(ofLines: lines)
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
            let isNumeral = LabelWords.numerals.contains(small)
            if token.kind == .figure || LabelWords.areNumbers.contains(small) || isNumeral {
                guard token.kind != .figure || !text.isListNumber(token.bytes) else { continue }
                let unit = unit(behind: index, tokens, text)
                let figure = Mention.Figure(
                    words: word, unit: unit, before: self.word(before: index, tokens, text),
                    offset: token.bytes.lowerBound)
                mentions.append(Mention(text: small + " " + unit, figure: figure))
            } else if LabelWords.areScope.contains(small) {
                mentions.append(Mention(text: small, word: .scope))
            } else if !place.isBehindFigure, LabelWords.areTime.contains(small) {
                mentions.append(Mention(text: small, word: .time))
            } else if LabelWords.areOwed.contains(small) {
                mentions.append(Mention(text: small, word: .money))
            } else if word.first?.isUppercase == true {
                // A defined term: those who sign capitalise what they have given a meaning.
                mentions.append(Mention(text: word, word: .scope, isOpening: place.beginsSentence))
            } else {
                mentions.append(Mention(text: word))
            }
        }
        return mentions
    }

    /// The word behind a figure, where it is a unit or what money is counted in: behind `thirty (30)` and `five
    /// thousand`, too. Where only a thousand or a million is behind it, that.
    private static func unit(behind index: Int, _ tokens: [RedlineToken], _ text: RedlineText) -> String {
        var multiplier = ""
        for token in tokens[(index + 1)...].prefix(10) {
            let word = text.string(token.bytes).lowercased()
            if LabelWords.areCurrencies.contains(word) { return word }
            if LabelWords.multipliers.contains(word) {
                multiplier = word
            } else if Units.names.contains(word) {
                return word
            } else if !(token.isBlank || token.kind == .figure || ["(", ")", "-"].contains(word)
                || LabelWords.areNumbers.contains(word) || LabelWords.numerals.contains(word))
            {
                break
            }
        }
        return multiplier
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
