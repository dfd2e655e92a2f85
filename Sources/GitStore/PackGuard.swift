#if canImport(Glibc)
    internal import Glibc
#elseif canImport(Musl)
    internal import Musl
#else
    internal import Darwin
#endif

/// Keeps libgit2 from packs that it would fall over, up to 1.9: copies come as files, too, and not by git's protocol alone.
///
/// An index that claims so many objects that their size in 32 bits is small again is read far beyond its end; and a chain
/// of deltas that name each other is followed for ever.
final class PackGuard {
    private let directories: [String]
    private var packs: [(path: String, index: PackIndex)]?

    /// - Parameter directories: those of objects, in which packs lie under `pack`.
    /// - Throws: `.corrupt` naming an index that must not be opened.
    init(_ directories: [String], _ operation: String) throws(GitError) {
        self.directories = directories
        for path in Self.files(in: directories) where Self.claimsTooMuch(path) {
            throw GitError(
                .corrupt, message: "\(path) claims more objects than it has room for", operation: operation)
        }
    }

    /// Refuses an object of which some pack says that it is made from itself.
    ///
    /// - Throws: `.corrupt`.
    func refuseCircle(of id: ObjectID) throws(GitError) {
        let packs =
            self.packs
            ?? Self.files(in: directories).filter { $0.hasSuffix(".idx") }.compactMap { path in
                PackIndex(at: path).map { (String(path.dropLast(4)) + ".pack", $0) }
            }
        self.packs = packs
        for (path, index) in packs {
            guard let place = index.place(of: id), Self.leadsInACircle(from: place, in: path, index) else { continue }
            throw GitError(.corrupt, message: "it is made from itself", operation: "reading object \(id)")
        }
    }

    /// The indices of packs, those of several packs included.
    private static func files(in directories: [String]) -> [String] {
        directories.flatMap { directory -> [String] in
            guard let folder = opendir(directory + "/pack") else { return [] }
            defer { closedir(folder) }
            var paths: [String] = []
            while let entry = readdir(folder) {
                let name = String(decoding: nameBytes(of: entry), as: UTF8.self)
                if name.hasSuffix(".idx") || name == "multi-pack-index" { paths.append(directory + "/pack/" + name) }
            }
            return paths
        }
    }

    /// Whether an index names a number of objects that it has no room for, and libgit2 would not notice.
    private static func claimsTooMuch(_ path: String) -> Bool {
        guard let file = Positions(path) else { return false }
        let fanouts: [Int]
        switch file.number(at: 0) {
        case 0x4D49_4458:
            // The table of chunks: a name and a place of eight bytes each. Which of two of a name counts, readers differ.
            fanouts = (0..<256).map { 12 + $0 * 12 }.filter { file.number(at: $0) == 0x4F49_4446 }.compactMap { entry in
                // A place behind the end of the file is refused by whoever reads it.
                guard file.number(at: entry + 4) == 0, let place = file.number(at: entry + 8) else { return nil }
                return Int(place)
            }
        case 0xFF74_4F63: fanouts = [8]
        default: fanouts = [0]
        }
        return fanouts.contains { fanout in
            // 20 bytes of an object's name, and at the least 4 of what else is said of it.
            guard let count = file.number(at: fanout + 255 * 4), Int(count) * 20 > file.size else { return false }
            return Int(count) * 20 > Int(UInt32.max) / 2
        }
    }

    private static func leadsInACircle(from start: Int, in path: String, _ index: PackIndex) -> Bool {
        guard let file = Positions(path) else { return false }
        var place = start
        // What is put upon more objects than there are is put upon itself.
        for _ in 0...index.count {
            guard let next = file.base(at: place, index) else { return false }
            place = next
        }
        return true
    }
}

/// A file of which a few bytes are read here and there.
private final class Positions {
    private let descriptor: Int32
    let size: Int

    init?(_ path: String) {
        descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
        guard descriptor >= 0 else { return nil }
        var status = stat()
        guard fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG else {
            close(descriptor)
            return nil
        }
        size = Int(status.st_size)
    }

    deinit { close(descriptor) }

    /// As many bytes as there are from a place on, at most `count`.
    private func bytes(at place: Int, _ count: Int) -> [UInt8] {
        guard place >= 0, place < size else { return [] }
        return [UInt8](unsafeUninitializedCapacity: count) { bytes, received in
            received = max(0, pread(descriptor, bytes.baseAddress, count, off_t(place)))
        }
    }

    func number(at place: Int) -> UInt32? {
        let bytes = bytes(at: place, 4)
        return bytes.count == 4 ? bytes.reduce(0) { $0 << 8 | UInt32($1) } : nil
    }

    /// Where the object stands upon which the one at a place is a delta; nil where it is none, or the pack ends
    /// (gitformat-pack(5)).
    func base(at place: Int, _ index: PackIndex) -> Int? {
        var rest = bytes(at: place, 48)[...]
        guard var byte = rest.popFirst() else { return nil }
        let code = byte >> 4 & 7
        while byte & 0x80 != 0 {
            guard let next = rest.popFirst() else { return nil }
            byte = next
        }
        switch code {
        case 6:
            guard var byte = rest.popFirst() else { return nil }
            var distance = Int(byte & 0x7F)
            while byte & 0x80 != 0 {
                guard distance < 1 << 40, let next = rest.popFirst() else { return nil }
                byte = next
                distance = (distance + 1) << 7 | Int(byte & 0x7F)
            }
            return distance > 0 && distance < place ? place - distance : nil
        case 7: return ObjectID(bytes: rest.prefix(ObjectID.width)).flatMap { index.place(of: $0) }
        default: return nil
        }
    }
}
