/// Base64 with padding, RFC 4648 section 4, in its one canonical form.
///
/// Written here so that this module needs no Foundation, and because
/// lenient decoders are how one signature gets many spellings: no white space,
/// no missing padding, no stray bits behind the last byte.
package enum Base64 {
    private static let alphabet = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)
    private static let padding = UInt8(ascii: "=")

    /// The characters for `bytes`, four for every three bytes begun.
    package static func encode(_ bytes: some Collection<UInt8>) -> [UInt8] {
        var text: [UInt8] = []
        text.reserveCapacity((bytes.count + 2) / 3 * 4)
        var pending: UInt32 = 0
        var pendingBytes = 0
        for byte in bytes {
            pending = pending << 8 | UInt32(byte)
            pendingBytes += 1
            if pendingBytes == 3 {
                append(pending, characters: 4, to: &text)
                pending = 0
                pendingBytes = 0
            }
        }
        if pendingBytes > 0 {
            append(pending << UInt32(8 * (3 - pendingBytes)), characters: pendingBytes + 1, to: &text)
            for _ in pendingBytes..<3 { text.append(padding) }
        }
        return text
    }

    /// The bytes that `text` encodes, or nil where encoding them again would not give `text`.
    package static func decode(_ text: some RandomAccessCollection<UInt8>) -> [UInt8]? {
        guard text.count.isMultiple(of: 4) else { return nil }
        let paddingCount = text.suffix(2).reversed().prefix { $0 == padding }.count
        var bytes: [UInt8] = []
        bytes.reserveCapacity(text.count / 4 * 3)
        var pending: UInt32 = 0
        var pendingBits: UInt32 = 0
        let values = values
        for character in text.dropLast(paddingCount) {
            let value = values[Int(character)]
            guard value != none else { return nil }
            pending = pending << 6 | UInt32(value)
            pendingBits += 6
            if pendingBits >= 8 {
                pendingBits -= 8
                bytes.append(UInt8(truncatingIfNeeded: pending >> pendingBits))
                pending &= (1 << pendingBits) - 1
            }
        }
        // Bits behind the last byte carry nothing, so only zeros are canonical;
        // and the padding must be what that number of left-over bits calls for.
        guard pending == 0, pendingBits == UInt32(2 * paddingCount) else { return nil }
        return bytes
    }

    private static func append(_ group: UInt32, characters: Int, to text: inout [UInt8]) {
        for index in 0..<characters {
            text.append(alphabet[Int(group >> UInt32(18 - 6 * index) & 63)])
        }
    }

    /// By character, what it stands for; `none` where it stands for nothing.
    private static let values: [UInt8] = {
        var values = [UInt8](repeating: none, count: 256)
        for (value, character) in alphabet.enumerated() { values[Int(character)] = UInt8(value) }
        return values
    }()
    private static let none: UInt8 = 0xFF
}
