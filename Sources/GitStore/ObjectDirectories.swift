/// Where a repository's objects lie: its own directory, and those that it borrows from (gitrepository-layout(5),
/// `objects/info/alternates`).
enum ObjectDirectories {
    /// As deep as libgit2 follows them, and more than anyone has.
    private static let (depthLimit, countLimit) = (6, 256)
    private static let sizeLimit = 1 << 20

    /// The directory, and those it leads to; each once.
    ///
    /// - Parameter examine: called with each directory before its list of others is opened.
    static func all(
        from directory: String, _ examine: (String) throws(GitError) -> Void = { (_) throws(GitError) in }
    ) throws(GitError) -> [String] {
        var found: [String] = []
        var next = [directory]
        for _ in 0..<depthLimit where !next.isEmpty {
            var further: [String] = []
            for directory in next where !found.contains(directory) && found.count < countLimit {
                try examine(directory)
                found.append(directory)
                further += borrowed(by: directory)
            }
            next = further
        }
        return found
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
