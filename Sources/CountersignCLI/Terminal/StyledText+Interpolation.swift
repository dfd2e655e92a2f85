internal import AgreementDocuments

extension StyledText: ExpressibleByStringInterpolation {
    /// A plain text from a literal.
    public init(stringLiteral value: String) { self.init(value) }

    /// A text from a literal with values in it.
    public init(stringInterpolation: Interpolation) { self = stringInterpolation.text }

    /// Gathers literals and values; whatever a value holds is made visible on its way in.
    public struct Interpolation: StringInterpolationProtocol {
        var text = StyledText()

        /// Begins an interpolation; both counts are hints that nothing here needs.
        public init(literalCapacity: Int, interpolationCount: Int) {}

        /// A literal of the source code. The full stop of a name that ends in one, such as "Octo Inc.", also ends the
        /// sentence.
        public mutating func appendLiteral(_ literal: String) {
            let isEnded = text.endsInFullStop && literal.beginsWithFullStop
            text += StyledText(isEnded ? String(literal.dropFirst()) : literal)
        }

        /// A name, title or other text that must stay on one line.
        public mutating func appendInterpolation(_ value: some StringProtocol, _ role: Role = .plain) {
            text.append(sanitized: Sanitizer.visibleLine(String(value)), role: role)
        }

        /// A text that may have several lines.
        public mutating func appendInterpolation(block value: String, _ role: Role = .plain) {
            text += StyledText(value, role)
        }

        /// A whole number, in digits without separators.
        public mutating func appendInterpolation(_ value: some BinaryInteger, _ role: Role = .number) {
            text += StyledText(String(value), role)
        }

        /// Another styled text, with its own roles.
        public mutating func appendInterpolation(_ value: StyledText) { text += value }
    }
}

extension StyledText {
    /// Whether a name's own full stop stands at the end, and no dots such as those of a range.
    fileprivate var endsInFullStop: Bool {
        guard let last = pieces.last?.text.suffix(2), last.last == "." else { return false }
        return last.count < 2 || last.first?.isLetter == true
    }
}

extension String {
    /// Whether a full stop stands at the beginning, behind which the sentence is over.
    fileprivate var beginsWithFullStop: Bool { self == "." || hasPrefix(". ") }
}
