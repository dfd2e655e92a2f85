#if canImport(Glibc)
    internal import Glibc
#elseif canImport(Musl)
    internal import Musl
#else
    internal import Darwin
#endif

/// Files by which a directory says that its repository is another one (gitrepository-layout(5)).
///
/// A linked working tree and a submodule have a file `.git`, and the git directory of a linked working tree has a file
/// `commondir`. In a copy that somebody handed over, such a file may name any place of whoever reads it: the verdict
/// would be about that place and be taken for one about the copy.
enum Signposts {
    /// - Parameter path: the repository itself, or the top of its working directory.
    /// - Throws: `.leadsElsewhere`, saying by which file.
    static func refuse(at path: String, _ operation: String) throws(GitError) {
        for name in ["commondir", ".git/commondir", ".git"] where isFile(path + "/" + name) {
            throw GitError(
                .leadsElsewhere, message: "its file \(name) leads on to another directory", operation: operation)
        }
    }

    private static func isFile(_ path: String) -> Bool {
        var status = stat()
        return stat(path, &status) == 0 && status.st_mode & S_IFMT != S_IFDIR
    }
}
