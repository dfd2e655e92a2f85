/// Reads the fields of RFC 4251, section 5, front to back.
///
/// Every length is compared with what is left before it is believed, so a
/// hostile one can neither read out of bounds nor make anything be allocated:
/// fields come back as slices of the bytes that were given.
struct WireReader {
    private var rest: ArraySlice<UInt8>

    init(_ bytes: ArraySlice<UInt8>) {
        rest = bytes
    }

    /// A `byte`.
    mutating func readByte() throws(EncodingFault) -> UInt8 {
        guard let byte = rest.popFirst() else { throw .truncated }
        return byte
    }

    /// A `uint32`, big-endian.
    mutating func readUInt32() throws(EncodingFault) -> UInt32 {
        var value: UInt32 = 0
        for byte in try readBytes(4) { value = value << 8 | UInt32(byte) }
        return value
    }

    /// A `string`: its bytes without the length in front.
    mutating func readString() throws(EncodingFault) -> ArraySlice<UInt8> {
        let length = try readUInt32()
        guard length <= UInt32(clamping: rest.count) else { throw .truncated }
        return try readBytes(Int(length))
    }

    /// A `string` of 1 to 255 visible ASCII characters.
    ///
    /// Nothing else names an algorithm or a namespace, and ASCII alone makes two
    /// Swift strings equal exactly when their bytes are.
    mutating func readName() throws(EncodingFault) -> String {
        let bytes = try readString()
        guard Self.isName(bytes) else { throw .notAName }
        return String(decoding: bytes, as: UTF8.self)
    }

    /// Whether ``readName()`` would accept these bytes.
    static func isName(_ bytes: some Collection<UInt8>) -> Bool {
        (1...255).contains(bytes.count) && bytes.allSatisfy { (0x21...0x7E).contains($0) }
    }

    /// A positive `mpint`, without the zero byte that keeps it positive.
    ///
    /// RFC 4251 forbids needless leading bytes; OpenSSH accepts some, which would
    /// give one signature several spellings.
    mutating func readPositiveInteger() throws(EncodingFault) -> ArraySlice<UInt8> {
        let bytes = try readString()
        guard let first = bytes.first, first < 0x80 else { throw .notCanonicalInteger }
        guard first == 0 else { return bytes }
        guard let second = bytes.dropFirst().first, second >= 0x80 else { throw .notCanonicalInteger }
        return bytes.dropFirst()
    }

    /// The next `count` bytes as they are.
    mutating func readBytes(_ count: Int) throws(EncodingFault) -> ArraySlice<UInt8> {
        guard count <= rest.count else { throw .truncated }
        defer { rest = rest.dropFirst(count) }
        return rest.prefix(count)
    }

    /// Throws if anything is left.
    func finish() throws(EncodingFault) {
        guard rest.isEmpty else { throw .trailingBytes }
    }
}
