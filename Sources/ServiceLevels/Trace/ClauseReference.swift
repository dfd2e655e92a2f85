/// Where the agreement says what a figure follows from: `terms/credits.yaml:12`, `080-credits §2`.
///
/// Passed through as it was given: this module never looks into it.
public struct ClauseReference: Hashable, Sendable, CustomStringConvertible, ExpressibleByStringLiteral {
    /// The reference as its reader wrote it.
    public let text: String

    /// A reference.
    public init(_ text: String) { self.text = text }

    public init(stringLiteral value: String) { text = value }

    public var description: String { text }
}
