internal import CLibgit2

#if canImport(Glibc)
    internal import Glibc
#elseif canImport(Musl)
    internal import Musl
#else
    internal import Darwin
#endif

/// An open pack file, of which pieces are read and inflated (gitformat-pack(5)).
final class PackBytes {
    private let descriptor: Int32
    /// Where the last object ends, at the latest.
    private let end: Int
    private let stream: UnsafeMutablePointer<z_stream>
    /// A piece of the file, since what is asked for in a row stands close together.
    private let window: UnsafeMutablePointer<UInt8>
    private var windowRange = 0..<0

    private static let windowSize = 64 << 10
    private static let headerSize = 12

    /// nil where there is no pack, or not the one that ends in this digest.
    init?(at path: String, endingIn digest: ArraySlice<UInt8>) {
        // Without waiting for whoever would write into a pipe of that name.
        let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
        guard descriptor >= 0 else { return nil }
        var status = stat()
        let found = [UInt8](unsafeUninitializedCapacity: ObjectID.width) { bytes, count in
            guard fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG else { return }
            count = max(0, pread(descriptor, bytes.baseAddress, bytes.count, status.st_size - off_t(bytes.count)))
        }
        guard found[...] == digest else {
            close(descriptor)
            return nil
        }
        self.descriptor = descriptor
        end = Int(status.st_size) - ObjectID.width
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

    /// What stands in front of an object's content.
    ///
    /// - Returns: the number of its kind, the size of what follows and where that begins; nil where no object can begin.
    func header(at place: Int) -> (code: UInt8, size: Int, start: Int)? {
        guard place >= Self.headerSize else { return nil }
        var next = place
        guard let (code, size) = PackNumber.header({ byte(at: &next) }) else { return nil }
        return (code, size, next)
    }

    /// How far in front of a delta its base begins, and where the delta's content does.
    func distance(at place: Int) -> (distance: Int, start: Int)? {
        var next = place
        guard let distance = PackNumber.distance({ byte(at: &next) }) else { return nil }
        return (distance, next)
    }

    /// The id that stands at a place.
    func id(at place: Int) -> ObjectID? {
        var id: [UInt8] = []
        var next = place
        while id.count < ObjectID.width, let byte = byte(at: &next) { id.append(byte) }
        return ObjectID(bytes: id)
    }

    /// Inflates what stands at a place, which must be of this size.
    func inflate(_ size: Int, at place: Int) -> [UInt8]? {
        // Room for one more shows where there is more than was said.
        let (content, isAll) = inflate(upTo: size + 1, at: place)
        return isAll && content.count == size ? content : nil
    }

    /// Inflates the first bytes of what stands at a place.
    ///
    /// - Returns: at most so many bytes, and whether they are all.
    func inflate(upTo limit: Int, at place: Int) -> (bytes: [UInt8], isAll: Bool) {
        guard inflateReset(stream) == Z_OK else { return ([], false) }
        var isAll = false
        let content = [UInt8](unsafeUninitializedCapacity: limit) { output, count in
            stream.pointee.next_out = output.baseAddress
            stream.pointee.avail_out = UInt32(limit)
            var next = place
            var result = Z_OK
            while result == Z_OK, let (input, available) = bytes(at: next) {
                stream.pointee.next_in = input
                stream.pointee.avail_in = UInt32(available)
                result = CLibgit2.inflate(stream, Z_NO_FLUSH)
                next += available - Int(stream.pointee.avail_in)
            }
            count = limit - Int(stream.pointee.avail_out)
            isAll = result == Z_STREAM_END
        }
        return (content, isAll)
    }

    /// The byte at a place, which moves on behind it.
    private func byte(at place: inout Int) -> UInt8? {
        guard let (bytes, _) = bytes(at: place) else { return nil }
        place += 1
        return bytes.pointee
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
}
