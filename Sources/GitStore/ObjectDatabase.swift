internal import CLibgit2

/// A database of objects for libgit2, put together here: loose objects by the library's bounded stream, packs by this
/// module's own reader.
///
/// The library's own would open every pack, an index of several, and what the list of other databases names, by rules that
/// differ from git's: a path there would be taken relative to where the process happens to stand.
enum ObjectDatabase {
    /// - Parameters:
    ///   - directories: those of objects; new ones are written to the first.
    ///   - packs: reads the packs in them.
    /// - Returns: whoever calls this frees it.
    static func open(
        _ directories: [String], _ packs: PackReader, _ operation: String
    ) throws(GitError) -> OpaquePointer {
        let objects = try handle(operation) { git_odb_new(&$0) }
        do throws(GitError) {
            for (number, directory) in directories.enumerated() {
                var backend: UnsafeMutablePointer<git_odb_backend>?
                try call(operation) { git_odb_backend_loose(&backend, directory, -1, 0, 0, 0) }
                guard let backend else { continue }
                LooseReading.guardBackend(backend)
                try call(operation) {
                    number == 0
                        ? git_odb_add_backend(objects, backend, loosePriority)
                        : git_odb_add_alternate(objects, backend, loosePriority)
                }
            }
            try PackBackend.add(packs, to: objects, operation)
        } catch {
            git_odb_free(objects)
            throw error
        }
        return objects
    }

    private static let loosePriority: Int32 = 1
}
