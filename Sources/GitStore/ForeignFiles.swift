#if canImport(Glibc)
    internal import Glibc
#elseif canImport(Musl)
    internal import Musl
#else
    internal import Darwin
#endif

/// The files of a repository that somebody else laid out, looked at before any of them is opened.
///
/// Whoever opens a pipe waits for a writer who never comes; a symbolic link leads to any place of whoever reads it, a
/// device among them; and a file of references is read as a whole. Neither git nor libgit2 looks first.
enum ForeignFiles {
    /// As deep as references go: more folders than any name of one has.
    private static let depthLimit = 32
    /// The most references that stand in files of their own, and the most bytes of one and of those in one file: half a
    /// million of them.
    private static let (countLimit, sizeLimit, packedLimit) = (100_000, 64 << 10, 32 << 20)

    /// - Parameter path: the repository itself, or the top of its working directory. It may itself be a link: whoever names
    ///   it says where.
    /// - Throws: `.leadsElsewhere` with the first file or link that leads to another place; `.corrupt` with the first that
    ///   is no file; `.tooLarge`.
    static func refuse(at path: String, _ operation: String) throws(GitError) {
        switch kind(of: path + "/.git") {
        case .link: throw leading(".git", "is a symbolic link", operation)
        case .file, .other: throw leading(".git", "leads on to another directory", operation)
        default: break
        }
        for name in ["commondir", ".git/commondir"] where ![.none, .folder].contains(kind(of: "\(path)/\(name)")) {
            throw leading(name, "leads on to another directory", operation)
        }
        for (directory, prefix) in [(path, ""), (path + "/.git", ".git/")] where isRepository(directory) {
            var look = Look(directory: directory, prefix: prefix, operation: operation)
            for (name, limit) in [("HEAD", sizeLimit), ("config", Int.max), ("packed-refs", packedLimit)] {
                try look.file(name, limit: limit)
            }
            try look.folder("refs", depth: depthLimit, limit: sizeLimit, count: countLimit)
            // What it borrows objects from is named in it, and opened as well.
            _ = try ObjectDirectories.all(from: [directory + "/objects"]) { (objects) throws(GitError) in
                let isOwn = objects == directory + "/objects"
                var look = Look(
                    directory: isOwn ? directory : objects, prefix: isOwn ? prefix : objects + "/", operation: operation
                )
                try look.folder(isOwn ? "objects" : "", depth: 1)
            }
        }
    }

    /// Whether git would take it for a repository: whatever else a working directory holds is no matter.
    private static func isRepository(_ directory: String) -> Bool {
        ["HEAD", "refs", "objects"].allSatisfy { kind(of: "\(directory)/\($0)") != .none }
    }

    private static func leading(_ name: String, _ words: String, _ operation: String) -> GitError {
        GitError(.leadsElsewhere, message: "its file \(name) \(words)", operation: operation)
    }

    /// What stands at a path, links not followed.
    fileprivate enum Kind: Equatable {
        case none
        case file(size: Int)
        case folder, link, pipe, other
    }

    fileprivate static func kind(of path: String) -> Kind { kind(of: Array(path.utf8)) }

    fileprivate static func kind(of path: [UInt8]) -> Kind {
        var status = stat()
        guard lstat((path + [0]).map { CChar(bitPattern: $0) }, &status) == 0 else { return .none }
        switch status.st_mode & S_IFMT {
        case S_IFREG: return .file(size: Int(status.st_size))
        case S_IFDIR: return .folder
        case S_IFLNK: return .link
        case S_IFIFO: return .pipe
        default: return .other
        }
    }
}

/// One look through a directory.
private struct Look {
    let directory: [UInt8]
    /// What names are told with.
    let prefix: String
    let operation: String
    private var count = 0

    init(directory: String, prefix: String, operation: String) {
        (self.directory, self.prefix, self.operation) = (Array(directory.utf8), prefix, operation)
    }

    /// Looks at a file, if there is one.
    mutating func file(_ name: String, limit: Int) throws(GitError) {
        try look(at: Array(name.utf8), depth: -1, limit: limit, count: Int.max)
    }

    /// Looks at all that a folder holds.
    ///
    /// - Parameters:
    ///   - depth: how many folders deep; what is deeper is refused.
    ///   - limit: the most bytes that a file in it may have.
    ///   - most: how many files it may hold.
    mutating func folder(
        _ name: String, depth: Int, limit: Int = Int.max, count most: Int = Int.max
    ) throws(GitError) {
        count = 0
        try look(at: Array(name.utf8), depth: depth + 1, limit: limit, count: most)
    }

    private mutating func look(at name: [UInt8], depth: Int, limit: Int, count most: Int) throws(GitError) {
        let path = name.isEmpty ? directory : directory + [UInt8(ascii: "/")] + name
        let words = prefix + String(decoding: name, as: UTF8.self)
        func refuse(_ code: GitError.Code, _ message: String) -> GitError {
            GitError(code, message: "\(words) \(message)", operation: operation)
        }
        switch ForeignFiles.kind(of: path) {
        case .none: return
        case .file(let size):
            guard size <= limit else { throw refuse(.tooLarge, "has more than \(limit >> 10) KiB") }
            count += 1
            guard count <= most else { throw refuse(.tooLarge, "is one of more than \(most) references in files") }
        case .link: throw refuse(.leadsElsewhere, "is a symbolic link, which leads to another place")
        case .pipe: throw refuse(.corrupt, "is a pipe, and no file")
        case .other: throw refuse(.corrupt, "is a device or a socket, and no file")
        case .folder:
            // What stands at the end is not looked into by whoever reads objects; references would be.
            guard depth > 0 else {
                guard most == Int.max else { throw refuse(.corrupt, "lies too deep for a reference") }
                return
            }
            guard let folder = opendir((path + [0]).map { CChar(bitPattern: $0) }) else { return }
            defer { closedir(folder) }
            while let entry = readdir(folder) {
                let next = nameBytes(of: entry)
                guard next != Array(".".utf8), next != Array("..".utf8) else { continue }
                // Most objects are files of their own: no more is asked of these than the folder says by itself.
                if most == Int.max, Int(entry.pointee.d_type) == Int(DT_REG) { continue }
                try look(
                    at: name.isEmpty ? next : name + [UInt8(ascii: "/")] + next, depth: depth - 1, limit: limit,
                    count: most)
            }
        }
    }
}
