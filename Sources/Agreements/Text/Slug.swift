/// A short name made for file paths, references and commands: `[a-z0-9][a-z0-9-]{0,59}`.
///
/// Follows section 3.1 and 3.2 of the format `countersign/1`.
public struct Slug: Hashable, Comparable, Sendable, CustomStringConvertible {
    /// The text of the slug, ASCII only.
    public let rawValue: String

    /// Accepts `text` if it has the grammar of a slug, and nothing else.
    public init?(_ text: some StringProtocol) {
        guard Slug.hasGrammar(text) else { return nil }
        rawValue = String(text)
    }

    public var description: String { rawValue }

    /// Orders slugs by their bytes, as git orders paths.
    public static func < (first: Slug, second: Slug) -> Bool {
        first.rawValue.utf8.lexicographicallyPrecedes(second.rawValue.utf8)
    }

    /// Whether `text` has the grammar that slugs, party ids and person ids share.
    ///
    /// Judged on bytes: a `Character` may carry combining marks that look like nothing.
    static func hasGrammar(_ text: some StringProtocol) -> Bool {
        let bytes = text.utf8
        guard let first = bytes.first, bytes.count <= 60 else { return false }
        return first != UInt8(ascii: "-") && bytes.allSatisfy { $0.isSlugByte }
    }
}

extension UInt8 {
    /// `a` to `z`.
    var isLowercaseLetter: Bool { (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(self) }

    /// `0` to `9`.
    var isDigit: Bool { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(self) }

    /// A byte that may stand in a slug: `a` to `z`, `0` to `9`, `-`.
    var isSlugByte: Bool { isLowercaseLetter || isDigit || self == UInt8(ascii: "-") }
}
