internal import FoundationEssentials
public import GitStore

/// What a `git bundle` file holds, unpacked into a repository of its own that is gone with this value.
public final class UnpackedBundle: Sendable {
    /// The repository.
    public let repository: Repository
    /// The commits that the bundle rests on without holding them: nothing can be said of what they lead to.
    public let prerequisites: [ObjectID]
    /// What its `main` names; where it has no branch of that name, what its `HEAD` names.
    public let main: ObjectID
    private let directory: URL

    /// Unpacks a bundle, unless it rests on commits that it does not hold: then there is nothing to unpack.
    ///
    /// - Throws: `malformed` where the file is no sound bundle, `notAnAgreement` where it has no `main`.
    public init(at path: String) throws(AgreementError) {
        func refusal(_ error: GitError) -> AgreementError {
            AgreementError(
                .malformed, "\(path) is no bundle that can be read.", causes: [error.message],
                hint: path.hasSuffix(".zip")
                    ? "Unpack it first, and verify the agreement.bundle in it."
                    : "It may have been cut short or changed on its way. Ask whoever sent it to make it anew, with"
                        + " countersign bundle FILE, and to send it as a file.")
        }
        let file: BundleFile
        do throws(GitError) { file = try BundleFile(at: path) } catch { throw refusal(error) }
        func target(_ name: String) -> ObjectID? { file.references.first { $0.name == name }?.target }
        guard let main = target(Agreement.main) ?? target("HEAD") else {
            guard file.prerequisites.isEmpty else {
                throw AgreementError(
                    .undecided, "The bundle \(path) holds amendments alone, and proves nothing by itself.",
                    hint: "Take it into a copy that has what they amend: countersign unbundle FILE, and then"
                        + " countersign verify")
            }
            throw AgreementError(
                .notAnAgreement, "The bundle \(path) has no main branch, so it holds no agreement.",
                hint: "It is made with: git bundle create FILE main")
        }
        let directory = FileManager.default.temporaryDirectory.appending(path: "countersign-\(UUID().uuidString)")
        // What is agreed is nobody else's business on this machine.
        try? FileManager.default.createDirectory(
            at: directory, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
        do throws(GitError) {
            let repository = try Repository.create(at: directory.path, bare: true, initialBranch: "main")
            if file.prerequisites.isEmpty { try file.unpack(into: repository) }
            self.repository = repository
        } catch {
            try? FileManager.default.removeItem(at: directory)
            throw refusal(error)
        }
        self.main = main
        prerequisites = file.prerequisites
        self.directory = directory
    }

    deinit { try? FileManager.default.removeItem(at: directory) }

    /// The verdict on a bundle that does not stand by itself; nil where it does.
    public func undecided(root: ObjectID?) -> Verification? {
        guard let first = prerequisites.first else { return nil }
        let finding = Finding(
            .whole, "The bundle rests on \(prerequisites.count) commit(s) that it does not hold, such as \(first).",
            severity: .undecided, commit: main, hint: "Ask for a whole one: git bundle create FILE main")
        return Verification(
            origin: root == nil ? .unconfirmed : .named, agreement: root ?? main, head: main, opening: nil, ledger: nil,
            since: nil, signatures: 0, findings: [finding])
    }
}
