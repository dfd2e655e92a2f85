/// The lines around a signature, exactly as `ssh-keygen -Y sign` writes them.
///
/// PROTOCOL.sshsig allows more; what is written is lines of 70 characters, each ended by LF. One
/// spelling only: git puts the armor into the commit, so another spelling is another commit id.
enum Armor {
    private static let begin = Array("-----BEGIN SSH SIGNATURE-----\n".utf8)
    private static let end = Array("-----END SSH SIGNATURE-----\n".utf8)
    private static let columns = 70
    private static let lineFeed = UInt8(ascii: "\n")

    /// Far more than any allowed signature needs; enough to name the fault of too large an RSA key.
    private static let maximumLength = 16 * 1024

    /// The lines for `blob`, with the final LF.
    static func wrap(_ blob: [UInt8]) -> [UInt8] {
        let text = Base64.encode(blob)
        var lines: [UInt8] = []
        lines.reserveCapacity(begin.count + text.count + text.count / columns + 1 + end.count)
        lines += begin
        var rest = text[...]
        while !rest.isEmpty {
            lines += rest.prefix(columns)
            lines.append(lineFeed)
            rest = rest.dropFirst(columns)
        }
        lines += end
        return lines
    }

    /// The blob inside `armored`, or a fault where wrapping it again would not give `armored`.
    static func unwrap(_ armored: [UInt8]) throws(SignatureFault) -> [UInt8] {
        guard armored.count <= maximumLength else { throw .malformed(.tooLong) }
        let body = armored.dropFirst(begin.count).dropLast(end.count)
        guard armored.starts(with: begin), armored.reversed().starts(with: end.reversed()),
            begin.count + body.count + end.count == armored.count, body.last == lineFeed
        else { throw .notCanonicalArmor }
        var text: [UInt8] = []
        text.reserveCapacity(body.count)
        var column = 0
        for character in body.dropLast() {
            if column == columns {
                guard character == lineFeed else { throw .notCanonicalArmor }
                column = 0
            } else {
                text.append(character)
                column += 1
            }
        }
        // A break with nothing behind it is a blank line.
        guard column > 0 else { throw .notCanonicalArmor }
        guard let blob = Base64.decode(text) else { throw .malformed(.notCanonicalBase64) }
        return blob
    }
}
