public import Agreements

/// Where the terms say something: the file and the line, the field, and the clause that says it in words.
public struct TermsPlace: Hashable, Sendable, CustomStringConvertible {
    /// The file, such as `terms/credits.yaml`.
    public let path: String
    /// Where in it the value begins.
    public let position: TextPosition
    /// The way to the value through keys, ids of items and numbers of items from 1: `credits.1.tiers.2`.
    public let field: String
    /// The clause that quotes the value, or else the one that bears the file's name; nil where there is neither.
    public let clause: Slug?

    /// `terms/credits.yaml:12 credits.1.tiers.2, clause credits`.
    public var description: String {
        "\(path):\(position.line) \(field)" + (clause.map { ", clause \($0)" } ?? "")
    }
}

/// Why terms make no arithmetic: what is missing or cannot be reckoned with, and where.
public struct TermsGap: Error, Hashable, Sendable, CustomStringConvertible {
    /// One sentence without its full stop.
    public let message: String
    /// Where it stands; nil where a file is missing.
    public let place: TermsPlace?

    /// A gap.
    public init(message: String, place: TermsPlace?) {
        self.message = message
        self.place = place
    }

    /// The sentence, and the place behind it.
    public var description: String { message + (place.map { " (\($0))" } ?? "") }
}
