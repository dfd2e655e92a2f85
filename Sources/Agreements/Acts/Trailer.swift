/// The keys whose values carry the meaning of an act, in the order they stand in.
///
/// Source: `docs/format.md`, "Acts".
public enum TrailerKey: String, Hashable, Sendable, CaseIterable {
    case agreement = "Agreement"
    case act = "Act"
    case amendment = "Amendment"
    case party = "Party"
    case person = "Person"
    case base = "Base"
    case text = "Text"
    case clause = "Clause"
    case re = "Re"
    /// Kept for later: what a merge says of the records it has seen.
    case records = "Records"

    /// Whether a line reads as one of ours, in any case and with space before the colon, as lenient readers would.
    static func begins(_ line: Substring) -> Bool {
        // Bytes, as other programs see them: a combining mark behind the colon would hide it from `Character`.
        guard let colon = line.utf8.firstIndex(of: UInt8(ascii: ":")) else { return false }
        let key = line.utf8[..<colon]
        let bare = key.prefix { $0 != UInt8(ascii: " ") && $0 != UInt8(ascii: "\t") }
        return key[bare.endIndex...].allSatisfy { $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: "\t") }
            && reservedInLowercase.contains(Substring(bare).lowercased())
    }

    /// The key that these bytes spell, to the byte.
    init?(spelled bytes: ArraySlice<UInt8>) {
        guard bytes.count <= 16, let key = Self.spellings[Self.number(bytes)] else { return nil }
        self = key
    }

    /// The keys by their letters as one number: no key has more than sixteen, nor a zero byte.
    private static let spellings = Dictionary(uniqueKeysWithValues: allCases.map { (number($0.rawValue.utf8), $0) })
    private static func number(_ letters: some Collection<UInt8>) -> UInt128 {
        letters.reduce(0) { $0 << 8 | UInt128($1) }
    }

    private static let reservedInLowercase = Set(allCases.map { $0.rawValue.lowercased() })
}

/// One `Key: value` line at the end of a message.
public struct Trailer: Hashable, Sendable {
    /// What the value is of.
    public let key: TrailerKey
    /// Everything behind `Key: `, to the end of the line.
    public let value: String

    /// A line of these parts, not yet checked.
    public init(key: TrailerKey, value: String) {
        self.key = key
        self.value = value
    }
}
