internal import Agreements

/// The files of the newest text that was taken in, each with the version that brought it so.
struct StandingFiles {
    /// A file as it reads since some version.
    struct Standing {
        let file: TextFile
        let since: Int
    }

    /// What a version changed; both are in order of path.
    struct Change {
        /// The files that it brought, or that read otherwise from then on.
        let brought: [TextFile]
        /// What was part of the text up to the version before.
        let ended: [Standing]

        /// The paths that are in the text no more.
        var removed: [String] {
            let again = Set(brought.map(\.path))
            return ended.map(\.file.path).filter { !again.contains($0) }
        }
    }

    /// In order of path.
    private(set) var all: [Standing] = []

    /// Takes in the next version's files, in order of path, and says what is another thing than before.
    mutating func become(_ files: [TextFile], in version: Int) -> Change {
        var (next, brought, ended): ([Standing], [TextFile], [Standing]) = ([], [], [])
        var old = all[...]
        for file in files {
            while let first = old.first, first.file.path.utf8.lexicographicallyPrecedes(file.path.utf8) {
                ended.append(old.removeFirst())
            }
            if let same = old.first, same.file.path == file.path {
                old.removeFirst()
                if same.file.sha256 == file.sha256 {
                    next.append(same)
                    continue
                }
                ended.append(same)
            }
            next.append(Standing(file: file, since: version))
            brought.append(file)
        }
        ended += old
        all = next
        return Change(brought: brought, ended: ended)
    }
}
