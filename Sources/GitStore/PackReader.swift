#if canImport(Glibc)
    internal import Glibc
#elseif canImport(Musl)
    internal import Musl
#else
    internal import Darwin
#endif

/// Reads objects from the packs of a repository, and from those that it borrows from.
///
/// libgit2 is not let near a pack: up to 1.9 it follows deltas that name each other for ever, reads beyond the end of an
/// index that claims too much, and cannot say how large an object is without beginning to make it. An index of several
/// packs (`multi-pack-index`) is not needed, since git keeps that of each pack beside it.
final class PackReader {
    private let directories: [String]
    /// The one that had the last object first.
    private var packs: [PackFile]
    private var effort = PackReadingWork()
    /// Why the last object that was asked for is not given, though a pack should have it.
    private(set) var fault: (id: ObjectID, error: GitError)?
    /// What took too much work, since libgit2 asks for the same object again.
    private var costly: ObjectID?

    /// The most packs; git itself would make one of fifty.
    private static let countLimit = 4_096
    /// How many of them are kept open.
    private static let openLimit = 32

    /// - Parameter directories: where packs lie.
    /// - Throws: `.unknownFormat` where packs are kept in a way that is not known.
    init(in directories: [String], _ operation: String) throws(GitError) {
        self.directories = directories
        packs = try Self.packs(in: directories, knowing: [], operation)
    }

    /// The object of this id; nil where no pack gives it.
    ///
    /// - Parameter limit: the most bytes that its content may have.
    func object(_ id: ObjectID, limit: Int) -> GitObject? {
        find(id) { (pack) throws(PackFile.Fault) in
            guard let (kind, bytes) = try pack.object(id, limit: limit, &effort) else { return nil }
            guard (try? ObjectID.of(bytes, as: kind)) == id else { throw .damaged }
            return GitObject(id: id, kind: kind, bytes: bytes)
        }
    }

    /// What an object says of itself; nil where no pack has it.
    func header(of id: ObjectID) -> ObjectHeader? {
        find(id) { (pack) throws(PackFile.Fault) in try pack.header(of: id) }
    }

    /// Whether the index of some pack has an object.
    func contains(_ id: ObjectID) -> Bool { packs.contains { $0.contains(id) } }

    /// Says of the pack that has an object that it is still in use, as git does, which removes old ones.
    ///
    /// - Returns: whether there is one.
    func freshen(_ id: ObjectID) -> Bool {
        guard let pack = packs.first(where: { $0.contains(id) }) else { return false }
        return utimensat(AT_FDCWD, pack.path + ".pack", nil, 0) == 0
    }

    /// Looks which packs there are now.
    func refresh() {
        // What cannot be listed now is as it was.
        packs = (try? Self.packs(in: directories, knowing: packs, "looking for packs")) ?? packs
    }

    private func find<Found>(
        _ id: ObjectID, _ read: (PackFile) throws(PackFile.Fault) -> Found?
    ) -> Found? {
        guard id != costly else { return nil }
        fault = nil
        for number in packs.indices {
            do throws(PackFile.Fault) {
                guard let found = try read(packs[number]) else { continue }
                use(number)
                fault = nil
                return found
            } catch {
                if case .work = error { costly = id }
                fault = (id, GitError(error, reading: id, from: packs[number].path))
            }
        }
        return nil
    }

    private func use(_ number: Int) {
        guard number > 0 else { return }
        packs.insert(packs.remove(at: number), at: 0)
        for pack in packs.lazy.filter(\.isOpen).dropFirst(Self.openLimit) { pack.close() }
    }

    private static func packs(
        in directories: [String], knowing known: [PackFile], _ operation: String
    ) throws(GitError) -> [PackFile] {
        func refuse(_ message: String) -> GitError { GitError(.unknownFormat, message: message, operation: operation) }
        var paths: [String] = []
        for directory in directories {
            guard let folder = opendir(directory) else { continue }
            defer { closedir(folder) }
            while let entry = readdir(folder) {
                let bytes = nameBytes(of: entry)
                guard bytes.suffix(4).elementsEqual(".idx".utf8) else { continue }
                guard let name = String(validating: bytes, as: UTF8.self) else {
                    throw refuse("a pack in \(directory) has a name that is not UTF-8")
                }
                paths.append(directory + "/" + name.dropLast(4))
                guard paths.count <= countLimit else {
                    throw refuse("its objects are in more than \(countLimit) packs, which git gc makes fewer")
                }
            }
        }
        var found: [PackFile] = []
        let kept = Dictionary(known.map { ($0.path, $0) }) { first, _ in first }
        for path in paths.sorted() {
            let pack = if let known = kept[path] { known } else { try PackFile(at: path, operation) }
            if let pack { found.append(pack) }
        }
        return found
    }
}

extension GitError {
    fileprivate init(_ fault: PackFile.Fault, reading id: ObjectID, from path: String) {
        let code: Code = if case .tooLarge = fault { .tooLarge } else { .corrupt }
        let reason =
            switch fault {
            case .tooLarge(let size): "\(size) bytes are more than are accepted"
            case .damaged: "\(path).pack is damaged there, or not the one of its index"
            case .chain: "\(path).pack makes it from itself, or by more than \(PackUnpackingWork.depthLimit) deltas"
            case .work: "\(path).pack makes it by more work than any object is worth: git repack -adf"
            }
        self.init(code, message: reason, operation: "reading object \(id)")
    }
}
