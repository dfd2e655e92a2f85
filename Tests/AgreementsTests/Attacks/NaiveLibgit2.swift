import CLibgit2
import GitStore
import SSHSignature
import TestSupport

/// What a program believes that asks libgit2 for a commit's signature and checks it against what libgit2 says was
/// signed: the way most programs do it.
enum NaiveLibgit2 {
    static func verifies(_ id: ObjectID, of forge: Forge) throws -> Bool {
        git_libgit2_init()
        var repository: OpaquePointer?
        guard unsafe git_repository_open(&repository, forge.directory.path) == 0 else { return false }
        defer { unsafe git_repository_free(repository) }
        var (name, signature, payload) = unsafe (git_oid(), git_buf(), git_buf())
        defer {
            unsafe git_buf_dispose(&signature)
            unsafe git_buf_dispose(&payload)
        }
        guard unsafe git_oid_fromstr(&name, id.description) == 0,
            unsafe git_commit_extract_signature(&signature, &payload, repository, &name, nil) == 0
        else { return false }
        let armor = unsafe bytes(of: signature)
        guard let read = try? Signature(armored: armor + [UInt8(ascii: "\n")]) else { return false }
        return unsafe read.verify(bytes(of: payload), namespace: "git") == .good
    }

    private static func bytes(of buffer: git_buf) -> [UInt8] {
        unsafe [UInt8](UnsafeRawBufferPointer(start: buffer.ptr, count: buffer.size))
    }
}
