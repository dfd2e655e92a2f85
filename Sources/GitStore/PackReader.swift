#if canImport(Glibc)
    internal import Glibc
#elseif canImport(Musl)
    internal import Musl
#else
    internal import Darwin
#endif

/// Reads small objects from a repository's packs, a good deal faster than the library does.
///
/// The library cannot say how large a packed object is without beginning to make it, and begins anew to read it. This
/// reader bounds an object on the way. It is a short cut and no authority: what it gives has the digest that was asked
/// for, and whatever it does not give (because it is missing, large, loose, damaged or borrowed) the library is
/// asked for.
final class PackReader {
    private let directory: String?
    private var packs: [PackFile]?

    /// The most bytes that an object may have, and what it is made from.
    static let limit = 1 << 20
    /// A repository with more packs than this wants `git gc`; each takes an open file and a mapping, in every thread that reads.
    private static let packLimit = 16

    /// - Parameter directory: where packs lie; nil where none are to be read here.
    init(in directory: String?) { self.directory = directory }

    /// The object of this id; nil where the library is to be asked.
    func object(_ id: ObjectID, limit: Int) -> GitObject? {
        let packs = self.packs ?? found
        self.packs = packs
        for number in packs.indices {
            guard let (kind, bytes) = packs[number].object(id, limit: Self.limit), bytes.count <= limit,
                (try? ObjectID.of(bytes, as: kind)) == id
            else { continue }
            if number > 0 { self.packs?.swapAt(0, number) }
            return GitObject(id: id, kind: kind, bytes: bytes)
        }
        return nil
    }

    private var found: [PackFile] {
        guard let directory, let folder = opendir(directory) else { return [] }
        defer { closedir(folder) }
        var names: [String] = []
        while let entry = readdir(folder) {
            let name = String(decoding: nameBytes(of: entry), as: UTF8.self)
            if name.hasSuffix(".idx") { names.append(String(name.dropLast(4))) }
        }
        guard names.count <= Self.packLimit else { return [] }
        return names.sorted().compactMap { PackFile(at: directory + "/" + $0) }
    }
}
