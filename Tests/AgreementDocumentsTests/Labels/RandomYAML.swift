import TestSupport

/// Values as files of terms have them, and one of the ways to write them.
struct RandomYAML {
    indirect enum Value {
        case scalar(String)
        case list([Value])
        case mapping([(key: String, value: Value)])
    }

    private var generator: SeededGenerator

    init(seed: UInt64) { generator = SeededGenerator(seed: seed) }

    private static let keys = [
        "id", "name", "amount", "currency", "from", "credit", "tiers", "target", "respond-within", "text", "holidays",
    ]
    private static let scalars = [
        "web", "12500000", "99.9", "2026-07-01", "8 hours", "IDR", "The fee: due at once", "it's # paid", "08:00",
        "true",
        "", "Rp5 - or more, \"at most\"",
    ]

    private mutating func number(_ range: Range<Int>) -> Int { Int.random(in: range, using: &generator) }

    private mutating func value(depth: Int) -> Value {
        switch depth == 0 ? 0 : number(0..<4) {
        case 1: .list((0..<number(1..<4)).map { _ in value(depth: depth - 1) })
        case 2, 3: mapping(depth: depth - 1)
        default: .scalar(Self.scalars[number(0..<Self.scalars.count)])
        }
    }

    /// Some keys with values.
    mutating func mapping(depth: Int) -> Value {
        .mapping(Self.keys.shuffled(using: &generator).prefix(number(1..<5)).map { ($0, value(depth: depth)) })
    }

    /// A file that says it.
    mutating func file(of value: Value) -> String { block(value, "") }

    private mutating func block(_ value: Value, _ indent: String) -> String {
        switch value {
        case .scalar: indent + flow(value) + "\n"
        case .list(let items):
            items.map { indent + "-" + after($0, indent) }.joined()
        case .mapping(let entries):
            entries.shuffled(using: &generator).map { indent + $0.key + ":" + after($0.value, indent) }.joined()
        }
    }

    /// What stands behind a key or a dash.
    private mutating func after(_ value: Value, _ indent: String) -> String {
        let deeper = indent + "  "
        if case .scalar(let text) = value, !text.isEmpty, number(0..<4) == 0 { return " |-\n\(deeper)\(text)\n" }
        if case .scalar = value { return " " + flow(value) + "\n" }
        return number(0..<3) == 0 ? " " + flow(value) + "\n" : "\n" + block(value, deeper)
    }

    private mutating func flow(_ value: Value) -> String {
        switch value {
        case .scalar(let text):
            let isPlain =
                text.utf8.allSatisfy { $0 == 0x20 || $0 == 0x2D || $0 == 0x2E || (0x30...0x7A).contains($0) }
                && !text.isEmpty && !text.contains(":")
            switch number(0..<(isPlain ? 3 : 2)) {
            case 0: return "\"" + text.replacing("\"", with: "\\\"") + "\""
            case 1: return "'" + text.replacing("'", with: "''") + "'"
            default: return text
            }
        case .list(let items): return "[" + items.map { flow($0) }.joined(separator: ", ") + "]"
        case .mapping(let entries):
            return "{"
                + entries.shuffled(using: &generator).map { "\($0.key): " + flow($0.value) }.joined(separator: ", ")
                + "}"
        }
    }
}
