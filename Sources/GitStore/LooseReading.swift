internal import CLibgit2

/// Reads loose objects in place of libgit2, whose own reader trusts the size in a file's header.
///
/// Up to 1.9.2 that reader takes memory for the declared size, then copies and inflates whatever the file holds: a
/// body longer than declared is written past the end (libgit2 issue 7177). `git clone` of a directory and an archive
/// sent by mail bring such files along unread. The library's stream reader is bounded, so the object is put together
/// from that one, and every caller inside the library gets it too.
enum LooseReading {
    /// Replaces the reader of a database of loose objects.
    static func guardBackend(_ backend: UnsafeMutablePointer<git_odb_backend>) {
        backend.pointee.read = { data, size, kind, backend, id in
            guard let data, let size, let kind, let backend, let id else { return GIT_ERROR.rawValue }
            return LooseReading.read(&data.pointee, &size.pointee, &kind.pointee, from: backend, id)
        }
        // Looking up by the beginning of an id uses the same reader. Nothing here does that.
        backend.pointee.read_prefix = nil
    }

    /// What the library accepts from packs: a header alone shall not make anyone take more memory than that.
    private static let largest = 2 << 30

    /// What libgit2 expects of a backend: memory that it will free, or a negative code and an error message.
    private static func read(
        _ data: inout UnsafeMutableRawPointer?, _ size: inout Int, _ kind: inout git_object_t,
        from backend: UnsafeMutablePointer<git_odb_backend>, _ id: UnsafePointer<git_oid>
    ) -> Int32 {
        var stream: UnsafeMutablePointer<git_odb_stream>?
        var declared = 0
        guard let open = backend.pointee.readstream else { return GIT_ENOTFOUND.rawValue }
        let opened = open(&stream, &declared, &kind, backend, id)
        guard opened == 0, let stream, let next = stream.pointee.read else {
            return opened < 0 ? opened : GIT_ERROR.rawValue
        }
        defer { git_odb_stream_free(stream) }
        // One more, for the NUL that parsers inside the library rely on.
        guard (0...largest).contains(declared) else {
            git_error_set_str(Int32(bitPattern: GIT_ERROR_ODB.rawValue), "the object claims to be larger than 2 GiB")
            return GIT_ERROR.rawValue
        }
        let length = declared + 1
        guard let content = git_odb_backend_data_alloc(backend, length) else { return GIT_ERROR.rawValue }
        let bytes = UnsafeMutableRawBufferPointer(start: content, count: length)
        var count = 0
        // The place for the NUL is offered too: if something is put there, the body is longer than declared.
        while count < length {
            let text = bytes[count...].assumingMemoryBound(to: CChar.self)
            let received = next(stream, text.baseAddress, text.count)
            guard received > 0 else { break }
            count += Int(received)
        }
        guard count == declared else {
            git_odb_backend_data_free(backend, content)
            git_error_set_str(Int32(bitPattern: GIT_ERROR_ODB.rawValue), "the object is not as long as its header says")
            return GIT_EMISMATCH.rawValue
        }
        bytes[declared] = 0
        data = content
        size = declared
        return GIT_OK.rawValue
    }
}
