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
        _ = try await unconnected.expect(
            Self.quiet + ["bundle", "create", "--quiet", "--version=2", file] + references + known.map { "^\($0)" },
            "The bundle \(file) cannot be written.", in: directory)
        Failpoint.bundleWritten.reached()
    }

    /// Writes a commit and everything it leads to into a new file, as one pack that is the same on every copy.
    ///
    /// What a bundle holds depends on how the copy happens to be packed, and on which thread was done first. Here every
    /// object is packed anew, in the order of the history, by one thread. Source: git-pack-objects(1).
    ///
    /// git only prints it: a file that it names itself can be on no other disk than the repository. What it prints it
    /// would take from a packed copy where that has a bitmap, which bare repositories have.
    public func pack(_ commit: ObjectID, to file: String) async throws(AgreementError) {
        let settings = [
            "pack.threads=1", "pack.packSizeLimit=0", "pack.compression=6", "pack.useSparse=false",
            "pack.windowMemory=0", "pack.deltaCacheLimit=1000", "core.bigFileThreshold=512m",
        ]
        let result = try await unconnected.run(
            Self.quiet + settings.flatMap { ["-c", $0] } + [
                "pack-objects", "--revs", "--quiet", "--window=1", "--depth=50", "--delta-base-offset",
                "--no-reuse-delta", "--no-reuse-object", "--no-use-bitmap-index", "--stdout",
            ], input: Array("\(commit)\n".utf8), in: directory, writing: file)
        guard result.succeeded else {
            throw AgreementError(
                .undecided, "The history cannot be packed.",
                causes: result.errors.split(separator: "\n").map(String.init))
        }
    }

    /// Why a file could not be taken in, in words of ours: git's name commits, and steps of its own.
    static func unreadable(_ file: String, _ words: [String]) -> AgreementError {
        if words.contains(where: { $0.contains("prerequisite") }) {
            return AgreementError(
                .undecided, "\(file) holds only what came after a version that is not here.",
                hint: "Ask for all of it: countersign bundle FILE, without --since")
        }
        guard (try? BundleFile(at: file)) != nil else {
            return AgreementError(
                .undecided, "\(file) is no file that holds an agreement: 'countersign bundle' did not make it.",
                hint: again)
        }
        return damaged(file)
    }

    /// Whether a file was made for those who have the newest version: then it has no `main`, and says what it rests on.
    static func holdsAmendmentsAlone(_ file: String) -> Bool {
        guard let bundle = try? BundleFile(at: file), !bundle.prerequisites.isEmpty else { return false }
        return !bundle.references.contains { $0.name == Agreement.main }
    }

    /// git, where it is to read what is here and nothing else: from a copy that says that what it lacks is to be had
    /// elsewhere, git would fetch that, by whatever program the copy names. Source: git(1), `GIT_ALLOW_PROTOCOL`.
    private var unconnected: ExternalProgram { git.with(["GIT_ALLOW_PROTOCOL": "none", "GIT_NO_LAZY_FETCH": "1"]) }

    /// Refuses a bundle that git must not be given: one that did not come as it was sent, which git does not notice
    /// where it has all of it already; and one that asks for memory or time without bound.
    static func refuseDamaged(_ file: String) throws(AgreementError) {
        do throws(GitError) { try BundleFile(at: file).check() } catch {
            switch error.code {
            // What is not there, git says.
            case .notFound: return
            case .corrupt: throw damaged(file)
            case .tooLarge:
                throw AgreementError(
                    .undecided, "\(file) is larger than any agreement, or becomes so, and nothing of it was taken in.",
                    causes: [error.message], hint: "Ask the other party for another: countersign bundle FILE")
            default: throw unreadable(file, [])
            }
        }
    }

    private static func damaged(_ file: String) -> AgreementError {
        AgreementError(.undecided, "\(file) is damaged, and nothing of it was taken in.", hint: again)
    }

    private static let again = "Have it sent again, as an attachment that no mail program changes."

    /// Forgets a remote, and what it was seen to have.
    public func forget(_ remote: String) async throws(AgreementError) {
        _ = try await git.expect(
            ["remote", "remove", remote], "The remote \(remote) cannot be removed.", in: directory)
    }
}
