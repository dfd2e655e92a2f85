internal import Agreements
internal import FoundationEssentials
internal import GitStore

/// A copy of an agreement that somebody wants to know the truth about: a clone, a bare repository or a bundle.
struct Copy {
    let repository: Repository
    /// As the person named it; nil for the one they are in.
    let name: String?
    /// Where it is a file: what was unpacked of it.
    private let bundle: UnpackedBundle?

    /// Opens exactly what was named, not what happens to lie around it; where nothing was, the clone of the directory.
    init(_ name: String?, in place: Place) throws {
        self.name = name
        guard let name else {
            repository = try Agreement.repository(at: place.directory, readingSettings: false)
            bundle = nil
            return
        }
        let path = place.path(name)
        var isDirectory = false
        if FileManager.default.fileExists(atPath: path, isDirectory: &isDirectory), !isDirectory {
            let unpacked = try UnpackedBundle(at: path)
            (repository, bundle) = (unpacked.repository, unpacked)
            return
        }
        do throws(GitError) {
            repository = try Repository.openWithoutSettings(at: path, discovering: false)
        } catch {
            throw Self.refusal(of: name, error)
        }
        bundle = nil
    }

    /// Looks into a folder that a person named before git does, which would wait for the writer of a pipe among its files
    /// and follow its links. What git itself refuses it says in its own words.
    static func lookBeforeGit(into name: String, at path: String) throws {
        do throws(GitError) {
            _ = try Repository.openWithoutSettings(at: path, discovering: false)
        } catch  where [.leadsElsewhere, .corrupt, .tooLarge].contains(error.code) {
            throw refusal(of: name, error)
        } catch {
            return
        }
    }

    private static func refusal(of name: String, _ error: GitError) -> any Error {
        if let refusal = AgreementError(opening: name, error) { return refusal }
        return CommandError(
            .notAnAgreement, "\(name) is not a repository that can be opened", causes: [error.description],
            hint: "name a clone, its .git, a bare repository, or a file made by git bundle")
    }

    /// What a person wants to be judged.
    struct Question {
        /// The agreement that they mean.
        let agreement: ObjectID?
        /// Up to where, by name.
        let main: String?
        /// From where on, by name.
        let since: String?
    }

    /// The verdict, from the bytes alone.
    func verify(
        _ question: Question, in place: Place, found: (VerifiedVersion) -> Void = { _ in }
    ) throws -> Verification {
        if let verification = bundle?.undecided(root: question.agreement) { return verification }
        func commit(_ name: String) throws(AgreementError) -> ObjectID {
            try Agreement.commit(named: name, in: repository)
        }
        let tip = try question.main.map(commit)
        let since = try question.since.map { typed in
            // A name in somebody else's copy means what they say it means; an id is bound to what stands behind it.
            guard name != nil else { return try commit(typed) }
            guard typed.utf8.count == 40, let id = ObjectID(hex: typed) else {
                throw CommandError(
                    .usage,
                    "\(typed) is no id, and what a name means in a copy is for whoever has it to say",
                    hint: "name what you trust by its id, 40 digits, as you verified it: --since ID")
            }
            return id
        }
        return try place.console.progress("Verifying") { progress throws(AgreementError) in
            // A copy that is named by its path may be a stranger's, and so may what it says of itself.
            try Agreement.verify(
                repository, root: question.agreement, main: tip ?? bundle?.main, since: since, now: place.clock.now(),
                trustingPin: name == nil, progress: { done, _ in progress.reach(done) }, found: found)
        }
    }
}
