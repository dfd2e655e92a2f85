public import Agreements
public import GitStore

/// Agreements in a file, for mail or a stick. Source: git-bundle(1).
extension GitTransport {
    /// Writes references and everything they lead to into a file.
    ///
    /// - Parameters:
    ///   - references: full names.
    ///   - known: commits that whoever receives the file has already, with all before them.
    public func bundle(_ references: [String], knownToReceiver known: [ObjectID], to file: String)
        async throws(AgreementError)
    {
        _ = try await git.expect(
            Self.quiet + ["bundle", "create", "--quiet", "--version=2", file] + references + known.map { "^\($0)" },
            "The bundle \(file) cannot be written.", in: directory)
        Failpoint.bundleWritten.reached()
    }

    /// Why a file could not be taken in.
    static func unreadable(_ file: String, _ words: [String]) -> AgreementError {
        let lacksBefore = words.contains { $0.contains("prerequisite") }
        return AgreementError(
            .undecided,
            lacksBefore
                ? "\(file) begins after a version that this copy does not have."
                : "\(file) is not a bundle that git reads.",
            causes: words,
            hint: lacksBefore
                ? "Ask for all of it: countersign bundle FILE, without --since"
                : "Have it sent again, as an attachment that no mail program changes.")
    }

    /// Forgets a remote, and what it was seen to have.
    public func forget(_ remote: String) async throws(AgreementError) {
        _ = try await git.expect(
            ["remote", "remove", remote], "The remote \(remote) cannot be removed.", in: directory)
    }
}
