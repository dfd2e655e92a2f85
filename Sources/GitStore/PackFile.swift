internal import CLibgit2

#if canImport(Glibc)
    internal import Glibc
#elseif canImport(Musl)
    internal import Musl
#else
    internal import Darwin
#endif

/// One pack of a repository, for reading its small objects without the library (gitformat-pack(5)).
///
/// Nothing is inflated before its size is known and found small, and nothing that is read here is believed: whoever
/// asks compares the digest of what comes out with the id.
final class PackFile {
    private let index: PackIndex
    private let descriptor: Int32
    /// Where the last object ends, at the latest.
    private let end: Int
    private let stream: UnsafeMutablePointer<z_stream>
    /// A piece of the file, since what is asked for in a row stands close together.
    private let window: UnsafeMutablePointer<UInt8>
    private var windowRange = 0..<0
    /// What was read last, by place, since most objects are deltas upon their neighbours.
    private var known: [Int: (kind: ObjectKind, bytes: [UInt8])] = [:]
    private var knownSize = 0

    private static let windowSize = 64 << 10
    private static let knownLimit = 2 << 20
    private static let workLimit = 8 << 20
    /// More deltas than git puts on one another by itself.
    private static let depthLimit = 256

    /// - Parameter path: that of pack and index without what their names end in.
    init?(at path: String) {
        guard let index = PackIndex(at: path + ".idx") else { return nil }
        // Without waiting for whoever would write into a pipe of that name.
        let descriptor = open(path + ".pack", O_RDONLY | O_CLOEXEC | O_NONBLOCK)
        guard descriptor >= 0 else { return nil }
        var status = stat()
        guard fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG else {
            close(descriptor)
            return nil
        }
        self.index = index
        self.descriptor = descriptor
        end = Int(status.st_size) - 20
        stream = .allocate(capacity: 1)
        stream.initialize(to: z_stream())
        window = .allocate(capacity: Self.windowSize)
        guard countersign_inflate_init(stream) == Z_OK else { return nil }
    }

    deinit {
        inflateEnd(stream)
        stream.deallocate()
        window.deallocate()
        close(descriptor)
    }

    /// An object whose content, and all that it is made from, has at most `limit` bytes; nil where the pack does not
    /// have it, where it is larger, or where anything is out of the ordinary.
    func object(_ id: ObjectID, limit: Int) -> (kind: ObjectKind, bytes: [UInt8])? {
        guard let place = index.place(of: id) else { return nil }
        var next = place
        var deltas: [(place: Int, start: Int, size: Int)] = []
        var base: (kind: ObjectKind, bytes: [UInt8])?
        while base == nil {
            if let found = known[next] {
                base = found
                break
            }
            guard deltas.count < Self.depthLimit, let (code, size, start) = header(at: next), size <= limit else {
                return nil
            }
            switch code {
            case 1...4:
                guard let kind = ObjectKind(packed: code), let bytes = inflate(size, at: start) else { return nil }
                base = (kind, bytes)
                remember(next, kind, bytes)
            case 6:
                guard let (distance, start) = distance(at: start), distance > 0, distance < next else { return nil }
                deltas.append((next, start, size))
                next -= distance
            case 7:
                guard let place = placeNamed(at: start) else { return nil }
                deltas.append((next, start + ObjectID.width, size))
                next = place
            default: return nil
            }
        }
        guard let base, case (let kind, var bytes) = base, bytes.count <= limit else { return nil }
        var work = 0
        for delta in deltas.reversed() {
            guard let change = inflate(delta.size, at: delta.start),
                let result = PackDelta.apply(change, to: bytes, limit: limit)
            else { return nil }
            // A long chain of large objects is no matter for a short cut.
            work += result.count
            guard work <= Self.workLimit else { return nil }
            bytes = result
            remember(delta.place, kind, bytes)
        }
        return (kind, bytes)
    }

    private func remember(_ place: Int, _ kind: ObjectKind, _ bytes: [UInt8]) {
        if knownSize > Self.knownLimit {
            known.removeAll(keepingCapacity: true)
            knownSize = 0
        }
        knownSize += bytes.count
        known[place] = (kind, bytes)
    }

    private func byte(at place: Int) -> UInt8? {
        guard let (bytes, _) = bytes(at: place) else { return nil }
        return bytes.pointee
    }

    private func header(at place: Int) -> (code: UInt8, size: Int, start: Int)? {
        guard place >= 12, var byte = byte(at: place) else { return nil }
        let code = byte >> 4 & 7
        var (size, shift, start) = (Int(byte & 15), 4, place + 1)
        while byte & 0x80 != 0 {
            guard shift < 32, let next = self.byte(at: start) else { return nil }
            byte = next
            size |= Int(byte & 0x7F) << shift
            shift += 7
            start += 1
        }
        return (code, size, start)
    }

    private func distance(at place: Int) -> (distance: Int, start: Int)? {
        guard var byte = byte(at: place) else { return nil }
        var (distance, start) = (Int(byte & 0x7F), place + 1)
        while byte & 0x80 != 0 {
            guard distance < 1 << 40, let next = self.byte(at: start) else { return nil }
            byte = next
            distance = (distance + 1) << 7 | Int(byte & 0x7F)
            start += 1
        }
        return (distance, start)
    }

    private func placeNamed(at place: Int) -> Int? {
        var id: [UInt8] = []
        for offset in 0..<ObjectID.width {
            guard let byte = byte(at: place + offset) else { return nil }
            id.append(byte)
        }
        return ObjectID(bytes: id).flatMap { index.place(of: $0) }
    }

    /// The bytes of the file from a place on, as many as are at hand; nil behind the last object.
    private func bytes(at place: Int) -> (UnsafeMutablePointer<UInt8>, count: Int)? {
        guard place < end else { return nil }
        if !windowRange.contains(place) || windowRange.upperBound < min(end, place + 2_048) {
            // Most of it in front of what is asked for: git writes the newest acts first, and they are judged last.
            let start = max(0, place - Self.windowSize * 3 / 4)
            let received = pread(descriptor, window, min(Self.windowSize, end - start), off_t(start))
            windowRange = start..<(start + max(0, received))
            guard windowRange.contains(place) else { return nil }
        }
        return (window + (place - windowRange.lowerBound), windowRange.upperBound - place)
    }

    /// Inflates what stands at a place, which must be of this size.
    private func inflate(_ size: Int, at place: Int) -> [UInt8]? {
        guard inflateReset(stream) == Z_OK else { return nil }
        var isWhole = false
        // Room for one more shows where there is more than was said.
        let content = [UInt8](unsafeUninitializedCapacity: size + 1) { output, count in
            stream.pointee.next_out = output.baseAddress
            stream.pointee.avail_out = UInt32(size + 1)
            var next = place
            var result = Z_OK
            while result == Z_OK, let (input, available) = bytes(at: next) {
                stream.pointee.next_in = input
                stream.pointee.avail_in = UInt32(available)
                result = CLibgit2.inflate(stream, Z_NO_FLUSH)
                next += available - Int(stream.pointee.avail_in)
            }
            count = size + 1 - Int(stream.pointee.avail_out)
            isWhole = result == Z_STREAM_END && count == size
        }
        return isWhole ? content : nil
    }
}

extension ObjectKind {
    /// The kind that a pack's header names by a number.
    fileprivate init?(packed code: UInt8) {
        switch code {
        case 1: self = .commit
        case 2: self = .tree
        case 3: self = .blob
        case 4: self = .tag
        default: return nil
        }
    }
}
