/// The tag of a language in lower case, such as `id`, `en` or `zh-hant`: `[a-z]{2,3}(-[a-z0-9]{2,8})*`.
///
/// A subset of BCP 47 (RFC 5646) that is safe as part of a file name: one spelling for each tag.
public struct LanguageTag: Hashable, Comparable, Sendable, CustomStringConvertible {
    /// The text of the tag, ASCII only.
    public let rawValue: String

    /// Accepts `text` if it has the grammar of a tag; whether such a language exists is not looked up.
    public init?(_ text: some StringProtocol) {
        let subtags = text.utf8.split(separator: UInt8(ascii: "-"), omittingEmptySubsequences: false)
        guard let primary = subtags.first, (2...3).contains(primary.count),
            primary.allSatisfy({ $0.isLowercaseLetter }),
            subtags.dropFirst().allSatisfy({ subtag in
                (2...8).contains(subtag.count) && subtag.allSatisfy { $0.isLowercaseLetter || $0.isDigit }
            })
        else { return nil }
        rawValue = String(text)
    }

    public var description: String { rawValue }

    /// Orders tags by their bytes, as git orders paths.
    public static func < (first: LanguageTag, second: LanguageTag) -> Bool {
        first.rawValue.utf8.lexicographicallyPrecedes(second.rawValue.utf8)
    }
}
