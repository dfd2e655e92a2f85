internal import CLibgit2

#if canImport(Glibc)
    internal import Glibc
#elseif canImport(Musl)
    internal import Musl
#else
    internal import Darwin
#endif

/// The library's global state: initialised once, at the first call, and never shut down.
///
/// Shutting down would free what other threads still use, and there is nothing to gain: the process ends anyway.
enum Libgit2 {
    /// How often the library was initialised, or a negative code where that failed.
    static let initialisation: Int32 = {
        let count = git_libgit2_init()
        guard count > 0 else { return count }
        let options: [(git_libgit2_opt_t, Int32)] = [
            // Git refuses directories owned by someone else because their configuration could name programs to run.
            // Nothing here runs a program, a hook or a filter that a repository names, and auditors must be able to
            // read a copy that another user owns.
            (GIT_OPT_SET_OWNER_VALIDATION, 0),
            // An act that was announced as written must survive a power cut.
            (GIT_OPT_ENABLE_FSYNC_GITDIR, 1),
            // Refuse to make trees and references that name objects which do not exist.
            (GIT_OPT_ENABLE_STRICT_OBJECT_CREATION, 1),
            (GIT_OPT_ENABLE_STRICT_SYMBOLIC_REF_CREATION, 1),
            // Whatever is read was hashed: a damaged or forged file under an id is an error, never content.
            (GIT_OPT_ENABLE_STRICT_HASH_VERIFICATION, 1),
            // Nothing is asked for twice in a row, and what is kept of a long history would fill the memory.
            (GIT_OPT_ENABLE_CACHING, 0),
        ]
        for (option, value) in options {
            let code = countersign_git_set_option(option, value)
            guard code == 0 else { return code < 0 ? code : -1 }
        }
        let code = RepositoryFormat.known.withCStrings { countersign_git_set_extensions($0.baseAddress, $0.count) }
        guard code == 0 else { return code < 0 ? code : -1 }
        // Packs are looked into through windows, and what was looked at long ago is let go: else all of a long history
        // would count as this process's memory.
        let sizes = [(GIT_OPT_SET_MWINDOW_SIZE, 1 << 20), (GIT_OPT_SET_MWINDOW_MAPPED_LIMIT, 16 << 20)]
        for (option, size) in sizes {
            let code = countersign_git_set_size(option, size)
            guard code == 0 else { return code < 0 ? code : -1 }
        }
        return count
    }()
}

/// Makes one C call; where it fails, throws a copy of what the library says about it.
///
/// The library keeps its last error per thread, until its next call there: so it is copied here, in the same call,
/// and then cleared. Every call of this module that can fail goes through here or through `handle`.
///
/// - Returns: what the call returned, zero or positive.
@discardableResult
func call(_ operation: @autoclosure () -> String, _ body: () -> Int32) throws(GitError) -> Int32 {
    guard Libgit2.initialisation > 0 else {
        throw GitError(.other(Libgit2.initialisation), message: "libgit2 cannot start", operation: operation())
    }
    let result = body()
    guard result < 0 else { return result }
    throw GitError(lastWithResult: result, operation: operation())
}

/// Makes one C call that hands out a handle. Who calls this frees the handle.
func handle(
    _ operation: @autoclosure () -> String, _ body: (inout OpaquePointer?) -> Int32
) throws(GitError) -> OpaquePointer {
    var result: OpaquePointer?
    try call(operation()) { body(&result) }
    guard let result else {
        throw GitError(.other(GIT_ERROR.rawValue), message: "no result", operation: operation())
    }
    return result
}

/// Lends bytes to C. An empty array has no address of its own, and libgit2 takes NULL for "absent".
func withStart<Result>(of bytes: [UInt8], _ body: (UnsafeRawPointer, Int) -> Result) -> Result {
    bytes.withUnsafeBytes { buffer in
        guard let start = buffer.baseAddress else {
            // Some address; the count of zero keeps anyone from reading there.
            return withUnsafePointer(to: UInt8(0)) { body(UnsafeRawPointer($0), 0) }
        }
        return body(start, buffer.count)
    }
}

extension [String] {
    /// Lends the texts to C.
    fileprivate func withCStrings<Result>(_ body: (UnsafeMutableBufferPointer<UnsafePointer<CChar>?>) -> Result)
        -> Result
    {
        var pointers: [UnsafePointer<CChar>?] = []
        func lend(_ rest: ArraySlice<String>) -> Result {
            guard let first = rest.first else { return pointers.withUnsafeMutableBufferPointer { body($0) } }
            return first.withCString { pointer in
                pointers.append(pointer)
                return lend(rest.dropFirst())
            }
        }
        return lend(self[...])
    }
}

extension String {
    /// The string itself, once it is sure that C will read all of it: C stops at the first NUL.
    func withoutNUL(_ operation: @autoclosure () -> String) throws(GitError) -> String {
        guard !utf8.contains(0) else {
            throw GitError(.invalidName, message: "the text holds a NUL", operation: operation())
        }
        return self
    }
}

extension GitError {
    /// Copies the library's last error on this thread, and clears it.
    fileprivate init(lastWithResult result: Int32, operation: String) {
        let last = git_error_last()
        let message = last?.pointee.message.map { String(cString: $0) } ?? "libgit2 gave no reason"
        let kind = last.map { git_error_t(rawValue: UInt32(bitPattern: $0.pointee.klass)) } ?? GIT_ERROR_NONE
        git_error_clear()
        self.init(
            Code(result: result, class: kind, message: message), class: Int32(bitPattern: kind.rawValue),
            message: message, operation: operation)
    }
}

extension GitError.Code {
    init(result: Int32, class: git_error_t, message: String) {
        switch git_error_code(rawValue: result) {
        case GIT_ENOTFOUND, GIT_EUNBORNBRANCH: self = .notFound
        case GIT_EEXISTS: self = .exists
        case GIT_EAMBIGUOUS: self = .ambiguous
        case GIT_EINVALIDSPEC: self = .invalidName
        case GIT_ECONFLICT, GIT_EUNMERGED: self = .conflict
        case GIT_ELOCKED: self = .locked
        case GIT_EMODIFIED: self = .moved
        case GIT_EMISMATCH: self = .corrupt
        case GIT_EBAREREPO: self = .bare
        // The generic code: only the class and the words tell more. The library ends them with the system's.
        case GIT_ERROR where `class` == GIT_ERROR_ZLIB: self = .corrupt
        case GIT_ERROR where message.endsLikeSystemError([EACCES, EPERM, EROFS]): self = .readOnly
        case GIT_ERROR where message.endsLikeSystemError([ENOSPC, EDQUOT]): self = .noSpace
        default: self = .other(result)
        }
    }
}

extension String {
    fileprivate func endsLikeSystemError(_ numbers: [Int32]) -> Bool {
        numbers.contains { number in
            withUnsafeTemporaryAllocation(of: CChar.self, capacity: 256) { buffer in
                // Unlike strerror, this form cannot be overwritten by another thread.
                guard let start = buffer.baseAddress, strerror_r(number, start, buffer.count) == 0 else { return false }
                return hasSuffix(String(cString: start))
            }
        }
    }
}
