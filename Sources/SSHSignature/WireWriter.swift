/// Writes the fields of RFC 4251, section 5, front to back.
package struct WireWriter {
    /// What was written so far.
    package private(set) var bytes: [UInt8] = []

    package init(reservingCapacity capacity: Int = 0) {
        bytes.reserveCapacity(capacity)
    }

    /// A `uint32`, big-endian.
    package mutating func write(_ value: UInt32) {
        for shift in [24, 16, 8, 0] as [UInt32] { bytes.append(UInt8(truncatingIfNeeded: value >> shift)) }
    }

    /// A `string`: a length, then the bytes. Nothing here comes near the 4 GiB that a length can say.
    package mutating func write(string: some Collection<UInt8>) {
        write(UInt32(clamping: string.count))
        bytes.append(contentsOf: string)
    }

    /// A positive `mpint` from big-endian digits of any width, in its shortest form.
    package mutating func write(positiveInteger digits: some Collection<UInt8>) {
        let significant = digits.drop { $0 == 0 }
        let needsZero = (significant.first ?? 0) >= 0x80
        write(UInt32(clamping: significant.count + (needsZero ? 1 : 0)))
        if needsZero { bytes.append(0) }
        bytes.append(contentsOf: significant)
    }

    /// Bytes as they are.
    package mutating func write(raw: some Collection<UInt8>) {
        bytes.append(contentsOf: raw)
    }
}
