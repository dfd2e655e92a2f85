internal import Agreements

/// The unit of time that follows a number: `2 Business Hours`, `14 (empat belas) hari`, `fourteen (14) days`.
struct CountedUnit {
    /// What a unit of time is, also where no term can be of it.
    enum Unit: Hashable {
        case period(Period.Unit)
        case weeks, years
    }

    let unit: Unit
    /// Past its word.
    let end: Int

    /// Reads the words behind a number; nil where they begin with no unit that is known in the language.
    init?(behind number: Int, in words: [UInt8], _ language: LanguageTag) {
        guard let language = TemplateLanguage(rawValue: language.rawValue) else { return nil }
        var index = Self.pastSpaces(number, in: words)
        if index < words.count, words[index] == UInt8(ascii: "(") {
            guard let close = words[index...].prefix(80).firstIndex(of: UInt8(ascii: ")")) else { return nil }
            index = close
        }
        if index < words.count, words[index] == UInt8(ascii: ")") { index = Self.pastSpaces(index + 1, in: words) }
        guard index < words.count, words[index].isLetter else { return nil }
        let rest = words[index...].prefix(40).map { $0.isCapital ? $0 | 0x20 : $0 }
        let names = Self.names[language] ?? []
        guard let (name, unit) = names.first(where: { $0.name[0] == rest[0] && rest.starts(with: $0.name) }) else {
            return nil
        }
        // `menitnya` and `hours` are the same words; `monthly` is another.
        let ending = rest.dropFirst(name.count).prefix { $0.isLetter }
        guard ["", "s", "nya"].contains(where: { ending.elementsEqual($0.utf8) }) else { return nil }
        self.unit = unit
        end = index + name.count + ending.count
    }

    /// Whether the words go on to say how often rather than how long: `24 hours a day`.
    func isRate(in words: [UInt8]) -> Bool {
        let behind = words[Self.pastSpaces(end, in: words)...]
        return Self.rates.contains { behind.starts(with: $0.utf8) }
    }

    private static let names: [TemplateLanguage: [(name: [UInt8], unit: Unit)]] = words.mapValues { words in
        words.map { (name: Array($0.utf8), unit: $1) }
    }

    /// The longest first.
    private static let words: [TemplateLanguage: [(String, Unit)]] = [
        .indonesian: [
            ("jam kerja", .period(.businessHours)), ("hari kerja", .period(.businessDays)),
            ("detik", .period(.seconds)), ("menit", .period(.minutes)), ("jam", .period(.hours)),
            ("hari", .period(.days)), ("minggu", .weeks), ("bulan", .period(.months)), ("tahun", .years),
        ],
        .english: [
            ("business hour", .period(.businessHours)), ("working hour", .period(.businessHours)),
            ("business day", .period(.businessDays)), ("working day", .period(.businessDays)),
            ("calendar day", .period(.days)), ("calendar month", .period(.months)), ("second", .period(.seconds)),
            ("minute", .period(.minutes)), ("hour", .period(.hours)), ("day", .period(.days)), ("week", .weeks),
            ("month", .period(.months)), ("year", .years),
        ],
    ]

    private static let rates = ["a ", "per ", "sehari", "seminggu", "sebulan"]

    private static func pastSpaces(_ start: Int, in words: [UInt8]) -> Int {
        var index = start
        while index < words.count {
            if words[index] == UInt8(ascii: " ") {
                index += 1
            } else if words[index...].starts(with: [0xC2, 0xA0]) {
                index += 2
            } else {
                break
            }
        }
        return index
    }
}
