internal import CLibgit2

/// The files of a whole tree, folders opened: path to blob.
///
/// Paths are bytes. As strings, two spellings of one letter would be one path, and hide a file.
struct Listing {
    private(set) var blobs: [[UInt8]: ObjectID] = [:]

    /// Reads a tree; nil is the empty one.
    ///
    /// Reads it into an index in memory: that opens folders, and refuses what cannot be checked out.
    init(of tree: ObjectID?, in raw: borrowing RawRepository, _ operation: String) throws(GitError) {
        let index = try raw.index(of: tree, operation)
        defer { git_index_free(index) }
        self.init(of: index)
    }

    /// Lists an index.
    init(of index: OpaquePointer) {
        for position in 0..<git_index_entrycount(index) {
            guard let entry = git_index_get_byindex(index, position)?.pointee else { continue }
            blobs[[UInt8](path: entry.path)] = ObjectID(entry.id)
        }
    }
}

extension RawRepository {
    /// A new index in memory that holds a tree; nil is the empty one. Who calls this frees it.
    func index(of tree: ObjectID?, _ operation: String) throws(GitError) -> OpaquePointer {
        let index = try handle(operation) { git_index_new(&$0) }
        do throws(GitError) {
            if let tree {
                let handle = try self.tree(tree, operation)
                defer { git_tree_free(handle) }
                try call(operation) { git_index_read_tree(index, handle) }
            }
        } catch {
            git_index_free(index)
            throw error
        }
        return index
    }

    /// Opens a tree. Who calls this frees it.
    func tree(_ id: ObjectID, _ operation: String) throws(GitError) -> OpaquePointer {
        var name = id.raw
        return try handle(operation) { git_tree_lookup(&$0, repository, &name) }
    }
}

extension [UInt8] {
    /// The bytes of a path that C holds.
    init(path: UnsafePointer<CChar>?) {
        self = []
        guard var position = path else { return }
        while position.pointee != 0 {
            append(UInt8(bitPattern: position.pointee))
            position += 1
        }
    }
}
