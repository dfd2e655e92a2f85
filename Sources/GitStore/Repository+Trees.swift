internal import CLibgit2

extension Repository {
    /// Stores the trees that hold these files, each a regular file (mode 100644), in git's canonical order.
    ///
    /// - Parameter files: Full paths with `/` between folders, in any order.
    /// - Returns: The id of the topmost tree; without files, that of the empty tree.
    /// - Throws: `.invalidName` for a path git would not check out (empty parts, `..`, `.git` in any disguise), for
    ///   one given twice and for a file that is a folder too; `.notFound` or `.wrongKind` where the blob is none.
    public func writeTree(_ files: [(path: String, blob: ObjectID)]) throws(GitError) -> ObjectID {
        let root = Folder()
        for (path, blob) in files {
            let operation = "writing a tree with \(path)"
            let parts = try path.withoutNUL(operation).utf8.split(
                separator: UInt8(ascii: "/"), omittingEmptySubsequences: false)
            try root.add(blob, at: parts.map { Array($0) }[...], operation)
        }
        return try access { (raw) throws(GitError) in
            for (path, blob) in files {
                guard try raw.header(of: blob).kind == .blob else {
                    throw GitError(.wrongKind, message: "\(blob) is no blob", operation: "writing a tree with \(path)")
                }
            }
            return try raw.write(root)
        }
    }
}

/// A folder on its way to becoming a tree. Names are bytes: strings would take two spellings of one letter as equal.
private final class Folder {
    enum Entry {
        case file(ObjectID)
        case folder(Folder)
    }
    private(set) var entries: [[UInt8]: Entry] = [:]

    func add(_ blob: ObjectID, at path: ArraySlice<[UInt8]>, _ operation: String) throws(GitError) {
        guard let name = path.first else { return }
        guard !name.isGitDirectoryOnHFS else {
            throw GitError(.invalidName, message: "some file systems take it for .git", operation: operation)
        }
        let rest = path.dropFirst()
        switch (entries[name], rest.isEmpty) {
        case (nil, true):
            entries[name] = .file(blob)
        case (nil, false):
            let folder = Folder()
            entries[name] = .folder(folder)
            try folder.add(blob, at: rest, operation)
        case (.folder(let folder), false):
            try folder.add(blob, at: rest, operation)
        case (.file, _), (.folder, true):
            throw GitError(.invalidName, message: "the name is taken", operation: operation)
        }
    }
}

extension [UInt8] {
    /// Whether HFS+ reads the name as `.git`, since it skips characters that cannot be seen. The library looks for
    /// this on macOS only, but what is written here is checked out everywhere.
    fileprivate var isGitDirectoryOnHFS: Bool {
        let skipped: [ClosedRange<UInt32>] = [0x200c...0x200f, 0x202a...0x202e, 0x206a...0x206f, 0xfeff...0xfeff]
        let visible = String(decoding: self, as: UTF8.self).unicodeScalars.filter { scalar in
            !skipped.contains { $0.contains(scalar.value) }
        }
        return String(String.UnicodeScalarView(visible)).lowercased() == ".git"
    }
}

extension RawRepository {
    fileprivate func write(_ folder: Folder) throws(GitError) -> ObjectID {
        let operation = "writing a tree"
        let builder = try handle(operation) { git_treebuilder_new(&$0, repository, nil) }
        defer { git_treebuilder_free(builder) }
        for (name, entry) in folder.entries {
            var (id, mode): (git_oid, git_filemode_t)
            switch entry {
            case .file(let blob): (id, mode) = (blob.raw, GIT_FILEMODE_BLOB)
            case .folder(let folder): (id, mode) = (try write(folder).raw, GIT_FILEMODE_TREE)
            }
            let name = String(decoding: name, as: UTF8.self)
            do throws(GitError) {
                try call("writing a tree with \(name)") { git_treebuilder_insert(nil, builder, name, &id, mode) }
            } catch {
                // The builder has one generic code; the blobs and folders exist, so it is the name that it refuses.
                throw GitError(.invalidName, class: error.class, message: error.message, operation: error.operation)
            }
        }
        var id = git_oid()
        try call(operation) { git_treebuilder_write(&id, builder) }
        return ObjectID(id)
    }
}
