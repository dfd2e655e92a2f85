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
        guard let key = Self.spellings.first(where: { $0.bytes[...] == bytes })?.key else { return nil }
        self = key
    }

    private static let spellings = allCases.map { (bytes: Array($0.rawValue.utf8), key: $0) }
    private static let reservedInLowercase = Set(allCases.map { $0.rawValue.lowercased() })
}

/// One `Key: value` line at the end of a message.
public struct Trailer: Hashable, Sendable {
    /// What the value is of.
    public let key: TrailerKey
    /// Everything behind `Key: `, to the end of the line.
    public let value: String

    /// Reads a line; nil where it is not `Key: value`.
    init?(_ line: ArraySlice<UInt8>) {
        guard let colon = line.firstIndex(of: UInt8(ascii: ":")), let key = TrailerKey(spelled: line[..<colon]),
            line.endIndex > colon + 2, line[colon + 1] == UInt8(ascii: " ")
        else { return nil }
        self.init(key: key, value: String(decoding: line[(colon + 2)...], as: UTF8.self))
    }

    /// A line of these parts, not yet checked.
    public init(key: TrailerKey, value: String) {
        self.key = key
        self.value = value
    }
}
