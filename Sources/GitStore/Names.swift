internal import CLibgit2

extension String {
    /// The string itself, once it is sure to be a full reference name that git takes (git-check-ref-format(1)).
    func checkedAsReferenceName(_ operation: @autoclosure () -> String) throws(GitError) -> String {
        let name = try withoutNUL(operation())
        var isValid: Int32 = 0
        try call(operation()) { git_reference_name_is_valid(&isValid, name) }
        guard isValid == 1 else {
            throw GitError(.invalidName, message: "git takes no such reference name", operation: operation())
        }
        return name
    }
}
