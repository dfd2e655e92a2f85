#if canImport(Glibc)
    internal import Glibc
#elseif canImport(Musl)
    internal import Musl
#else
    internal import Darwin
#endif

extension Repository {
    /// Where another working tree of the same clone (git-worktree(1)) shows a branch; nil where none does.
    ///
    /// One that cannot be reached, as on a disk that is not there, shows its branch all the same: that is told by the
    /// repository, and git goes by it, too, until it is pruned.
    ///
    /// - Parameter branch: the full name.
    public func otherWorkingTree(showing branch: String) -> String? {
        let linked = linkedWorkingTrees
        guard !linked.isEmpty else { return nil }
        for directory in linked where directory != gitDirectory && Self.branch(shownBy: directory) == branch {
            return Self.place(of: directory)
        }
        guard gitDirectory != commonDirectory, Self.branch(shownBy: commonDirectory) == branch,
            let main = try? Repository.open(at: commonDirectory, discovering: false)
        else { return nil }
        return main.workingDirectory
    }

    /// Refuses to move a branch from under the files of another working tree: they would look like edits that undo what
    /// it moved to. git refuses the same.
    ///
    /// - Throws: `.shownElsewhere` with the place.
    func refuseWhereShownElsewhere(_ reference: String, _ operation: String) throws(GitError) {
        guard reference.hasPrefix("refs/heads/"), let place = otherWorkingTree(showing: reference) else { return }
        throw GitError(.shownElsewhere, message: "the working tree at \(place) shows it", operation: operation)
    }

    /// The git directories of the linked ones, this one perhaps among them (gitrepository-layout(5), `worktrees`).
    private var linkedWorkingTrees: [String] {
        let directory = commonDirectory + "/worktrees"
        guard let folder = opendir(directory) else { return [] }
        defer { closedir(folder) }
        var found: [String] = []
        while let entry = readdir(folder) {
            guard let name = String(validating: nameBytes(of: entry), as: UTF8.self), name != ".", name != ".." else {
                continue
            }
            found.append(directory + "/" + name)
        }
        return found.sorted()
    }

    private static func branch(shownBy directory: String) -> String? {
        let line = line(of: directory + "/HEAD")
        guard let line, line.hasPrefix("ref:") else { return nil }
        return String(line.dropFirst(4).drop { $0 == " " || $0 == "\t" })
    }

    /// Where the files are, from what leads to their `.git`.
    private static func place(of directory: String) -> String {
        guard let line = line(of: directory + "/gitdir") else { return directory }
        let path = line.hasPrefix("/") ? line : directory + "/" + line
        return path.hasSuffix("/.git") ? String(path.dropLast(5)) : path
    }

    /// A file's first line; nil where there is none that can be read.
    private static func line(of path: String) -> String? {
        guard var file = try? FileBytes(path, "reading \(path)") else { return nil }
        return try? file.line(limit: 4_096)
    }
}
