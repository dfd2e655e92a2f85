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
        guard let colon = line.firstIndex(of: ":") else { return false }
        let key = line[..<colon].lowercased()
        let bare = key.prefix { $0 != " " && $0 != "\t" }
        return key.dropFirst(bare.count).allSatisfy { $0 == " " || $0 == "\t" }
            && reservedInLowercase.contains(String(bare))
    }

    private static let reservedInLowercase = Set(allCases.map { $0.rawValue.lowercased() })
}

/// One `Key: value` line at the end of a message.
public struct Trailer: Hashable, Sendable {
    /// What is stated.
    public let key: TrailerKey
    /// The statement: what stands after `: `.
    public let value: String
}
