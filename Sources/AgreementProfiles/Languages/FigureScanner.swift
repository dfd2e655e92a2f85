internal import Agreements

/// Finds the figures in a line or paragraph, by the notation of its language.
///
/// Numbers written in words are words: whoever writes both has them compared in figures.
struct FigureScanner {
    private let bytes: [UInt8]
    private let style: NumberStyle
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
            } else if let (sign, length) = currencySign(at: index), index + length < bytes.count,
                bytes[index + length].isDigit
            {
                number(from: index, digitsAt: index + length, currency: sign)
            } else {
                index += 1
            }
        }
    }

    /// Digits with all that belongs to them: separators, a sign of percent, a month and a year, a currency.
    private mutating func number(from start: Int, digitsAt digits: Int? = nil, currency: String?) {
        let first = digits ?? start
        let end = endOfNumber(first)
        let value = style.value(of: bytes[first..<end])
        index = end
        guard case .number(let number)? = value else {
            let text = String(decoding: bytes[first..<end], as: UTF8.self)
            figures.append(Figure(value: value ?? .other(text), range: start..<end))
            return
        }
        if let currency {
            figures.append(Figure(value: .money(currency, number), range: start..<end))
        } else if let after = percentSign(after: end) {
            index = after
            figures.append(Figure(value: .percent(number), range: start..<after))
        } else if let (date, after) = dayFirst(start..<end) {
            index = after
            figures.append(Figure(value: .date(date), range: start..<after))
        } else {
            figures.append(Figure(value: .number(number), range: start..<end))
        }
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
        if isBeforeDigits, word.elementsEqual("Rp".utf8) {
            number(from: start, digitsAt: digits, currency: "IDR")
        } else if isBeforeDigits, let code = Self.currencies.first(where: { word.elementsEqual($0.utf8) }) {
            number(from: start, digitsAt: digits, currency: code)
        } else if isBeforeDigits, let month = month(word), let (date, after) = monthFirst(month, digits) {
            index = after
            figures.append(Figure(value: .date(date), range: start..<after))
        } else {
            // Digits that stick to a word are part of it: SHA256.
            while end < bytes.count, bytes[end].isDigit || bytes[end].isLetter { end += 1 }
            index = end
        }
    }

    /// The codes that are taken for a currency before digits; other capitals may be anything.
    private static let currencies = [
        "IDR", "USD", "EUR", "SGD", "MYR", "THB", "PHP", "VND", "JPY", "CNY", "HKD", "TWD", "KRW", "INR", "AUD", "NZD",
        "GBP", "CHF", "SEK", "NOK", "DKK", "PLN", "CZK", "TRY", "CAD", "BRL", "MXN", "ZAR", "SAR", "AED",
    ]

    private func month(_ word: ArraySlice<UInt8>) -> Int? {
        style.months.firstIndex { word.elementsEqual($0.utf8) }.map { $0 + 1 }
    }

    /// `1 Juli 2026`.
    private func dayFirst(_ day: Range<Int>) -> (CivilDate, Int)? {
        guard let number = number(day, digits: 2) else { return nil }
        let start = skipSpaces(day.upperBound)
        var end = start
        while end < bytes.count, bytes[end].isLetter { end += 1 }
        let yearStart = skipSpaces(end)
        guard end > start, let month = month(bytes[start..<end]), let year = year(yearStart) else { return nil }
        return CivilDate(year: year, month: month, day: number).map { ($0, yearStart + 4) }
    }

    /// `July 1, 2026`.
    private func monthFirst(_ month: Int, _ start: Int) -> (CivilDate, Int)? {
        let end = start + bytes[start...].prefix { $0.isDigit }.count
        guard let day = number(start..<end, digits: 2) else { return nil }
        let yearStart = skipSpaces(end < bytes.count && bytes[end] == UInt8(ascii: ",") ? end + 1 : end)
        guard let year = year(yearStart) else { return nil }
        return CivilDate(year: year, month: month, day: day).map { ($0, yearStart + 4) }
    }

    private func number(_ range: Range<Int>, digits: Int) -> Int? {
        guard range.count <= digits, bytes[range].allSatisfy(\.isDigit) else { return nil }
        return Int(String(decoding: bytes[range], as: UTF8.self))
    }

    private func year(_ start: Int) -> Int? {
        guard start + 4 <= bytes.count, start + 4 == bytes.count || !bytes[start + 4].isDigit else { return nil }
        return number(start..<start + 4, digits: 4)
    }

    private func percentSign(after end: Int) -> Int? {
        let start = skipSpaces(end)
        if start < bytes.count, bytes[start] == UInt8(ascii: "%") { return start + 1 }
        return style.percentWords.first { bytes[start...].starts(with: $0.utf8) }.map { start + $0.utf8.count }
    }

    private func currencySign(at start: Int) -> (String, Int)? {
        ["$", "€", "£", "¥"].first { bytes[start...].starts(with: $0.utf8) }.map { ($0, $0.utf8.count) }
    }

    /// Past spaces, also those that do not break (U+00A0, U+202F).
    private func skipSpaces(_ start: Int) -> Int {
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
