/// Finds where a token ends, and tells figures from words.
///
/// A figure is read as widely as a reader takes it in, so that its change is shown whole. It reads, it does not
/// interpret: `12.500` is one figure whether that is twelve and a half or twelve thousand five hundred.
struct FigureReader {
    private let text: [Character]
    private let codes: [UInt8]

    init(_ characters: ReadCharacters) { (text, codes) = (characters.all, characters.codes) }

    /// The kind of the token that begins at an index, and the index behind it.
    func token(at start: Int) -> (kind: RedlineToken.Kind, end: Int) {
        if let plain = plainToken(at: start) { return plain }
        if let end = figure(at: start) { return (.figure, end) }
        let first = text[start]
        if first.isNewline { return (.lineEnd, start + 1) }
        if first.isWhitespace {
            var end = start + 1
            while end < text.count, text[end].isWhitespace, !text[end].isNewline { end += 1 }
            return (.space, end)
        }
        if first.isUnspaced { return (.character, start + 1) }
        if first.isWordPart {
            let run = run(at: start)
            return (run.hasDigit ? .figure : .word, run.end)
        }
        return (.punctuation, start + 1)
    }

    /// A token of ASCII that cannot be any part of a figure; nil where that takes a closer look.
    private func plainToken(at start: Int) -> (kind: RedlineToken.Kind, end: Int)? {
        let code = codes[start]
        var end = start + 1
        switch code {
        case 0x0A: return (.lineEnd, end)
        case 0x20, 0x09:
            while end < codes.count, codes[end] == 0x20 || codes[end] == 0x09 { end += 1 }
            let isWhole = end == codes.count || codes[end] == 0x0A || (0x21..<0x7F).contains(codes[end])
            return isWhole ? (.space, end) : nil
        case UInt8(ascii: "+"), UInt8(ascii: "-"), UInt8(ascii: "$"): return nil
        case _ where code.isLetter:
            while end < codes.count, codes[end].isLetter { end += 1 }
            // A digit, an apostrophe or a hyphen goes on with the word.
            guard
                end == codes.count || codes[end] == 0x0A || codes[end] == 0x20
                    || ".,;:!?)(\"[]*|`<>#".utf8.contains(codes[end])
            else { return nil }
            // Months and currencies begin with a capital letter, or have two letters.
            let isName = code < UInt8(ascii: "a") || end - start == 2
            guard isName, end - start < 10 else { return (.word, end) }
            let word = String(text[start..<end])
            return Months.names.contains(word) || Currencies.areAmountWords.contains(word) ? nil : (.word, end)
        case 0x21..<0x7F where !code.isDigit: return (.punctuation, end)
        default: return nil
        }
    }

    // MARK: Figures

    /// The index behind the figure that begins here, if one does.
    private func figure(at start: Int) -> Int? {
        if let end = monthFirstDate(at: start) { return end }
        var index = start
        if isSign(at: index) { index += 1 }
        let amount = currencyPrefix(at: index)
        if let amount { index = amount }
        if amount != nil, isSign(at: index) { index += 1 }
        guard index < text.count, text[index].isDigit else { return nil }
        let number = run(at: index)
        if let end = dayFirstDate(number: index..<number.end) { return end }
        return suffix(at: number.end, isAmount: amount != nil)
    }

    /// A sign is one where it does not join two words or numbers: in `2026-07`, `A-5` and `5 - 3` there is none.
    private func isSign(at index: Int) -> Bool {
        guard index + 1 < text.count, isOther(index) || "+-".utf8.contains(codes[index]), "+-−±–".contains(text[index])
        else { return false }
        let next = text[index + 1]
        guard next.isDigit || next.isLetter || next.isCurrencySymbol else { return false }
        return index == 0 || !(text[index - 1].isWordPart || ")]%".contains(text[index - 1]))
    }

    /// The index behind a currency sign or code that stands before a number, and behind one space after it.
    private func currencyPrefix(at start: Int) -> Int? {
        var index = start
        guard index < codes.count, !codes[index].isDigit else { return nil }
        while index < text.count, index - start < 4, codes[index].isLetter { index += 1 }
        let letters = String(text[start..<index])
        if index < text.count, text[index].isCurrencySymbol, letters == letters.uppercased() {
            index += 1
        } else if Currencies.areAmountWords.contains(letters) {
            if index < text.count, text[index] == "." { index += 1 }
        } else {
            return nil
        }
        if index < text.count, text[index].isFigureSpace { index += 1 }
        guard index < text.count else { return nil }
        let hasNumber = text[index].isDigit || (index + 1 < text.count && isSign(at: index) && text[index + 1].isDigit)
        return hasNumber ? index : nil
    }

