internal import CLibgit2

extension Repository {
    /// What an object says of itself, without inflating it.
    ///
    /// - Throws: `.notFound`.
    public func header(of id: ObjectID) throws(GitError) -> ObjectHeader {
        try access { (raw) throws(GitError) in try raw.header(of: id) }
    }

    /// Reads an object's raw bytes, checks that they hash to `id`, and parses nothing.
    ///
    /// - Parameter limit: The largest content to accept, in bytes. It is compared with the header before anything
    ///   is inflated. It bounds this object, not the ones that a packed delta is built upon.
    /// - Throws: `.notFound`, `.tooLarge`, `.corrupt`.
    public func object(_ id: ObjectID, limit: Int) throws(GitError) -> GitObject {
        try access { (raw) throws(GitError) in try raw.object(id, limit: limit) }
    }

    /// Reads an object that a verdict rests on. A header can lie about the size, so that an object is too large is said
    /// only of one whose bytes were found to have its name; these are read once, and not kept.
    ///
    /// - Parameter limit: The largest content to accept, in bytes.
    /// - Throws: `.notFound`, `.tooLarge`, `.corrupt`; the last also where more than `provenLimit` bytes are claimed.
    public func provenObject(_ id: ObjectID, limit: Int) throws(GitError) -> GitObject {
        do {
            return try object(id, limit: limit)
        } catch  where error.code == .tooLarge {
            do {
                let proven = try access { (raw) throws(GitError) in
                    // Of two copies the first may lie about its size.
                    try raw.reading(id, limit: Self.provenLimit) { (object) throws(GitError) in
                        git_odb_object_size(object) <= limit ? try GitObject(id, object) : nil
                    }
                }
                if let proven { return proven }
            } catch  where error.code == .tooLarge {
                throw GitError(.corrupt, class: error.class, message: error.message, operation: error.operation)
            }
            throw error
        }
    }

    /// The most bytes that are read to find out whether an object is what its name says: 128 MiB.
    public static let provenLimit = 128 << 20

    /// Whether the object is stored here. Where we cannot look, the answer is no.
    public func contains(_ id: ObjectID) -> Bool {
        let isThere: Bool? = try? access { (raw) throws(GitError) in
            var name = id.raw
            return git_odb_exists(raw.objects, &name) == 1
        }
        return isThere ?? false
    }

    /// Stores bytes as they are; a commit is written this way too, from the bytes that the caller composed.
    ///
    /// - Throws: `.readOnly`, `.noSpace`, or what else the file system says.
    public func write(_ bytes: [UInt8], as kind: ObjectKind) throws(GitError) -> ObjectID {
        try access { (raw) throws(GitError) in try raw.write(bytes, as: kind) }
    }
}

extension RawRepository {
    func header(of id: ObjectID) throws(GitError) -> ObjectHeader {
        var name = id.raw
        var size = 0
        var code = GIT_OBJECT_INVALID
        try orFault(of: id) { () throws(GitError) in
            try call("reading the header of object \(id)") { git_odb_read_header(&size, &code, objects, &name) }
        }
        guard let kind = ObjectKind(code) else {
            throw GitError(.wrongKind, message: "git has no such kind", operation: "reading object \(id)")
        }
        return ObjectHeader(kind: kind, size: size)
    }

    func object(_ id: ObjectID, limit: Int) throws(GitError) -> GitObject {
        if let object = packs.object(id, limit: limit) { return object }
        return try reading(id, limit: limit) { (object) throws(GitError) in
            try GitObject(id, object)
        }
    }

    /// Asks the library; where it finds nothing and a pack should have it, says what is wrong there.
    private func orFault<Result>(of id: ObjectID, _ body: () throws(GitError) -> Result) throws(GitError) -> Result {
        do throws(GitError) {
            return try body()
        } catch  where error.code == .notFound {
            guard let fault = packs.fault, fault.id == id else { throw error }
            throw fault.error
        }
    }

    /// Inflates an object and checks that its bytes have its name; `body` sees it before it is gone.
    func reading<Result>(
        _ id: ObjectID, limit: Int, _ body: (OpaquePointer) throws(GitError) -> Result
    ) throws(GitError) -> Result {
        let header = try header(of: id)
        let operation = { "reading object \(id)" }
        guard header.size <= limit else { throw GitError(tooLarge: header.size, limit: limit, operation: operation()) }
        var name = id.raw
        let object = try orFault(of: id) { () throws(GitError) in
            try handle(operation()) { git_odb_read(&$0, objects, &name) }
        }
        defer { git_odb_object_free(object) }
        // The same id can be stored twice, and each copy has a header of its own.
        let size = git_odb_object_size(object)
        guard size <= limit else { throw GitError(tooLarge: size, limit: limit, operation: operation()) }
        return try body(object)
    }

    func write(_ bytes: [UInt8], as kind: ObjectKind) throws(GitError) -> ObjectID {
        var id = git_oid()
        try call("writing a \(kind)") {
            withStart(of: bytes) { git_odb_write(&id, objects, $0, $1, kind.code) }
        }
        Failpoint.objectStored.reached()
        return ObjectID(id)
    }
}

extension GitError {
    fileprivate init(tooLarge size: Int, limit: Int, operation: String) {
        self.init(.tooLarge, message: "\(size) bytes, and at most \(limit) are accepted", operation: operation)
    }
}

extension GitObject {
    /// Copies what the library read.
    fileprivate init(_ id: ObjectID, _ object: OpaquePointer) throws(GitError) {
        guard let kind = ObjectKind(git_odb_object_type(object)) else {
            throw GitError(.wrongKind, message: "git has no such kind", operation: "reading object \(id)")
        }
        let content = UnsafeRawBufferPointer(start: git_odb_object_data(object), count: git_odb_object_size(object))
        self.init(id: id, kind: kind, bytes: [UInt8](content))
    }
}
