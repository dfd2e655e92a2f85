internal import Crypto

/// The digest of a whole text, which consent binds to: it does not rely on git's SHA-1.
///
/// SHA-256 over `countersign/1 text LF`, then for each file, in bytewise order of full path,
/// `path NUL lowercase-hex-sha256-of-content LF`. Source: `docs/format.md`, "Text digest".
public struct TextDigest: Hashable, Sendable, CustomStringConvertible {
    /// 64 lowercase hexadecimal digits.
    public let hex: String

    /// Parses `sha256:<64 lowercase hexadecimal digits>`; nil for anything else.
    public init?(_ text: String) {
        let prefix = "sha256:"
        let hex = text.dropFirst(prefix.count)
        guard text.hasPrefix(prefix), hex.utf8.count == 64,
            hex.utf8.allSatisfy({ (0x30...0x39).contains($0) || (0x61...0x66).contains($0) })
        else { return nil }
        self.hex = String(hex)
    }

    /// The digest of files given in bytewise order of path.
    init(of files: [TextFile]) {
        var hasher = SHA256()
        hasher.update(data: Array("countersign/1 text\n".utf8))
        for file in files {
            hasher.update(data: Array(file.path.utf8) + [0] + Array(file.sha256.hex.utf8) + [UInt8(ascii: "\n")])
        }
        hex = hasher.finalize().hex
    }

    public var description: String { "sha256:\(hex)" }

    /// The first digits, for people to compare at a glance.
    public var short: String { String(hex.prefix(12)) }
}

/// The SHA-256 of one file's content.
public struct ContentDigest: Hashable, Sendable {
    /// Lower-case hexadecimal, 64 digits.
    public let hex: String

    /// The SHA-256 of a file's bytes.
    public init(of content: [UInt8]) { hex = SHA256.hash(data: content).hex }
}

extension Sequence<UInt8> {
    /// Two lowercase hexadecimal digits a byte.
    var hex: String {
        let digits = Array("0123456789abcdef".utf8)
        return String(decoding: flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] }, as: UTF8.self)
    }
}