    /// The index behind percent signs, currencies and the Indonesian `,-` that may follow a number.
    private func suffix(at start: Int, isAmount: Bool) -> Int {
        var index = start
        if isAmount, index + 1 < text.count, text[index] == ",", "-–—".contains(text[index + 1]) {
            index += 2
            while index < text.count, text[index] == "-" { index += 1 }
            return index
        }
        if index < text.count, text[index].isFigureSpace { index += 1 }
        // A letter, a sign of percent or one of a currency, or what is none of ASCII.
        guard index < text.count, isOther(index) || codes[index].isLetter || "%$".utf8.contains(codes[index]) else {
            return start
        }
        if "%‰٪％".contains(text[index]) {
            // In an encoded address (`18%20section`) it is no percent sign.
            let isPercent = index + 1 == text.count || !text[index + 1].isWordPart
            return isPercent ? index + 1 : start
        }
        if isAmount { return start }
        if text[index].isCurrencySymbol || (index == start && "元圆圓円".contains(text[index])) {
            // In "5 $10" the sign belongs to what follows.
            let isPrefix = index > start && index + 1 < text.count && text[index + 1].isDigit
            return isPrefix ? start : index + 1
        }
        let code = word(at: index)
        guard index > start, code.count == 3, Currencies.areAmountWords.contains(code) else { return start }
        let end = index + 3
        let isPrefix = end + 1 < text.count && text[end].isFigureSpace && text[end + 1].isDigit
        return isPrefix ? start : end
    }

    /// Letters and digits that belong together, with what joins them: `hak-hak`, `don't`, `08:00-17:00`, `2026年7月1日`.
    private func run(at start: Int) -> (end: Int, hasDigit: Bool) {
        var hasDigit = false
        var index = start
        while index < text.count {
            let character = text[index]
            if character.isDigit {
                hasDigit = true
            } else if index > start, text[index - 1].isDigit, "年月日號号時时分秒".contains(character) {
                // The marks of a date or time of day close their number and let the next one follow.
            } else if character.isWordPart {
            } else if index > start, index + 1 < text.count, joins(index, hasDigit: hasDigit) {
            } else {
                break
            }
            index += 1
        }
        return (index, hasDigit)
    }

    /// Whether the mark at an index joins what stands on its two sides into one word or number.
    private func joins(_ index: Int, hasDigit: Bool) -> Bool {
        let (before, mark, after) = (text[index - 1], text[index], text[index + 1])
        if "'’-‐‑".contains(mark), before.isLetter, after.isLetter, !hasDigit { return !before.isUnspaced }
        guard hasDigit, before.isWordPart, after.isDigit else { return false }
        if mark.isFigureSpace { return mark != " " }
        return ".,:/'’-‐‑–_+٫٬".contains(mark)
    }

    // MARK: Dates with a month's name

    /// `1 July 2026`, `1st July`, where a number of at most two digits has just been read.
    private func dayFirstDate(number: Range<Int>) -> Int? {
        guard isDay(number), let month = month(at: spaced(number.upperBound)) else { return nil }
        return year(after: month) ?? month
    }

    /// `July 1, 2026`, `July 1`, `July 2026`.
    private func monthFirstDate(at start: Int) -> Int? {
        guard let month = month(at: start) else { return nil }
        if let year = year(after: month) { return year }
        let day = spaced(month)
        guard day < text.count, text[day].isDigit else { return nil }
        let end = run(at: day).end
        guard isDay(day..<end) else { return nil }
        return year(after: end) ?? end
    }

    private func isDay(_ number: Range<Int>) -> Bool {
        let digits = number.prefix { text[$0].isDigit }.count
        guard (1...2).contains(digits) else { return false }
        let ending = String(text[number.dropFirst(digits)])
        return ["", "st", "nd", "rd", "th"].contains(ending)
    }

    /// The index behind a year of four digits, after a space, or a comma and a space.
    private func year(after end: Int) -> Int? {
        let hasComma = end < text.count && text[end] == ","
        let start = spaced(hasComma ? end + 1 : end)
        guard start > end, start < text.count, text[start].isDigit else { return nil }
        let number = run(at: start)
        return number.end - start == 4 && text[start..<number.end].allSatisfy(\.isDigit) ? number.end : nil
    }

    private func month(at start: Int?) -> Int? {
        guard let start, start < text.count, isLetter(start) else { return nil }
        if start > 0, text[start - 1].isWordPart { return nil }
        let name = word(at: start)
        guard Months.names.contains(name) else { return nil }
        let end = start + name.count
        return end < text.count && text[end] == "." && Months.shortNames.contains(name) ? end + 1 : end
    }

    /// The index behind one space, or the same index where there is none.
    private func spaced(_ index: Int) -> Int {
        index < text.count && text[index].isFigureSpace ? index + 1 : index
    }

    private func word(at start: Int) -> String {
        var end = start
        while end < text.count, isLetter(end), !text[end].isUnspaced { end += 1 }
        return String(text[start..<end])
    }

    // MARK: Characters

    /// Whether a character is not a single one of ASCII, so that Unicode must be asked what it is.
    private func isOther(_ index: Int) -> Bool { codes[index] == ReadCharacters.other }

    private func isLetter(_ index: Int) -> Bool { isOther(index) ? text[index].isLetter : codes[index].isLetter }
}
