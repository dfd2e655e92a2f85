/// What a change of prose touches: by its figures, each read in its sentence, and by words that decide what is covered.
struct ProseLabels {
    /// The labels of a change of words; none where it touches nothing but wording.
    static func labels(from old: String, to new: String) -> Set<ChangeLabel> {
        labels(from: RedlineText(old), to: RedlineText(new))
    }

    /// The same of texts whose lines are known.
    static func labels(from before: RedlineText, to after: RedlineText) -> Set<ChangeLabel> {
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
        let (oldWords, newWords) = (before.words(inLines: oldMiddle), after.words(inLines: newMiddle))
        if self.counts(oldWords, newWords).contains(where: { $0.value != 0 }),
            before.definitions(around: oldMiddle) != after.definitions(around: newMiddle)
        {
            return labels.union([.scope])
        }
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
        let tokens = text.spokenTokens(in: part)
        var mentions: [Mention] = []
        var place = PlaceInProse()
        for (index, token) in tokens.enumerated() {
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
