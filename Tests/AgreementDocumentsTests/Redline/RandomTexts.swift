import TestSupport

/// Pairs of texts as they come up in negotiations, and as nobody would write them.
struct RandomTexts {
    private var generator: SeededGenerator

    init(seed: Int) { generator = SeededGenerator(seed: UInt64(seed)) }

    private static let words = [
        "pihak", " ", " ", " ", ",", "99.9%", "Rp12.500.000", "e\u{301}", "\u{301}", "服", "务", "|", "[-", "-]", "{+",
        "+}",
        "[>1 to line 2]", "{<1 from line 3:", "<}", "\\", "1 July 2026", "-", "]", "+", "}", "[", "{", "مقدم", "الخدمة",
        "5", "\t",
        "👩‍👧", "the", "\u{200F}", "\u{200E}", "<script>", "]]>", "&amp;", "'", "\"",
    ]

    private static let sentences = [
        "The provider answers every report within 4 hours of its receipt.",
        "Penyedia menjamin ketersediaan 99,9 % setiap bulan.",
        "يلتزم مقدم الخدمة بنسبة توافر ٩٩٫٩٪ شهريًا.", "甲方应当在2026年7月1日前支付100元。", "# Fees and payment of the service",
        "| P1 critical report | 15 minutes | 4 hours |", "| P2 | 2 hours | 9 hours |", "|---|---|---|", "",
        "1. Talks between representatives with authority, for at most 14 days.",
        "   - mediation by a mediator chosen together;",
    ]

    private mutating func number(_ range: Range<Int>) -> Int { Int.random(in: range, using: &generator) }

    private mutating func line() -> String {
        if Bool.random(using: &generator) { return Self.sentences[number(0..<Self.sentences.count)] }
        return (0..<number(0..<9)).reduce(into: "") { text, _ in text += Self.words[number(0..<Self.words.count)] }
    }

    /// A text, and what it became: lines edited, added, taken away, and blocks of them moved.
    mutating func pair() -> (String, String) {
        let old = (0..<number(0..<30)).map { _ in line() }
        var new = old
        for _ in 0..<number(0..<8) where !new.isEmpty {
            let place = number(0..<new.count)
            switch number(0..<5) {
            case 0: new.remove(at: place)
            case 1: new.insert(line(), at: place)
            case 2: new[place] += Self.words[number(0..<Self.words.count)]
            case 3: new[place] = new[place].replacing("9", with: "8")
            default:
                let end = min(new.count, place + number(1..<5))
                let block = Array(new[place..<end])
                new.removeSubrange(place..<end)
                new.insert(contentsOf: block, at: number(0..<new.count + 1))
            }
        }
        func text(_ lines: [String]) -> String {
            lines.joined(separator: "\n") + (number(0..<4) == 0 ? "" : "\n")
        }
        return (text(old), text(new))
    }
}

/// Long texts of shapes that a comparison could take too long over.
enum LongText: CaseIterable {
    case paragraphs, movedParagraphs, oneLine, table, alternatingWords, sameLines, chinese

    var pair: (old: String, new: String) {
        switch self {
        case .paragraphs:
            return edited(
                (0..<11_000).map {
                    "Clause \($0): the provider answers within \($0 % 24) hours, as the parties agreed, and\nsays why not otherwise.\n\n"
                })
        case .movedParagraphs:
            let old = (0..<14_000).map {
                "Clause number \($0) says that the provider answers within \($0 % 24) hours, and why not.\n\n"
            }
            var new = old
            for index in stride(from: 0, to: 6000, by: 3) { new.swapAt(index, old.count - 1 - index) }
            return (old.joined(), new.joined())
        case .oneLine:
            let old = (0..<60_000).map { "Pay Rp\($0 * 7 + 1000) on time. " }
            return edited(old)
        case .table:
            return edited((0..<24_000).map { "| row \($0) of the table | \($0 % 100) minutes | \($0 % 9) hours |\n" })
        case .alternatingWords:
            let line = String(repeating: "alpha beta gamma ", count: 700) + "\n"
            let other = String(repeating: "alpha delta gamma ", count: 700) + "\n"
            return (
                String(repeating: line, count: 100),
                String(repeating: line, count: 50) + other + String(repeating: line, count: 49)
            )
        case .sameLines:
            let line = "The same line stands here again and again.\n"
            return (
                String(repeating: line, count: 26_000), String(repeating: line, count: 25_000) + "Another.\n" + line
            )
        case .chinese:
            return edited((0..<11_000).map { "第\($0)条：甲方应当在收到通知后\($0 % 30)日内支付相应的服务费用，并说明理由；逾期不付的，乙方可以暂停服务。\n" })
        }
    }

    private func edited(_ old: [String]) -> (String, String) {
        var new = old
        for index in stride(from: 0, to: old.count, by: 97) {
            new[index] = old[index].replacing("1", with: "3") + "New. "
        }
        return (old.joined(), new.joined())
    }
}
