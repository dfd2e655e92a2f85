/// How a pack writes numbers: seven bits a byte, and the highest bit where another follows (gitformat-pack(5)).
///
/// Each is read byte by byte from wherever it stands: `next` gives the following byte, nil where there is none. What comes
/// out is a claim, of at most 46 bits, and is compared with what is accepted before anything is made by it.
enum PackNumber {
    private static let widest = 40

    /// What stands in front of an object: the number of its kind, and the size of what follows.
    ///
    /// - Returns: nil where it does not end, or is wider than any size.
    @inline(__always)
    static func header<Failure: Error>(
        _ next: () throws(Failure) -> UInt8?
    ) throws(Failure) -> (code: UInt8, size: Int)? {
        guard let first = try next() else { return nil }
        guard first & 0x80 != 0 else { return (first >> 4 & 7, Int(first & 15)) }
        guard let rest = try size(next, from: 4) else { return nil }
        return (first >> 4 & 7, Int(first & 15) | rest)
    }

    /// A size, the lowest bits first; nil as for `header`.
    ///
    /// - Parameter start: how many lower bits are known already.
    @inline(__always)
    static func size<Failure: Error>(
        _ next: () throws(Failure) -> UInt8?, from start: Int = 0
    ) throws(Failure) -> Int? {
        var (size, shift) = (0, start)
        while shift < widest, let byte = try next() {
            size |= Int(byte & 0x7F) << shift
            if byte & 0x80 == 0 { return size }
            shift += 7
        }
        return nil
    }

    /// How far in front of a delta its base begins, the highest bits first; each further byte counts from one more than
    /// could be said with fewer. nil as for `header`.
    @inline(__always)
    static func distance<Failure: Error>(_ next: () throws(Failure) -> UInt8?) throws(Failure) -> Int? {
        guard var byte = try next() else { return nil }
        var distance = Int(byte & 0x7F)
        while byte & 0x80 != 0 {
            guard distance < 1 << widest, let following = try next() else { return nil }
            byte = following
            distance = (distance + 1) << 7 | Int(byte & 0x7F)
        }
        return distance
    }
}
