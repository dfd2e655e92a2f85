internal import Agreements

/// Days and times in words.
extension FigureScanner {
    /// The number of the month that a word names.
    func month(_ word: ArraySlice<UInt8>) -> Int? {
        style.months.firstIndex { word.elementsEqual($0.utf8) }.map { $0 + 1 }
    }

    /// `1 Juli 2026`, `1st of July 2026`.
    func dayFirst(_ day: Range<Int>) -> (CivilDate, Int)? {
        guard let number = number(day, digits: 2) else { return nil }
        var start = skipSpaces(pastOrdinal(day.upperBound))
        if let joiner = style.dayJoiner, bytes[start...].starts(with: joiner.utf8) {
            start = skipSpaces(start + joiner.utf8.count)
        }
        var end = start
        while end < bytes.count, bytes[end].isLetter { end += 1 }
        let yearStart = skipSpaces(end)
        guard end > start, let month = month(bytes[start..<end]), let year = year(yearStart) else { return nil }
        return CivilDate(year: year, month: month, day: number).map { ($0, yearStart + 4) }
    }

    /// `July 1, 2026`, `July 1st, 2026`.
    func monthFirst(_ month: Int, _ start: Int) -> (CivilDate, Int)? {
        let end = start + bytes[start...].prefix { $0.isDigit }.count
        guard let day = number(start..<end, digits: 2) else { return nil }
        let comma = pastOrdinal(end)
        let yearStart = skipSpaces(comma < bytes.count && bytes[comma] == UInt8(ascii: ",") ? comma + 1 : comma)
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

    /// Past the letters behind the number of a day: `1st`.
    private func pastOrdinal(_ end: Int) -> Int {
        guard let ending = style.ordinalEndings.first(where: { bytes[end...].starts(with: $0.utf8) }) else {
            return end
        }
        let after = end + ending.utf8.count
        return after < bytes.count && bytes[after].isLetter ? end : after
    }

    /// Past a day in digits alone, `01/07/2026`, `1-7-2026` or `2026/07/01`; nil where there is none.
    func endOfNumericDate(_ start: Int) -> Int? {
        let day = digitsEnd(start)
        guard day < bytes.count, bytes[day] == UInt8(ascii: "/") || bytes[day] == UInt8(ascii: "-") else { return nil }
        let month = digitsEnd(day + 1)
        guard month < bytes.count, bytes[month] == bytes[day] else { return nil }
        let year = digitsEnd(month + 1)
        let lengths = [day - start, month - day - 1, year - month - 1]
        let goesOn = year + 1 < bytes.count && bytes[year] == bytes[day] && bytes[year + 1].isDigit
        guard !goesOn, (1...2).contains(lengths[1]) else { return nil }
        let isYearLast = (1...2).contains(lengths[0]) && (lengths[2] == 4 || lengths[2] == 2 && bytes[day] != 0x2D)
        let isYearFirst = lengths[0] == 4 && (1...2).contains(lengths[2]) && bytes[day] != 0x2D
        return isYearLast || isYearFirst ? year : nil
    }

    private func digitsEnd(_ start: Int) -> Int { start + bytes[start...].prefix { $0.isDigit }.count }

    /// `2:30 pm`, `2 p.m.`
    func timeInHalf(_ token: Range<Int>) -> (TimeOfDay, Int)? {
        guard style.hasHalvesOfDay else { return nil }
        let start = skipSpaces(token.upperBound)
        guard start < bytes.count, [UInt8(ascii: "a"), UInt8(ascii: "p")].contains(bytes[start] | 0x20) else {
            return nil
        }
        let letters = bytes[start...].prefix(4).map { $0 | 0x20 }
        guard let half = Self.halves.first(where: { letters.starts(with: $0.utf8) }) else { return nil }
        let after = start + half.utf8.count
        guard after == bytes.count || !bytes[after].isLetter else { return nil }
        return style.time(of: bytes[token], isAfternoon: half.hasPrefix("p")).map { ($0, after) }
    }

    private static let halves = ["am", "pm", "a.m.", "p.m.", "a.m", "p.m"]
}
