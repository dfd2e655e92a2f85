internal import AgreementDocuments

/// Text for people, in pieces that each have a role; colour is decided where it is shown, and only ever added.
///
/// Every piece is made visible by ``Sanitizer`` as it is built, so a styled text cannot carry a terminal command:
///
///     let line: StyledText = "Executed \(slug, .bold) as version \(4)"
///
/// An interpolated string stays on one line (LF is named); `\(block: text)` keeps its line feeds.
public struct StyledText: Hashable, Sendable {
    /// What a piece is, rather than how it looks.
    public enum Role: Hashable, Sendable, CaseIterable {
        case plain, heading, added, removed, dim, warning, good, number, bold
    }

    /// A stretch of text in one role.
    public struct Piece: Hashable, Sendable {
        /// Sanitised text; may hold line feeds.
        public fileprivate(set) var text: String
        /// What it is.
        public let role: Role

        fileprivate init(sanitized text: String, role: Role) {
            self.text = text
            self.role = role
        }
    }

    /// The pieces in reading order; none is empty, and neighbours differ in role.
    public private(set) var pieces: [Piece] = []

    /// No text at all.
    public init() {}

    /// One piece, sanitised, with its line feeds kept.
    public init(_ text: String, _ role: Role = .plain) {
        append(sanitized: Sanitizer.visible(text), role: role)
    }

    /// The text without styling: the same characters, whether colour is on or off.
    public var plain: String { pieces.reduce(into: "") { $0 += $1.text } }

    /// Whether there is nothing to show.
    public var isEmpty: Bool { pieces.isEmpty }

    /// Adds another text at the end.
    public mutating func append(_ other: StyledText) {
        for piece in other.pieces { append(sanitized: piece.text, role: piece.role) }
    }

    /// Both texts, one after the other.
    public static func + (left: StyledText, right: StyledText) -> StyledText {
        var both = left
        both.append(right)
        return both
    }

    /// Adds a text at the end.
    public static func += (left: inout StyledText, right: StyledText) { left.append(right) }

    /// Adds text that already went through ``Sanitizer``; the one way in.
    mutating func append(sanitized text: some StringProtocol, role: Role) {
        if text.isEmpty { return }
        if let last = pieces.indices.last, pieces[last].role == role {
            // In place: a page is put together from thousands of such.
            pieces[last].text += text
        } else {
            pieces.append(Piece(sanitized: String(text), role: role))
        }
    }

    /// The text without the line feed at its end, which printing adds.
    var withoutLastLineFeed: StyledText {
        guard let last = pieces.last, last.text.utf8.last == UInt8(ascii: "\n") else { return self }
        var text = self
        text.pieces[pieces.count - 1].text.unicodeScalars.removeLast()
        if last.text.utf8.count == 1 { text.pieces.removeLast() }
        return text
    }

    /// The lines, without their line feeds; an empty text is one empty line.
    public var lines: [StyledText] {
        var lines = [StyledText()]
        for piece in pieces {
            for (index, part) in piece.text.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
                if index > 0 { lines.append(StyledText()) }
                lines[lines.count - 1].append(sanitized: part, role: piece.role)
            }
        }
        return lines
    }
}

extension Sequence where Element == StyledText {
    /// The texts with a separator between them, a line feed unless told otherwise.
    public func joined(separator: StyledText = "\n") -> StyledText {
        var result = StyledText()
        for (index, text) in enumerated() {
            if index > 0 { result += separator }
            result += text
        }
        return result
    }
}
