#if canImport(Glibc)
    internal import Glibc
#elseif canImport(Musl)
    internal import Musl
#else
    internal import Darwin
#endif

/// Where the objects of a pack stand, by id: an index file of version 2 (gitformat-pack(5)).
///
/// A wrong index leads to other bytes than those that were asked for, which whoever reads them finds out by hashing.
final class PackIndex {
    private let bytes: UnsafeRawBufferPointer
    /// How many objects it has.
    let count: Int

    private static let header = 8 + 256 * 4
    /// An id, a checksum and a place for each object.
    private static let widths = (id: 20, checksum: 4, place: 4)
    /// The digests of the pack and of the index.
    private static let trailer = 40

    /// nil where there is no such file, or one of another version or an impossible size.
    init?(at path: String) {
        let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
        guard descriptor >= 0 else { return nil }
        defer { close(descriptor) }
        var status = stat()
        guard fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG,
            case let size = Int(status.st_size), size >= Self.header + Self.trailer,
            let start = mmap(nil, size, PROT_READ, MAP_PRIVATE, descriptor, 0), start != MAP_FAILED
        else { return nil }
        bytes = UnsafeRawBufferPointer(start: start, count: size)
        count = Int(Self.number(in: bytes, at: Self.header - 4))
        let width = Self.widths.id + Self.widths.checksum + Self.widths.place
        // "\377tOc", and the version.
        guard Self.number(in: bytes, at: 0) == 0xFF74_4F63, Self.number(in: bytes, at: 4) == 2,
            count <= (size - Self.header - Self.trailer) / width
        else { return nil }
    }

    deinit { munmap(UnsafeMutableRawPointer(mutating: bytes.baseAddress), bytes.count) }

    /// Where an object begins in the pack; nil where the index does not have it.
    func place(of id: ObjectID) -> Int? {
        let first = Int(id.firstByte)
        var low = first == 0 ? 0 : Int(Self.number(in: bytes, at: 8 + (first - 1) * 4))
        var high = Int(Self.number(in: bytes, at: 8 + first * 4))
        guard high <= count else { return nil }
        while low < high {
            let middle = low + (high - low) / 2
            let found = ObjectID(in: bytes, at: Self.header + middle * Self.widths.id)
            if found == id { return place(number: middle) }
            if found < id { low = middle + 1 } else { high = middle }
        }
        return nil
    }

    private func place(number: Int) -> Int? {
        let places = Self.header + count * (Self.widths.id + Self.widths.checksum)
        let place = Self.number(in: bytes, at: places + number * Self.widths.place)
        guard place & 0x8000_0000 != 0 else { return Int(place) }
        // Beyond 2 GiB: the rest is the number of a place of eight bytes.
        let start = places + count * Self.widths.place + Int(place & 0x7FFF_FFFF) * 8
        guard start + 8 <= bytes.count - Self.trailer else { return nil }
        return Int(exactly: UInt64(bigEndian: bytes.loadUnaligned(fromByteOffset: start, as: UInt64.self)))
    }

    private static func number(in bytes: UnsafeRawBufferPointer, at place: Int) -> UInt32 {
        UInt32(bigEndian: bytes.loadUnaligned(fromByteOffset: place, as: UInt32.self))
    }
}
