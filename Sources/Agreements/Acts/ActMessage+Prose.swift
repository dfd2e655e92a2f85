extension ActMessage {
    /// Why `text` cannot stand in a message that people sign: what it shows would not be what it holds.
    static func proseFault(in text: String) -> String? { proseFault(in: Array(text.utf8)[...]) }

    /// The same of a message in bytes, nearly every one of which is visible ASCII and line feeds alone.
    static func proseFault(in bytes: ArraySlice<UInt8>) -> String? {
        let isPlain = bytes.allSatisfy { (0x20...0x7E).contains($0) || $0 == lineFeed }
        return (isPlain ? nil : characterFault(in: String(decoding: bytes, as: UTF8.self))) ?? spaceFault(in: bytes)
    }

    private static func characterFault(in text: String) -> String? {
        var marks = MarkRun()
        for scalar in text.unicodeScalars {
            if marks.isTooLong(with: scalar) {
                return "The message has more than \(MarkRun.limit) combining marks behind one letter."
            }
            guard scalar != "\n" else { continue }
            if scalar.value < 0x20 || scalar.value == 0x7F || VisibleText.refuses(scalar) {
                return "The message holds the character \(VisibleText.name(of: scalar)), which cannot be seen."
            }
        }
        return StableUnicode.isComposed(text) ? nil : "The message is not in Unicode normalization form C."
    }

    private static func spaceFault(in bytes: ArraySlice<UInt8>) -> String? {
        for index in bytes.indices where bytes[index] == UInt8(ascii: " ") {
            guard index + 1 == bytes.endIndex || bytes[index + 1] == lineFeed else { continue }
            let line = String(decoding: bytes[..<index].split(separator: lineFeed).last ?? [], as: UTF8.self)
            return "The message has a space at the end of the line `\(line.prefix(40))`."
        }
        return nil
    }

    private static let lineFeed = UInt8(ascii: "\n")

    /// Why a line of prose could be taken for something that carries meaning.
    static func reservedLineFault(in prose: String) -> String? {
        for line in prose.utf8Lines {
            // Bytes, as other programs see them: a combining mark behind the sign would hide it from `Character`.
            if line.utf8.starts(with: "---".utf8) || line.utf8.starts(with: "#".utf8) {
                return "The line `\(line.prefix(40))` begins with `---` or `#`, which other programs cut off."
            }
            if TrailerKey.begins(line) {
                return "The line `\(line.prefix(40))` begins with a word that is reserved for what an act states."
            }
        }
        return nil
    }
}

extension StringProtocol where SubSequence == Substring {
    /// The lines between line feeds, whatever characters stand next to them.
    var utf8Lines: [Substring] {
        utf8.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false).map {
            self[$0.startIndex..<$0.endIndex]
        }
    }
}
