internal import Agreements

/// Finds the figures in a line or paragraph, by the notation of its language.
///
/// Numbers written in words are words: whoever writes both has them compared in figures.
struct FigureScanner {
    let bytes: [UInt8]
    let style: NumberStyle
    private var index = 0
    private var figures: [Figure] = []

    /// The figures of some words, in order.
    static func figures(in bytes: [UInt8], _ language: LanguageTag) -> [Figure] {
        var scanner = FigureScanner(bytes: bytes, style: NumberStyle.of(language))
        scanner.scan()
        return scanner.figures
    }

    private init(bytes: [UInt8], style: NumberStyle) {
        self.bytes = bytes
        self.style = style
    }

    private mutating func scan() {
        while index < bytes.count {
            let byte = bytes[index]
            if byte.isDigit {
                number(from: index, currency: nil)
            } else if byte.isLetter {
                word()
            } else if let (currency, digits) = currencySign(at: index) {
                number(from: index, digitsAt: digits, currency: currency)
            } else {
                index += 1
            }
        }
    }

    /// Digits with all that belongs to them: separators, a sign of percent, a month and a year, a currency.
    private mutating func number(from start: Int, digitsAt digits: Int? = nil, currency: String?) {
        let first = digits ?? start
        if currency == nil, let end = endOfNumericDate(first) {
            found(other(start..<end), start..<end)
            return
        }
        let end = endOfNumber(first)
        if currency == nil, let (time, after) = timeInHalf(first..<end) {
            found(.time(time), start..<after)
            return
        }
        let value = style.value(of: bytes[first..<end])
        let percent = currency == nil ? percentSign(after: end) : nil
        guard case .number(let number)? = value else {
            let range = start..<(percent ?? end)
            let isOfNothing = currency == nil && percent == nil
            found(isOfNothing ? value ?? other(range) : other(range), range)
            return
        }
        if let currency {
            found(.money(currency, number), start..<end)
        } else if let percent {
            found(.percent(number), start..<percent)
        } else if let (date, after) = dayFirst(start..<end) {
            found(.date(date), start..<after)
        } else {
            found(.number(number), start..<end)
        }
    }

    private func other(_ range: Range<Int>) -> Figure.Value {
        .other(String(decoding: bytes[range], as: UTF8.self))
    }

    private mutating func found(_ value: Figure.Value, _ range: Range<Int>) {
        figures.append(Figure(value: value, range: range))
        index = range.upperBound
    }

    /// Past the digits and the separators between them.
    private func endOfNumber(_ start: Int) -> Int {
        var end = start
        while end < bytes.count {
            let isInside = end + 1 < bytes.count && bytes[end + 1].isDigit
            let isSeparator = [UInt8(ascii: "."), UInt8(ascii: ","), UInt8(ascii: ":")].contains(bytes[end])
            guard bytes[end].isDigit || isSeparator && isInside else { break }
            end += 1
        }
        // `2026-07-01`: four digits, and then more after a hyphen.
        if end - start == 4, start + 10 <= bytes.count,
            CivilDate(String(decoding: bytes[start..<start + 10], as: UTF8.self)) != nil
        {
            return start + 10
        }
        return end
    }

    /// A word: part of a date where it is a month, a currency where digits follow it, else passed over whole.
    private mutating func word() {
        let start = index
        var end = index
        while end < bytes.count, bytes[end].isLetter || bytes[end] >= 0x80 { end += 1 }
        let word = bytes[start..<end]
        let digits = skipSpaces(end)
        let isBeforeDigits = digits < bytes.count && bytes[digits].isDigit
        if isBeforeDigits, let currency = Self.currency(word) {
            number(from: start, digitsAt: digits, currency: currency)
        } else if end < bytes.count, bytes[end] == UInt8(ascii: "$") || bytes[end] == UInt8(ascii: "."),
            let currency = Self.currency(bytes[start...end]),
            let digits = firstDigit(behind: end + 1)
        {
            number(from: start, digitsAt: digits, currency: currency)
        } else if isBeforeDigits, let month = month(word), let (date, after) = monthFirst(month, digits) {
            found(.date(date), start..<after)
        } else {
            // Digits that stick to a word are part of it: SHA256.
            while end < bytes.count, bytes[end].isDigit || bytes[end].isLetter { end += 1 }
            index = end
        }
    }

    /// The currency that a word names, as a code or as a sign.
    private static func currency(_ word: ArraySlice<UInt8>) -> String? {
        guard word.first?.isCapital == true, word.count <= 3 else { return nil }
        return CurrencyMark.codes.first { word.elementsEqual($0.utf8) }
            ?? CurrencyMark.lettered.first { word.elementsEqual($0.sign.utf8) }?.code
    }

    /// A sign with the place of the digits behind it.
    private func currencySign(at start: Int) -> (currency: String, digits: Int)? {
        guard bytes[start] == UInt8(ascii: "$") || bytes[start] >= 0x80,
            let mark = CurrencyMark.signs.first(where: { bytes[start...].starts(with: $0.sign.utf8) }),
            let digits = firstDigit(behind: start + mark.sign.utf8.count)
        else { return nil }
        return (mark.code, digits)
    }

    /// Where digits begin, past spaces; nil where something else does.
    private func firstDigit(behind end: Int) -> Int? {
        let start = skipSpaces(end)
        return start < bytes.count && bytes[start].isDigit ? start : nil
    }

    private func percentSign(after end: Int) -> Int? {
        let start = skipSpaces(end)
        if start < bytes.count, bytes[start] == UInt8(ascii: "%") { return start + 1 }
        return style.percentWords.first { bytes[start...].starts(with: $0.utf8) }.map { start + $0.utf8.count }
    }

    /// Past spaces, also those that do not break (U+00A0, U+202F).
    func skipSpaces(_ start: Int) -> Int {
        var index = start
        while index < bytes.count {
            if bytes[index] == UInt8(ascii: " ") {
                index += 1
            } else if bytes[index...].starts(with: [0xC2, 0xA0]) {
                index += 2
            } else if bytes[index...].starts(with: [0xE2, 0x80, 0xAF]) {
                index += 3
            } else {
                break
            }
        }
        return index
    }
}
