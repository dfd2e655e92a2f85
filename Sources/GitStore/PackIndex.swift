#if canImport(Glibc)
    internal import Glibc
#elseif canImport(Musl)
    internal import Musl
#else
    internal import Darwin
#endif

/// Where the objects of a pack stand, by id: an index file of version 1 or 2 (gitformat-pack(5)).
///
/// A wrong index leads to other bytes than those that were asked for, which whoever reads them finds out by hashing.
final class PackIndex {
    private let bytes: UnsafeRawBufferPointer
    /// How many objects it has.
    let count: Int
    private let layout: Layout

    /// Where in the file things stand, which the versions order differently.
    private struct Layout {
        /// The table of how many ids begin with each byte, or one below it.
        let fanout: Int
        /// The first id, and how far it is to the next.
        let ids: (start: Int, step: Int)
        /// What is said of each object.
        let width: Int
    }

    /// What an index begins with that is not of version 1: "\377tOc".
    private static let signature: UInt32 = 0xFF74_4F63
    private static let fanoutSize = 256 * 4
    /// The digests of the pack and of the index.
    private static let trailer = 40
    private static let first = Layout(fanout: 0, ids: (fanoutSize + 4, 24), width: 24)
    private static let second = Layout(fanout: 8, ids: (8 + fanoutSize, 20), width: 28)

    /// nil where there is no such file, or one that is damaged.
    ///
    /// - Throws: `.unknownFormat` where it is of a later version.
    init?(at path: String, _ operation: String) throws(GitError) {
        let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
        guard descriptor >= 0 else { return nil }
        defer { close(descriptor) }
        var status = stat()
        guard fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG,
            case let size = Int(status.st_size), size >= Self.second.ids.start + Self.trailer,
            let start = mmap(nil, size, PROT_READ, MAP_PRIVATE, descriptor, 0), start != MAP_FAILED
        else { return nil }
        bytes = UnsafeRawBufferPointer(start: start, count: size)
        let isFirst = Self.number(in: bytes, at: 0) != Self.signature
        layout = isFirst ? Self.first : Self.second
        count = Int(Self.number(in: bytes, at: layout.fanout + Self.fanoutSize - 4))
        guard isFirst || Self.number(in: bytes, at: 4) == 2 else {
            throw GitError(
                .unknownFormat, message: "\(path) is an index of a version that is not known", operation: operation)
        }
        guard count <= (size - layout.fanout - Self.fanoutSize - Self.trailer) / layout.width else { return nil }
    }

    deinit { munmap(UnsafeMutableRawPointer(mutating: bytes.baseAddress), bytes.count) }

    /// The digest at the end of the pack that it is an index of.
    var packDigest: ArraySlice<UInt8> { [UInt8](bytes.suffix(Self.trailer).prefix(ObjectID.width))[...] }

    /// Where an object begins in the pack; nil where the index does not have it.
    func place(of id: ObjectID) -> Int? {
        let first = Int(id.firstByte)
        var low = first == 0 ? 0 : Int(Self.number(in: bytes, at: layout.fanout + (first - 1) * 4))
        var high = Int(Self.number(in: bytes, at: layout.fanout + first * 4))
        guard high <= count else { return nil }
        while low < high {
            let middle = low + (high - low) / 2
            let found = ObjectID(in: bytes, at: layout.ids.start + middle * layout.ids.step)
            if found == id { return place(number: middle) }
            if found < id { low = middle + 1 } else { high = middle }
        }
        return nil
    }

    private func place(number: Int) -> Int? {
        guard layout.fanout > 0 else {
            // The place stands in front of the id.
            return Int(Self.number(in: bytes, at: layout.ids.start - 4 + number * layout.ids.step))
        }
        // Behind all ids, and a checksum of four bytes for each.
        let places = layout.ids.start + count * (ObjectID.width + 4)
        let place = Self.number(in: bytes, at: places + number * 4)
        guard place & 0x8000_0000 != 0 else { return Int(place) }
        // Beyond 2 GiB: the rest is the number of a place of eight bytes.
        let start = places + count * 4 + Int(place & 0x7FFF_FFFF) * 8
        guard start + 8 <= bytes.count - Self.trailer else { return nil }
        return Int(exactly: UInt64(bigEndian: bytes.loadUnaligned(fromByteOffset: start, as: UInt64.self)))
    }

    private static func number(in bytes: UnsafeRawBufferPointer, at place: Int) -> UInt32 {
        UInt32(bigEndian: bytes.loadUnaligned(fromByteOffset: place, as: UInt32.self))
    }
}
