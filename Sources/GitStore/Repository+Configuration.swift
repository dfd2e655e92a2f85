internal import CLibgit2

extension Repository {
    /// The value of a setting, as git would read it from all levels: the nearest level, and there the last line.
    ///
    /// - Returns: nil where it is not set; the empty string for a key that has no `=`.
    /// - Throws: `.invalidName` for a key that git does not take.
    public func configuration(_ key: String) throws(GitError) -> String? {
        let operation = "reading the setting \(key)"
        let key = try key.withoutNUL(operation)
        return try access { (raw) throws(GitError) in
            let snapshot = try raw.configuration(operation)
            defer { git_config_free(snapshot) }
            var entry: UnsafeMutablePointer<git_config_entry>?
            do throws(GitError) {
                try call(operation) { git_config_get_entry(&entry, snapshot, key) }
            } catch  where error.code == .notFound {
                return nil
            }
            defer { git_config_entry_free(entry) }
            return try entry.map { (entry) throws(GitError) in try String(entry.pointee.value, operation) }
        }
    }

    /// Whether every setting that git would read here is one that ``configuration(_:)`` reads, too.
    ///
    /// libgit2 1.5 knows neither settings in variables, as `git -c` and `GIT_CONFIG_COUNT` make them, nor a file for one
    /// working tree alone, nor the condition `hasconfig` (git-config(1)). It takes the machine's own file for
    /// `/etc/gitconfig`, which counts least.
    public var readsAllSettings: Bool {
        let variables = ["GIT_CONFIG_COUNT", "GIT_CONFIG_PARAMETERS", "GIT_CONFIG"]
        return variables.allSatisfy { environment($0) == nil }
            && (try? configuration("extensions.worktreeConfig") ?? "") == ""
            && (try? configuration(under: "includeif.hasconfig:").isEmpty) ?? false
    }

    /// Every setting whose key begins with `prefix`, from the farthest level to the nearest, each value of a key
    /// that has several.
    ///
    /// - Parameter prefix: As in `remote.`; section and variable names are in lower case.
    public func configuration(under prefix: String) throws(GitError) -> [(key: String, value: String)] {
        let operation = "reading the settings under \(prefix)"
        let found: [[String]] = try access { (raw) throws(GitError) in
            let snapshot = try raw.configuration(operation)
            defer { git_config_free(snapshot) }
            let iterator = try handle(operation) { git_config_iterator_new(&$0, snapshot) }
            defer { git_config_iterator_free(iterator) }
            var found: [[String]] = []
            while true {
                var entry: UnsafeMutablePointer<git_config_entry>?
                let result = git_config_next(&entry, iterator)
                if result == GIT_ITEROVER.rawValue { return found }
                try call(operation) { result }
                // The entry belongs to the iterator.
                guard let entry, let key = String(validatingCString: entry.pointee.name), key.hasPrefix(prefix)
                else { continue }
                found.append([key, try String(entry.pointee.value, operation)])
            }
        }
        return found.map { ($0[0], $0[1]) }
    }

    /// Changes a setting of this repository alone, never a person's or the system's.
    ///
    /// - Parameter value: nil removes every value that the repository itself has for the key.
    /// - Throws: `.invalidName` for a key that git does not take; `.locked` after a bounded number of attempts.
    public func setConfiguration(_ key: String, to value: String?) throws(GitError) {
        let operation = "changing the setting \(key)"
        let key = try key.withoutNUL(operation)
        let value = try value?.withoutNUL(operation)
        try LockPatience.retry { () throws(GitError) in
            try access { (raw) throws(GitError) in
                let all = try handle(operation) { git_repository_config(&$0, raw.repository) }
                defer { git_config_free(all) }
                let own = try handle(operation) { git_config_open_level(&$0, all, GIT_CONFIG_LEVEL_LOCAL) }
                defer { git_config_free(own) }
                do throws(GitError) {
                    try call(operation) {
                        value.map { git_config_set_string(own, key, $0) } ?? git_config_delete_multivar(own, key, ".*")
                    }
                } catch  where error.code == .notFound && value == nil {
                    // It was not set, and that is what the caller wants.
                }
            }
        }
        Failpoint.settingWritten.reached()
    }
}

extension RawRepository {
    /// A consistent picture of the configuration as it is on disk now.
    fileprivate func configuration(_ operation: String) throws(GitError) -> OpaquePointer {
        try handle(operation) { git_repository_config_snapshot(&$0, repository) }
    }
}

extension String {
    /// A value of the configuration; git stores none for a key without `=`.
    fileprivate init(_ value: UnsafePointer<CChar>?, _ operation: String) throws(GitError) {
        guard let value else {
            self = ""
            return
        }
        guard let text = String(validatingCString: value) else {
            throw GitError(.invalidName, message: "the value is not UTF-8", operation: operation)
        }
        self = text
    }
}
