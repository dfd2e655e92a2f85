internal import CLibgit2

/// The SHA-1 name of a git object: 20 bytes.
///
/// Stored inline as big-endian integers, so that comparing follows the bytes, and hashing allocates nothing.
public struct ObjectID: Hashable, Sendable {
    private let high: UInt64
    private let middle: UInt64
    private let low: UInt32

    /// How many bytes it has.
    public static let width = 20

    /// Reads exactly 40 lowercase hexadecimal digits; anything else, uppercase included, is no id.
    ///
    /// Git itself accepts uppercase. One id must have one spelling, since ids are part of what people sign.
    public init?(hex: some StringProtocol) {
        let digits = hex.utf8
        guard digits.count == 40 else { return nil }
        let id = digits.withContiguousStorageIfAvailable { Self(of: $0) } ?? Self(of: digits)
        guard let id else { return nil }
        self = id
    }

    /// The same of digits that are bytes.
    public init?(digits: ArraySlice<UInt8>) {
        guard digits.count == 40, let id = digits.withUnsafeBufferPointer({ Self(of: $0) }) else { return nil }
        self = id
    }

    /// Reads 40 digits.
    private init?(of digits: some Collection<UInt8>) {
        var rest = digits.makeIterator()
        /// The number that so many digits write; nil where one of them is none.
        func word(_ count: Int) -> UInt64? {
            var word: UInt64 = 0
            for _ in 0..<count {
                guard let digit = rest.next() else { return nil }
                switch digit {
                case UInt8(ascii: "0")...UInt8(ascii: "9"): word = word << 4 | UInt64(digit - UInt8(ascii: "0"))
                case UInt8(ascii: "a")...UInt8(ascii: "f"): word = word << 4 | UInt64(digit - UInt8(ascii: "a") + 10)
                default: return nil
                }
            }
            return word
        }
        guard let high = word(16), let middle = word(16), let low = word(8) else { return nil }
        (self.high, self.middle, self.low) = (high, middle, UInt32(low))
    }

    /// Takes exactly 20 bytes, in the order of the digest.
    public init?(bytes: [UInt8]) { self.init(bytes: bytes[...]) }

    /// Takes exactly 20 bytes, in the order of the digest.
    public init?(bytes: ArraySlice<UInt8>) {
        guard bytes.count == Self.width else { return nil }
        self = bytes.withUnsafeBytes { Self(in: $0, at: 0) }
    }

    /// The 20 bytes of the digest.
    public var bytes: [UInt8] {
        withUnsafeBytes(of: (high.bigEndian, middle.bigEndian, low.bigEndian)) { Array($0.prefix(20)) }
    }

    /// Computes the id that an object of these bytes has; nothing is written.
    ///
    /// - Throws: `GitError` where the bytes are an attempt at a SHA-1 collision that the library detects.
    public static func of(_ bytes: [UInt8], as kind: ObjectKind) throws(GitError) -> ObjectID {
        var id = git_oid()
        try call("naming a \(kind)") {
            withStart(of: bytes) { git_odb_hash(&id, $0, $1, kind.code) }
        }
        return ObjectID(id)
    }
}

extension ObjectID {
    /// Reads ids that stand one behind the other, 20 bytes each; nil where the bytes are no multiple of that.
    ///
    /// Much faster for many than one by one.
    public static func list(in bytes: ArraySlice<UInt8>) -> [ObjectID]? {
        guard bytes.count.isMultiple(of: width) else { return nil }
        return bytes.withUnsafeBytes { bytes in
            stride(from: 0, to: bytes.count, by: width).map { ObjectID(in: bytes, at: $0) }
        }
    }

    /// The id whose 20 bytes stand at a place.
    init(in bytes: UnsafeRawBufferPointer, at start: Int) {
        high = UInt64(bigEndian: bytes.loadUnaligned(fromByteOffset: start, as: UInt64.self))
        middle = UInt64(bigEndian: bytes.loadUnaligned(fromByteOffset: start + 8, as: UInt64.self))
        low = UInt32(bigEndian: bytes.loadUnaligned(fromByteOffset: start + 16, as: UInt32.self))
    }

    /// What the digest begins with.
    var firstByte: UInt8 { UInt8(truncatingIfNeeded: high >> 56) }

    /// What `list(in:)` reads.
    public static func bytes(of list: [ObjectID]) -> [UInt8] {
        [UInt8](unsafeUninitializedCapacity: list.count * 20) { buffer, count in
            let bytes = UnsafeMutableRawBufferPointer(buffer)
            for (index, id) in list.enumerated() {
                bytes.storeBytes(of: id.high.bigEndian, toByteOffset: index * 20, as: UInt64.self)
                bytes.storeBytes(of: id.middle.bigEndian, toByteOffset: index * 20 + 8, as: UInt64.self)
                bytes.storeBytes(of: id.low.bigEndian, toByteOffset: index * 20 + 16, as: UInt32.self)
            }
            count = list.count * 20
        }
    }
}

extension ObjectID: Comparable {
    /// Orders by the bytes of the digest, as git sorts ids.
    public static func < (left: ObjectID, right: ObjectID) -> Bool {
        (left.high, left.middle, left.low) < (right.high, right.middle, right.low)
    }
}

extension ObjectID: CustomStringConvertible {
    /// 40 lowercase hexadecimal digits.
    public var description: String {
        var digits: [UInt8] = []
        digits.reserveCapacity(40)
        write(to: &digits)
        return String(decoding: digits, as: UTF8.self)
    }

    /// Appends the 40 digits of `description`.
    public func write(to text: inout [UInt8]) {
        func digit(_ value: UInt8) -> UInt8 { value < 10 ? UInt8(ascii: "0") + value : UInt8(ascii: "a") + value - 10 }
        func write(_ word: UInt64, digits: UInt64) {
            for place in (0..<digits).reversed() {
                text.append(digit(UInt8(truncatingIfNeeded: word >> (4 * place)) & 15))
            }
        }
        write(high, digits: 16)
        write(middle, digits: 16)
        write(UInt64(low), digits: 8)
    }
}

extension ObjectID {
    init(_ raw: git_oid) {
        let words = withUnsafeBytes(of: raw.id) {
            (
                $0.loadUnaligned(as: UInt64.self), $0.loadUnaligned(fromByteOffset: 8, as: UInt64.self),
                $0.loadUnaligned(fromByteOffset: 16, as: UInt32.self)
            )
        }
        high = UInt64(bigEndian: words.0)
        middle = UInt64(bigEndian: words.1)
        low = UInt32(bigEndian: words.2)
    }

    /// The form that C takes.
    var raw: git_oid {
        var result = git_oid()
        withUnsafeMutableBytes(of: &result.id) { digest in
            digest.storeBytes(of: high.bigEndian, as: UInt64.self)
            digest.storeBytes(of: middle.bigEndian, toByteOffset: 8, as: UInt64.self)
            digest.storeBytes(of: low.bigEndian, toByteOffset: 16, as: UInt32.self)
        }
        return result
    }
}
