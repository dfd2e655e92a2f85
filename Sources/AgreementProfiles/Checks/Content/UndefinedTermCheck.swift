internal import Agreements

/// A word that is written as if it had a meaning of its own is given one.
///
/// Known by its capital in the middle of a sentence, twice or more; names of parties, people, days, months and clauses,
/// abbreviations, and signs of currencies such as `Rp`, are none. Asked of Indonesian and English, which write so.
enum UndefinedTermCheck: ContentCheckRule {
    static let name = "undefined-term"
    static let sentence = "Each side will read its own meaning into it."
    static let severity = Finding.Severity.warning

    static func remarks(on context: CheckContext) -> [Remark] {
        let groups = Dictionary(grouping: context.content.clauses, by: \.language)
            .filter { TemplateLanguage(rawValue: $0.key.rawValue) != nil }
        return groups.sorted { $0.key < $1.key }.flatMap { _, clauses in
            let known = knownNames(in: context.content, clauses)
            var found: [String: (count: Int, path: String, position: TextPosition)] = [:]
            for clause in clauses {
                for paragraph in clause.paragraphs where !paragraph.kind.isHeading {
                    for phrase in CapitalisedPhrase.all(in: paragraph.prose) where !phrase.isKnown(in: known) {
                        let place = (1, clause.path, paragraph.position(phrase.range.lowerBound))
                        found[phrase.words, default: (0, place.1, place.2)].count += 1
                    }
                }
            }
            return found.filter { $0.value.count > 1 }.sorted {
                ($0.value.path, $0.value.position) < ($1.value.path, $1.value.position)
            }
            .map { words, place in
                Remark(
                    place.path, place.position,
                    "`\(words)` is written with a capital \(place.count) times, and defined nowhere.",
                    hint: "Define it: **\(words)** means …; or write it with a small letter.")
            }
        }
    }

    /// Words that need no definition, or have one.
    private static func knownNames(in content: ProfiledText, _ clauses: [Clause]) -> Set<String> {
        var names: [String] = Wording.months.flatMap { [$0.id, $0.en] } + CapitalisedPhrase.days
        names += DefinedTerms(in: clauses).definitions.map(\.words) + clauses.compactMap(\.heading)
        for party in content.text.parties.values { names += [party.name] + party.people.map(\.name) }
        names += content.text.declaration.title.languages.compactMap { content.text.declaration.title[$0] }
        names += [content.text.declaration.zone.identifier] + Wording.languageNames
        // A name that the terms have, such as a seat of arbitration, is the name of something.
        for node in content.terms.values {
            for case (.scalar(let words, .line, _), _) in node.everything { names.append(words) }
        }
        return Set(names.flatMap { $0.split(whereSeparator: { !$0.isLetter && $0 != "-" }).map(String.init) })
    }
}

extension Paragraph.Kind {
    fileprivate var isHeading: Bool { if case .heading = self { true } else { false } }
}

/// Words with capitals in the middle of a sentence.
struct CapitalisedPhrase {
    let words: String
    let range: Range<Int>

    static let days = [
        "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday", "Senin", "Selasa", "Rabu",
        "Kamis", "Jumat", "Sabtu", "Minggu",
    ]

    /// Whether each of its words is known, also in the plural or as an owner's.
    func isKnown(in known: Set<String>) -> Bool {
        words.split(separator: " ").allSatisfy { word in
            known.contains(String(word)) || word.hasSuffix("s") && known.contains(String(word.dropLast()))
        }
    }

    /// The phrases of a paragraph, each as long as capitals follow each other. Not those before a number, which are
    /// names of laws and articles.
    static func all(in prose: [UInt8]) -> [CapitalisedPhrase] {
        var phrases: [CapitalisedPhrase] = []
        var index = 0
        var beginsSentence = true
        while index < prose.count {
            guard prose[index].isLetter || prose[index] >= 0x80 else {
                if [
                    UInt8(ascii: "."), UInt8(ascii: "!"), UInt8(ascii: "?"), UInt8(ascii: ":"), UInt8(ascii: ";"),
                    UInt8(ascii: "("), UInt8(ascii: "\""),
                ].contains(prose[index]) {
                    beginsSentence = true
                }
                index += 1
                continue
            }
            let start = index
            var end = wordEnd(prose, start)
            guard prose[start].isCapital, !beginsSentence, !isCurrency(prose[start..<end]) else {
                (index, beginsSentence) = (end, false)
                continue
            }
            while end + 1 < prose.count, prose[end] == UInt8(ascii: " "), prose[end + 1].isCapital {
                let next = wordEnd(prose, end + 1)
                if isCurrency(prose[end + 1..<next]) { break }
                end = next
            }
            let isAbbreviation = prose[start..<end].allSatisfy { !$0.isSmallLetter }
            let isBeforeNumber = end + 1 < prose.count && prose[end] == UInt8(ascii: " ") && prose[end + 1].isDigit
            if !isAbbreviation, !isBeforeNumber {
                phrases.append(
                    CapitalisedPhrase(words: String(decoding: prose[start..<end], as: UTF8.self), range: start..<end))
            }
            index = end
        }
        return phrases
    }

    private static func isCurrency(_ word: ArraySlice<UInt8>) -> Bool {
        word.count == 2 && CurrencyMark.lettered.contains { word.elementsEqual($0.sign.utf8) }
    }

    private static func wordEnd(_ prose: [UInt8], _ start: Int) -> Int {
        var end = start
        while end < prose.count, prose[end].isLetter || prose[end] >= 0x80 || prose[end] == UInt8(ascii: "-") {
            end += 1
        }
        return end
    }
}
