extension StyledText {
    /// The text for a terminal or a file: with ANSI SGR sequences (ECMA-48 §8.3.117) if colour is on, plain otherwise.
    ///
    /// A style never crosses a line feed, so that a pager may show any line by itself, and is always switched off
    /// again.
    public func rendered(colour: Bool) -> String {
        guard colour else { return plain }
        var result = ""
        for piece in pieces {
            guard let code = piece.role.selectGraphicRendition else {
                result += piece.text
                continue
            }
            for (index, line) in piece.text.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
                if index > 0 { result += "\n" }
                if !line.isEmpty { result += "\u{1B}[\(code)m\(line)\u{1B}[0m" }
            }
        }
        return result
    }
}

extension StyledText.Role {
    /// The parameters that switch this role's look on. Only the eight basic colours: themes adapt those to be legible.
    fileprivate var selectGraphicRendition: String? {
        switch self {
        case .plain: nil
        case .heading: "1;4"
        case .added: "32"
        case .removed: "31"
        case .dim: "2"
        case .warning: "1;33"
        case .good: "1;32"
        case .number: "36"
        case .bold: "1"
        }
    }
}
