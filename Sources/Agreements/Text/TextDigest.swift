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
        let bytes = Array(text.utf8)
        let prefix = "sha256:".utf8
        guard bytes.count == prefix.count + 64, bytes.starts(with: prefix),
            bytes[prefix.count...].allSatisfy({ (0x30...0x39).contains($0) || (0x61...0x66).contains($0) })
        else { return nil }
        hex = String(decoding: bytes[prefix.count...], as: UTF8.self)
    }

    /// The digest of files given in bytewise order of path.
    init(of files: [TextFile]) { self.init(ofLines: Self.lines(of: files)) }

    /// The digest of what `lines(of:)` gives.
    init(ofLines lines: [UInt8]) { hex = SHA256.hash(data: lines).hex }

    /// What the digest is taken of: each file's line ends with the 64 digits of its content's digest and a line feed.
    static func lines(of files: [TextFile]) -> [UInt8] {
        var bytes = Array("countersign/1 text\n".utf8)
        bytes.reserveCapacity(files.count * 128)
        for file in files {
            bytes += file.path.utf8
            bytes.append(0)
            bytes += file.sha256.hex.utf8
            bytes.append(UInt8(ascii: "\n"))
        }
        return bytes
    }

    public var description: String { "sha256:\(hex)" }

    /// The first digits, for people to compare at a glance.
    public var short: String { String(hex.prefix(12)) }
}

/// The SHA-256 of one file's content.
///
/// Kept as numbers, since thousands of files are remembered by it while a history is verified.
public struct ContentDigest: Hashable, Sendable {
    private let first, second, third, fourth: UInt64

    /// The SHA-256 of a file's bytes.
    public init(of content: [UInt8]) { self.init(SHA256.hash(data: content)) }

    fileprivate init(_ hash: SHA256.Digest) {
        let bytes = Array(hash)
        func word(_ start: Int) -> UInt64 { bytes[start..<(start + 8)].reduce(0) { $0 << 8 | UInt64($1) } }
        (first, second, third, fourth) = (word(0), word(8), word(16), word(24))
    }

    /// Lower-case hexadecimal, 64 digits.
    public var hex: String {
        [first, second, third, fourth].flatMap { word in
            (0..<8).map { UInt8(truncatingIfNeeded: word >> (56 - 8 * $0)) }
        }.hex
    }
}

/// The SHA-256 of content that comes a piece at a time.
public struct ContentHasher {
    private var hash = SHA256()
    /// How many bytes came.
    public private(set) var count = 0

    /// Begins with nothing.
    public init() {}

    /// Takes the next piece.
    public mutating func add(_ bytes: [UInt8]) {
        hash.update(data: bytes)
        count += bytes.count
    }

    /// The digest of everything that came.
    public var digest: ContentDigest { ContentDigest(hash.finalize()) }
}

extension Sequence<UInt8> {
    /// Two lowercase hexadecimal digits a byte.
    var hex: String {
        var digits: [UInt8] = []
        digits.reserveCapacity(2 * underestimatedCount)
        for byte in self {
            for half in [byte >> 4, byte & 15] {
                digits.append(half < 10 ? UInt8(ascii: "0") + half : UInt8(ascii: "a") + half - 10)
            }
        }
        return String(decoding: digits, as: UTF8.self)
    }
}
