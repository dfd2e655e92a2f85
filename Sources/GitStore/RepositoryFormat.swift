/// What a repository's own settings say of the way it is kept (gitrepository-layout(5), "Git repository format versions").
///
/// References may stand in a table of git's own, or objects have names of SHA-256: then git sees something else there
/// than what stands in the files that are read here. This is all that settings are asked before something is proved, and
/// they can only ever end it.
enum RepositoryFormat {
    /// What git keeps apart from objects and references, or where it gets more of them from.
    private static let harmless: Set = [
        "noop", "partialclone", "preciousobjects", "relativeworktrees", "worktreeconfig",
    ]
    /// The extensions that change where objects and references are, and the value with which they do not.
    private static let usual = ["objectformat": "sha1", "refstorage": "files"]

    /// The extensions that libgit2 would refuse to open a repository for, and that are judged here.
    static let known = harmless.union(usual.keys).sorted()

    /// More than anyone writes by hand, and git by itself.
    private static let sizeLimit = 1 << 20

    /// - Parameter directory: the one that all working trees of the clone share.
    /// - Throws: `.unknownFormat`, saying for which setting.
    static func refuse(in directory: String, _ operation: String) throws(GitError) {
        guard let bytes = try settings(in: directory, operation) else { return }
        let settings = SettingsFile(bytes).settings
        func refuse(_ key: String, _ value: String?) -> GitError {
            GitError(
                .unknownFormat, message: "its settings say \(key)" + (value.map { " = \($0)" } ?? ""),
                operation: operation)
        }
        var hasExtensions = false
        for (key, value) in settings where key == "core.repositoryformatversion" {
            guard value == "0" || value == "1" else { throw refuse(key, value) }
            hasExtensions = value == "1"
        }
        for (key, value) in settings where key.hasPrefix("extensions.") {
            let name = String(key.dropFirst("extensions.".count))
            if harmless.contains(name) { continue }
            // What git knows not, it leaves alone in a repository of version 0.
            guard let usual = Self.usual[name] else {
                if hasExtensions { throw refuse(key, value) }
                continue
            }
            guard value == usual else { throw refuse(key, value) }
        }
    }

    /// The file's content; nil where there is no file that can be read.
    private static func settings(in directory: String, _ operation: String) throws(GitError) -> [UInt8]? {
        var file: FileBytes
        do throws(GitError) {
            file = try FileBytes(directory + "/config", operation)
        } catch {
            return nil
        }
        guard file.size <= sizeLimit else {
            throw GitError(.unknownFormat, message: "its settings have more than 1 MiB", operation: operation)
        }
        var bytes: [UInt8] = []
        while case let chunk = try file.chunk(), !chunk.isEmpty { bytes += chunk }
        return bytes
    }
}
