internal import CLibgit2

extension Repository {
    /// Stores many objects at once. More than a handful of new ones go through one pack: two files to sync
    /// instead of one for each.
    ///
    /// - Returns: The ids, in the order given.
    /// - Throws: as `write(_:as:)`. Some objects may have been stored by then, which does no harm: nothing names them.
    public func write(_ objects: [(ObjectKind, [UInt8])]) throws(GitError) -> [ObjectID] {
        var ids: [ObjectID] = []
        ids.reserveCapacity(objects.count)
        for (kind, bytes) in objects { ids.append(try ObjectID.of(bytes, as: kind)) }
        try access { [ids] (raw) throws(GitError) in
            var seen: Set<ObjectID> = []
            let new = ids.indices.filter { seen.insert(ids[$0]).inserted && !raw.stores(ids[$0]) }
            if new.count <= Self.handful {
                for index in new { _ = try raw.write(objects[index].1, as: objects[index].0) }
            } else {
                try raw.writePack(new.map { objects[$0] })
            }
        }
        return ids
    }

    /// Stores the objects of a pack, which the library's indexer checks and names.
    ///
    /// - Parameter next: gives the pack's bytes, a chunk at a time; nothing at the end.
    func indexPack(_ operation: String, _ next: () throws(GitError) -> ArraySlice<UInt8>) throws(GitError) {
        // Read outside, so that nothing else is done while the handles are held.
        do throws(GitError) {
            try PackStoring.store(in: commonDirectory + "/objects/pack", operation, next)
        } catch  where error.class != 0 {
            // The library's complaint, and none of whoever gave the bytes.
            throw GitError(.corrupt, class: error.class, message: error.message, operation: operation)
        }
        try access { (raw) throws(GitError) in try call(operation) { git_odb_refresh(raw.objects) } }
    }

    /// Up to so many new objects are written loose: each is then one file, and stays readable by the simplest tools.
    static let handful = 8
}

extension RawRepository {
    func stores(_ id: ObjectID) -> Bool {
        var name = id.raw
        return git_odb_exists(objects, &name) == 1
    }

    /// Writes objects as one pack.
    ///
    /// They are put into a database in memory, packed from there, and the pack is handed to the indexer, which checks and
    /// names it. So none of them is ever visible before all of them are.
    func writePack(_ contents: [(ObjectKind, [UInt8])]) throws(GitError) {
        let operation = "writing a pack of \(contents.count) objects"
        let memory = try handle(operation) { git_odb_new(&$0) }
        defer { git_odb_free(memory) }
        var backend: UnsafeMutablePointer<git_odb_backend>?
        try call(operation) { git_mempack_new(&backend) }
        // From here on the database owns its backend.
        try call(operation) { git_odb_add_backend(memory, backend, 1) }
        let packing = try handle(operation) { git_repository_wrap_odb(&$0, memory) }
        defer { git_repository_free(packing) }
        let builder = try handle(operation) { git_packbuilder_new(&$0, packing) }
        defer { git_packbuilder_free(builder) }
        for (kind, bytes) in contents {
            var id = git_oid()
            try call(operation) { withStart(of: bytes) { git_odb_write(&id, memory, $0, $1, kind.code) } }
            try call(operation) { git_packbuilder_insert(builder, &id, nil) }
        }
        var pack = git_buf()
        defer { git_buf_dispose(&pack) }
        try call(operation) { git_packbuilder_write_buf(&pack, builder) }
        var rest = UnsafeRawBufferPointer(start: pack.ptr, count: pack.size)
        try PackStoring.store(in: packDirectory, operation) { () throws(GitError) in
            let chunk = rest.prefix(PackStoring.chunkSize)
            rest = UnsafeRawBufferPointer(rebasing: rest.dropFirst(chunk.count))
            return [UInt8](chunk)[...]
        }
        try call(operation) { git_odb_refresh(objects) }
    }
}

/// Stores a pack, which the library's indexer checks, and names the objects of.
private enum PackStoring {
    static let chunkSize = 1 << 16

    /// - Parameter next: gives the pack's bytes, a chunk at a time; nothing at the end.
    static func store(
        in directory: String, _ operation: String, _ next: () throws(GitError) -> ArraySlice<UInt8>
    ) throws(GitError) {
        let indexer = try handle(operation) { git_indexer_new(&$0, directory, 0, nil, nil) }
        defer { git_indexer_free(indexer) }
        var progress = git_indexer_progress()
        while case let bytes = try next(), !bytes.isEmpty {
            try call(operation) { withStart(of: Array(bytes)) { git_indexer_append(indexer, $0, $1, &progress) } }
        }
        try progress.untilNothingMoves { (progress) throws(GitError) in
            try call(operation) { withStart(of: []) { git_indexer_append(indexer, $0, $1, &progress) } }
        }
        Failpoint.packFilled.reached()
        try call(operation) { git_indexer_commit(indexer, &progress) }
        Failpoint.packStored.reached()
    }
}

extension git_indexer_progress {
    /// Has the indexer go on with what it has, until it has read every object or finds no further one.
    ///
    /// libgit2 1.5 reads a pack through windows, and takes an object that has only just begun where a window ends for
    /// one that has not arrived yet. Asked again, it goes on in the next window; else it would refuse a sound pack.
    ///
    /// - Parameter goOn: appends no bytes.
    fileprivate mutating func untilNothingMoves(
        _ goOn: (inout git_indexer_progress) throws(GitError) -> Void
    ) throws(GitError) {
        var last: UInt32
        repeat {
            last = received_objects
            try goOn(&self)
        } while received_objects < total_objects && received_objects != last
    }
}
