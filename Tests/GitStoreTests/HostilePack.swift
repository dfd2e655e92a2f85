import CLibgit2
import Crypto
import GitStore

/// A pack composed object by object, whatever they ask of whoever unpacks it (gitformat-pack(5)).
struct HostilePack {
    private var objects: [UInt8] = []
    private var starts: [Int] = []

    /// What a delta names its base by.
    enum Base {
        /// The object that was added as the so-many-th, from 0.
        case number(Int)
        /// What stands so many bytes in front of the delta.
        case distance(Int)
        case id(ObjectID)
    }

    /// Adds a blob.
    mutating func add(blob content: [UInt8]) {
        begin(kind: 3, size: content.count)
        objects += Self.deflated(content)
    }

    /// Adds a delta that takes over all of a base of `size` bytes and puts one byte behind it.
    mutating func addLonger(than size: Int, on base: Base, ending byte: UInt8) {
        var delta = Self.varint(size) + Self.varint(size + 1)
        var copied = 0
        while copied < size {
            let part = min(size - copied, 0xFF_FFFF)
            let numbers = (0..<4).map { UInt8(truncatingIfNeeded: copied >> (8 * $0)) }
            let lengths = (0..<3).map { UInt8(truncatingIfNeeded: part >> (8 * $0)) }
            delta += [0xFF] + numbers + lengths
            copied += part
        }
        delta += [1, byte]
        switch base {
        case .number(let number):
            let start = starts[number]
            begin(kind: 6, size: delta.count)
            objects += Self.distance((starts.last ?? 0) - start)
        case .distance(let distance):
            begin(kind: 6, size: delta.count)
            objects += Self.distance(distance)
        case .id(let id):
            begin(kind: 7, size: delta.count)
            objects += id.bytes
        }
        objects += Self.deflated(delta)
    }

    /// The whole pack, with its count in front and its digest behind.
    var bytes: [UInt8] {
        let count = (0..<4).reversed().map { UInt8(truncatingIfNeeded: starts.count >> (8 * $0)) }
        let bytes = Array("PACK".utf8) + [0, 0, 0, 2] + count + objects
        return bytes + Array(Insecure.SHA1.hash(data: bytes))
    }

    /// An index of the pack by which its objects, in the order in which they were added, have these ids.
    ///
    /// - Parameters:
    ///   - claimed: how many objects it says it has; as many as it has where nil.
    ///   - version: 1 or 2.
    func index(naming ids: [ObjectID], claiming claimed: UInt32? = nil, version: Int = 2) -> [UInt8] {
        // The pack's own head has 12 bytes.
        let sorted = zip(ids, starts).sorted { $0.0 < $1.0 }.map { (id: $0.0.bytes, place: Self.number($0.1 + 12)) }
        var bytes: [UInt8] = version == 2 ? [0xFF, 0x74, 0x4F, 0x63, 0, 0, 0, 2] : []
        bytes += Self.fanout(ids, claiming: claimed)
        if version == 1 {
            bytes += sorted.flatMap { $0.place + $0.id }
        } else {
            bytes += sorted.flatMap(\.id) + sorted.flatMap { _ in Self.number(0) } + sorted.flatMap(\.place)
        }
        bytes += self.bytes.suffix(20)
        return bytes + Array(Insecure.SHA1.hash(data: bytes))
    }

    /// An index of several packs, of which this is the only one, that gives its objects these ids.
    ///
    /// - Parameter name: that of the pack's own index.
    func indexOfSeveral(naming ids: [ObjectID], _ name: String) -> [UInt8] {
        var names = Array(name.utf8) + [0]
        while !names.count.isMultiple(of: 4) { names.append(0) }
        let sorted = zip(ids, starts).sorted { $0.0 < $1.0 }
        let chunks: [(String, [UInt8])] = [
            ("PNAM", names), ("OIDF", Self.fanout(ids, claiming: nil)), ("OIDL", sorted.flatMap { $0.0.bytes }),
            ("OOFF", sorted.flatMap { Self.number(0) + Self.number($0.1 + 12) }),
        ]
        var bytes = Array("MIDX".utf8) + [1, 1, UInt8(chunks.count), 0] + Self.number(1)
        var place = 12 + (chunks.count + 1) * 12
        for (name, content) in chunks {
            bytes += Array(name.utf8) + Self.number(0) + Self.number(place)
            place += content.count
        }
        bytes += Self.number(0) + Self.number(0) + Self.number(place)
        bytes += chunks.flatMap(\.1)
        return bytes + Array(Insecure.SHA1.hash(data: bytes))
    }

    private static func fanout(_ ids: [ObjectID], claiming claimed: UInt32?) -> [UInt8] {
        (0..<256).flatMap { first in
            number(claimed.map { Int($0) } ?? ids.count { Int($0.bytes[0]) <= first })
        }
    }

    private static func number(_ value: Int) -> [UInt8] {
        (0..<4).reversed().map { UInt8(truncatingIfNeeded: value >> (8 * $0)) }
    }

    /// A bundle whose `main` is an object of this id.
    func bundle(main: String) -> [UInt8] { Array("# v2 git bundle\n\(main) refs/heads/main\n\n".utf8) + bytes }

    private mutating func begin(kind: UInt8, size: Int) {
        starts.append(objects.count)
        let rest = size >> 4
        objects.append((rest > 0 ? 0x80 : 0) | kind << 4 | UInt8(size & 15))
        if rest > 0 { objects += Self.varint(rest) }
    }

    private static func varint(_ value: Int) -> [UInt8] {
        var (rest, bytes) = (value, [UInt8]())
        repeat {
            bytes.append(UInt8(rest & 0x7F) | (rest > 0x7F ? 0x80 : 0))
            rest >>= 7
        } while rest > 0
        return bytes
    }

    private static func distance(_ value: Int) -> [UInt8] {
        var bytes = [UInt8(value & 0x7F)]
        var rest = value >> 7
        while rest > 0 {
            rest -= 1
            bytes.insert(UInt8(rest & 0x7F) | 0x80, at: 0)
            rest >>= 7
        }
        return bytes
    }

    private static func deflated(_ bytes: [UInt8]) -> [UInt8] {
        var count = compressBound(UInt(bytes.count))
        var result = [UInt8](repeating: 0, count: Int(count))
        guard compress(&result, &count, bytes, UInt(bytes.count)) == Z_OK else { return [] }
        return Array(result.prefix(Int(count)))
    }
}
