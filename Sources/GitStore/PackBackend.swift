internal import CLibgit2

/// Hands what `PackReader` reads to libgit2, in the place of the library's own reader of packs.
enum PackBackend {
    /// Adds packs to a database of objects, which keeps them from then on.
    static func add(_ packs: PackReader, to objects: OpaquePointer, _ operation: String) throws(GitError) {
        let backend = UnsafeMutablePointer<countersign_odb_backend>.allocate(capacity: 1)
        backend.initialize(to: countersign_odb_backend())
        backend.pointee.context = Unmanaged.passRetained(packs).toOpaque()
        backend.pointee.parent.version = UInt32(GIT_ODB_BACKEND_VERSION)
        backend.pointee.parent.read = { data, size, kind, backend, id in
            guard let data, let size, let kind, let backend, let id else { return GIT_ERROR.rawValue }
            return PackBackend.read(&data.pointee, &size.pointee, &kind.pointee, from: backend, id.pointee)
        }
        backend.pointee.parent.read_header = { size, kind, backend, id in
            guard let size, let kind, let backend, let id,
                let header = PackBackend.packs(of: backend)?.header(of: ObjectID(id.pointee))
            else { return GIT_ENOTFOUND.rawValue }
            (size.pointee, kind.pointee) = (header.size, header.kind.code)
            return GIT_OK.rawValue
        }
        backend.pointee.parent.exists = { backend, id in
            guard let backend, let id else { return 0 }
            return PackBackend.packs(of: backend)?.contains(ObjectID(id.pointee)) == true ? 1 : 0
        }
        backend.pointee.parent.freshen = { backend, id in
            guard let backend, let id else { return GIT_ENOTFOUND.rawValue }
            let isThere = PackBackend.packs(of: backend)?.freshen(ObjectID(id.pointee)) == true
            return isThere ? GIT_OK.rawValue : GIT_ENOTFOUND.rawValue
        }
        backend.pointee.parent.refresh = { backend in
            if let backend { PackBackend.packs(of: backend)?.refresh() }
            return GIT_OK.rawValue
        }
        backend.pointee.parent.free = { backend in
            guard let backend else { return }
            UnsafeMutableRawPointer(backend).withMemoryRebound(to: countersign_odb_backend.self, capacity: 1) {
                backend in
                if let context = backend.pointee.context { Unmanaged<PackReader>.fromOpaque(context).release() }
                backend.deallocate()
            }
        }
        let parent = UnsafeMutableRawPointer(backend).assumingMemoryBound(to: git_odb_backend.self)
        do throws(GitError) {
            try call(operation) { git_odb_add_backend(objects, parent, priority) }
        } catch {
            parent.pointee.free(parent)
            throw error
        }
    }

    /// Asked before loose objects are, as libgit2 has it.
    private static let priority: Int32 = 2

    private static func packs(of backend: UnsafeMutablePointer<git_odb_backend>) -> PackReader? {
        UnsafeMutableRawPointer(backend).withMemoryRebound(to: countersign_odb_backend.self, capacity: 1) { backend in
            backend.pointee.context.map { Unmanaged<PackReader>.fromOpaque($0).takeUnretainedValue() }
        }
    }

    /// What libgit2 expects of a backend: memory that it will free, or a negative code.
    private static func read(
        _ data: inout UnsafeMutableRawPointer?, _ size: inout Int, _ kind: inout git_object_t,
        from backend: UnsafeMutablePointer<git_odb_backend>, _ id: git_oid
    ) -> Int32 {
        guard let object = packs(of: backend)?.object(ObjectID(id), limit: Repository.provenLimit) else {
            return GIT_ENOTFOUND.rawValue
        }
        // One more, for the NUL that parsers inside the library rely on.
        guard let content = git_odb_backend_data_alloc(backend, object.bytes.count + 1) else {
            return GIT_ERROR.rawValue
        }
        let bytes = UnsafeMutableRawBufferPointer(start: content, count: object.bytes.count + 1)
        bytes.copyBytes(from: object.bytes)
        bytes[object.bytes.count] = 0
        (data, size, kind) = (content, object.bytes.count, object.kind.code)
        return GIT_OK.rawValue
    }
}
