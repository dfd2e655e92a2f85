#if canImport(Glibc)
    internal import Glibc
#elseif canImport(Musl)
    internal import Musl
#else
    internal import Darwin
#endif

/// Where a repository's objects lie: its own directory, and those that it borrows from (gitrepository-layout(5),
/// `objects/info/alternates`).
enum ObjectDirectories {
    /// As deep as git follows them, and more than anyone has.
    private static let (depthLimit, countLimit) = (6, 256)
    private static let sizeLimit = 1 << 20

    /// Those that git's variables name: where new objects go, and where else they are looked for (git(1),
    /// `GIT_OBJECT_DIRECTORY`).
    ///
    /// - Parameter usual: where the repository's own are.
    static func ofEnvironment(usual: String) -> [String] {
        let others = environment("GIT_ALTERNATE_OBJECT_DIRECTORIES") ?? ""
        return [environment("GIT_OBJECT_DIRECTORY") ?? usual] + others.split(separator: ":").map(String.init)
    }

    /// Some directories, and those they lead to; each once, and these first.
    ///
    /// - Parameter examine: called with each directory before its list of others is opened.
    static func all(
        from directories: [String], _ examine: (String) throws(GitError) -> Void = { (_) throws(GitError) in }
    ) throws(GitError) -> [String] {
        var found: [String] = []
        var seen: Set<Identity> = []
        var next = directories
        for _ in 0..<depthLimit where !next.isEmpty {
            var further: [String] = []
            for directory in next where found.count < countLimit {
                guard let identity = Identity(of: directory), seen.insert(identity).inserted else { continue }
                try examine(directory)
                found.append(directory)
                further += borrowed(by: directory)
            }
            next = further
        }
        return found
    }

    /// What a directory is, by whatever name.
    private struct Identity: Hashable {
        let device: UInt64
        let number: UInt64

        init?(of path: String) {
            var status = stat()
            guard stat(path, &status) == 0, status.st_mode & S_IFMT == S_IFDIR else { return nil }
            (device, number) = (UInt64(truncatingIfNeeded: status.st_dev), UInt64(truncatingIfNeeded: status.st_ino))
        }
    }

    private static func borrowed(by directory: String) -> [String] {
        guard var file = try? FileBytes(directory + "/info/alternates", "reading alternates"), file.size <= sizeLimit
        else { return [] }
        var bytes: [UInt8] = []
        while let chunk = try? file.chunk(), !chunk.isEmpty { bytes += chunk }
        return bytes.split(separator: UInt8(ascii: "\n")).compactMap { line in
            guard let path = String(validating: line, as: UTF8.self), !path.hasPrefix("#") else { return nil }
            return path.hasPrefix("/") ? path : directory + "/" + path
        }
    }
}
