internal import Crypto

/// The digest of a whole text, which consent binds to: it does not rely on git's SHA-1.
///
/// SHA-256 over `countersign/1 text LF`, then for each file, in bytewise order of full path,
/// `path NUL lowercase-hex-sha256-of-content LF`. Source: `docs/format.md`, "Text digest".
public struct TextDigest: Hashable, Sendable, CustomStringConvertible {
    private let digest: ContentDigest

    /// Reads `sha256:<64 lowercase hexadecimal digits>`; nil for anything else.
    init?(_ text: ArraySlice<UInt8>) {
        let prefix = "sha256:".utf8
        guard text.starts(with: prefix), let digest = ContentDigest(digits: text.dropFirst(prefix.count)) else {
            return nil
        }
        self.digest = digest
    }

    /// Reads `sha256:<64 lowercase hexadecimal digits>`; nil for anything else.
    public init?(_ text: String) { self.init(Array(text.utf8)[...]) }

    /// The digest of files given in bytewise order of path.
    init(of files: [TextFile]) { self.init(ofLines: Self.lines(of: files)) }

    /// The digest of what `lines(of:)` gives.
    init(ofLines lines: [UInt8]) { digest = ContentDigest(of: lines) }

    /// 64 lowercase hexadecimal digits.
    public var hex: String { digest.hex }

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

    /// Reads 64 lowercase hexadecimal digits; nil for anything else.
    init?(digits: ArraySlice<UInt8>) {
        guard digits.count == 64 else { return nil }
        var words: [UInt64] = [0, 0, 0, 0]
        for (position, digit) in digits.enumerated() {
            guard let value = digit.lowercaseHexadecimal else { return nil }
            words[position / 16] = words[position / 16] << 4 | UInt64(value)
        }
        (first, second, third, fourth) = (words[0], words[1], words[2], words[3])
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

extension UInt8 {
    /// What it is as one of the digits `0` to `9` and `a` to `f`; nil where it is none.
    fileprivate var lowercaseHexadecimal: UInt8? {
        switch self {
        case UInt8(ascii: "0")...UInt8(ascii: "9"): self - UInt8(ascii: "0")
        case UInt8(ascii: "a")...UInt8(ascii: "f"): self - UInt8(ascii: "a") + 10
        default: nil
        }
    }
}

extension Sequence<UInt8> {
    /// Two lowercase hexadecimal digits a byte.
    var hex: String {
        func digit(_ value: UInt8) -> UInt8 { value < 10 ? UInt8(ascii: "0") + value : UInt8(ascii: "a") + value - 10 }
        var digits: [UInt8] = []
        digits.reserveCapacity(2 * underestimatedCount)
        for byte in self {
            digits.append(digit(byte >> 4))
            digits.append(digit(byte & 15))
        }
        return String(decoding: digits, as: UTF8.self)
    }
}
