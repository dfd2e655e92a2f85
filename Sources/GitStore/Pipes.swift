#if canImport(Glibc)
    internal import Glibc
#elseif canImport(Musl)
    internal import Musl
#else
    internal import Darwin
#endif

/// Pipes among the files of a repository that somebody else laid out: whoever opens one waits for a writer who never
/// comes, and neither git nor libgit2 looks before it opens.
enum Pipes {
    /// Refuses a repository in which a pipe stands where references, objects or settings are looked for.
    ///
    /// - Parameter path: the repository itself, or the top of its working directory.
    /// - Throws: `.corrupt` with the first one that is found.
    static func refuse(in path: String, _ operation: String) throws(GitError) {
        for directory in [path, path + "/.git"] {
            try refuse(first(in: Array(directory.utf8)), operation)
            try refuse(first(in: Array("\(directory)/refs".utf8), depth: 32), operation)
            // What it borrows objects from is named in it, and opened as well.
            _ = try ObjectDirectories.all(from: [directory + "/objects"]) { (objects) throws(GitError) in
                try refuse(first(in: Array(objects.utf8), depth: 1), operation)
            }
        }
    }

    private static func refuse(_ found: [UInt8]?, _ operation: String) throws(GitError) {
        guard let found else { return }
        let name = String(decoding: found, as: UTF8.self)
        throw GitError(.corrupt, message: "\(name) is a pipe, and no file", operation: operation)
    }

    /// - Parameter depth: how many folders deep to look.
    private static func first(in directory: [UInt8], depth: Int = 0) -> [UInt8]? {
        guard let folder = opendir(cString(directory)) else { return nil }
        defer { closedir(folder) }
        while let entry = readdir(folder) {
            let name = nameBytes(of: entry)
            let path = directory + [UInt8(ascii: "/")] + name
            switch Int(entry.pointee.d_type) {
            case Int(DT_REG): continue
            case Int(DT_DIR):
                guard depth > 0, name != Array(".".utf8), name != Array("..".utf8) else { continue }
                if let found = first(in: path, depth: depth - 1) { return found }
            default:
                // A link leads to one just as well, and some file systems do not say what they hold.
                var status = stat()
                if stat(cString(path), &status) == 0, status.st_mode & S_IFMT == S_IFIFO { return path }
            }
        }
        return nil
    }

    private static func cString(_ path: [UInt8]) -> [CChar] { (path + [0]).map { CChar(bitPattern: $0) } }
}
