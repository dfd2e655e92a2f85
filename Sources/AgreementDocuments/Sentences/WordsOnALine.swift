extension String {
    /// The words with a capital letter, for the beginning of a line.
    package var capitalizedFirst: String { prefix(1).uppercased() + dropFirst() }

    /// The words with a full stop behind them, which that of a name such as "Octo Inc." is already.
    package var asSentence: String { hasSuffix(".") ? self : self + "." }

    /// The words with one space between them, whatever white space stands there.
    package var onOneLine: String {
        // The spaces of ASCII can be told by their bytes, which is quicker than by what Unicode says of each character.
        guard utf8.allSatisfy({ $0 < 0x80 }) else {
            return split(whereSeparator: \.isWhitespace).joined(separator: " ")
        }
        return utf8.split { $0 == 0x20 || (0x09...0x0D).contains($0) }.map { Substring($0) }.joined(separator: " ")
    }
}
