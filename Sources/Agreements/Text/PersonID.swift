/// The short name of a person within one party, as `id` in the party's file.
///
/// Same grammar as a slug: `[a-z0-9][a-z0-9-]{0,59}`.
public struct PersonID: RawRepresentable, Hashable, Comparable, Sendable, CustomStringConvertible {
    /// The text of the id, ASCII only.
    public let rawValue: String

    /// Accepts `rawValue` if it has the grammar of a slug, and nothing else.
    public init?(rawValue: String) {
        self.init(rawValue)
    }

    /// Accepts `text` if it has the grammar of a slug, and nothing else.
    public init?(_ text: some StringProtocol) {
        guard Slug.hasGrammar(text) else { return nil }
        rawValue = String(text)
    }

    public var description: String { rawValue }

    /// Orders ids by their bytes, as git orders paths.
    public static func < (first: PersonID, second: PersonID) -> Bool {
        first.rawValue.utf8.lexicographicallyPrecedes(second.rawValue.utf8)
    }
}
