public import GitStore

/// What the working tree of a clone shows. A person's edits are never overwritten.
public enum Desk: Hashable, Sendable {
    /// The agreement as it stands.
    case main
    /// An amendment's branch.
    case amendment(AmendmentName)
    /// Private work in progress.
    case draft(Slug)
    /// A branch that is no part of an agreement, by its full name.
    case other(String)
    /// A commit without a branch.
    case detached(ObjectID)

    init(_ head: Head) {
        switch head {
        case .detached(let id): self = .detached(id)
        case .branch(Agreement.main, _): self = .main
        case .branch(let name, _):
            if let amendment = AmendmentName(reference: name) {
                self = .amendment(amendment)
            } else if name.hasPrefix(Agreement.drafts), let slug = Slug(name.dropFirst(Agreement.drafts.count)) {
                self = .draft(slug)
            } else {
                self = .other(name)
            }
        }
    }

    /// The full name of the branch; nil where there is none.
    public var reference: String? {
        switch self {
        case .main: Agreement.main
        case .amendment(let name): name.reference
        case .draft(let slug): Agreement.drafts + slug.description
        case .other(let name): name
        case .detached: nil
        }
    }
}

extension Agreement {
    /// What the working tree shows.
    public func desk() throws(AgreementError) -> Desk {
        Desk(try attempt("The working tree's place cannot be read.") { () throws(GitError) in try repository.head() })
    }

    /// The paths in which the working tree differs from what its branch holds.
    public func edits() throws(AgreementError) -> [String] {
        guard repository.workingDirectory != nil else { return [] }
        let tree = try headTree()
        return try attempt("The working tree cannot be compared.") { () throws(GitError) in
            try repository.changedPaths(from: tree)
        }
    }

    /// The paths in which the working tree differs from a tree.
    public func edits(against tree: ObjectID) throws(AgreementError) -> [String] {
        guard repository.workingDirectory != nil else { return [] }
        return try attempt("The working tree cannot be compared.") { () throws(GitError) in
            try repository.changedPaths(from: tree)
        }
    }

    /// Puts another branch on the desk, keeping edits that do not stand in its way.
    ///
    /// - Throws: `misused` naming the files whose edits stand in the way, or the working tree that shows it already;
    ///   nothing was changed then.
    public func open(_ desk: Desk, tree: ObjectID) throws(AgreementError) {
        guard let reference = desk.reference else { return }
        if let other = repository.otherWorkingTree(showing: reference) {
            throw AgreementError(
                .misused, "The working tree at \(other) shows that already.",
                hint: "Work there, or let it show something else first: countersign switch")
        }
        try show(tree)
        try attempt("The working tree cannot be switched.") { () throws(GitError) in
            try repository.attachHead(to: reference, message: "countersign: switch to \(reference)")
        }
    }

    /// Makes the working tree show a tree, where no edit stands in the way.
    public func show(_ tree: ObjectID) throws(AgreementError) {
        guard repository.workingDirectory != nil else { return }
        let baseline = try headTree()
        if baseline != tree { try show(tree, over: baseline) }
    }

    /// Makes the working tree, which shows one tree, show another.
    func show(_ tree: ObjectID, over baseline: ObjectID?) throws(AgreementError) {
        do throws(GitError) {
            try repository.checkOut(tree, over: baseline)
        } catch {
            guard error.code == .conflict else { throw AgreementError(error, "The working tree cannot be switched.") }
            throw AgreementError(
                .misused, "Your edits in \(error.paths.joined(separator: ", ")) would be overwritten.",
                hint: "Propose them, keep a copy elsewhere, or undo them: countersign discard")
        }
    }

    /// Tells git that the working tree is what a tree holds, without touching a file.
    public func adopt(_ tree: ObjectID) throws(AgreementError) {
        guard repository.workingDirectory != nil else { return }
        try attempt("git's index cannot be written.") { () throws(GitError) in try repository.resetIndex(to: tree) }
    }

    /// Begins private work on a text: a draft branch at a version, on the desk.
    public func beginDraft(_ slug: Slug, at version: Version) throws(AgreementError) {
        let name = Self.drafts + slug.description
        guard try reference(name) == nil else {
            throw AgreementError(
                .misused, "There is a draft \(slug) already.", hint: "Go on with it: countersign switch \(slug)")
        }
        try attempt("The draft \(slug) cannot be begun.") { () throws(GitError) in
            try repository.updateReference(
                name, to: version.id, expecting: nil, message: "countersign: draft \(slug)")
        }
        do {
            try open(.draft(slug), tree: version.text.tree)
        } catch {
            // Edits stand in the way: there is no draft then, rather than one that nobody is on.
            try? throwAway(slug)
            throw error
        }
    }

    /// The tree of what HEAD names; nil where it names nothing yet.
    func headTree() throws(AgreementError) -> ObjectID? {
        let head = try attempt("The working tree's branch cannot be read.") { () throws(GitError) in
            try repository.head()
        }
        switch head {
        case .branch(_, let commit):
            return try commit.map { commit throws(AgreementError) in try tree(of: commit) } ?? nil
        case .detached(let commit): return try tree(of: commit)
        }
    }
}

extension Agreement {
    /// Brings the files of the working tree from one tree to another after the branch on the desk has moved.
    ///
    /// Edits that stand in the way are kept, and reported as `misused`.
    public func follow(from old: ObjectID, to new: ObjectID) throws(AgreementError) {
        guard repository.workingDirectory != nil, old != new else { return }
        do throws(GitError) {
            try repository.checkOut(new, over: old)
        } catch {
            guard error.code == .conflict else { throw AgreementError(error, "The files could not follow.") }
            throw AgreementError(
                .misused,
                "The new version is recorded, but your edits in \(error.paths.joined(separator: ", ")) kept the"
                    + " files from following it.", causes: [error.description],
                hint: "Keep a copy of them, then: countersign discard")
        }
    }
}

extension Agreement {
    /// Puts an amendment on the desk whose text the working files already are, and clears away the draft it came from.
    ///
    /// A draft that holds commits of its own is a person's work, and stays; a former branch of the same amendment holds
    /// none.
    public func leave(_ desk: Desk, for amendment: Amendment, in history: History) throws(AgreementError) {
        var isFormerBranch = false
        if case .draft(let slug) = desk, let tip = try reference(Self.drafts + slug.description) {
            let former = try history.amendment(formerlyOn: slug)
            if former?.name == amendment.name, case .good = history.verifier.acts.act(tip) { isFormerBranch = true }
        }
        try attempt("The working tree cannot be switched.") { () throws(GitError) in
            try repository.attachHead(to: amendment.name.reference, message: "countersign: propose \(amendment.name)")
            guard case .draft = desk, let draft = desk.reference, let tip = try repository.reference(draft),
                isFormerBranch || history.ledger.number(of: tip) != nil
            else { return }
            try repository.deleteReference(draft, expecting: tip)
        }
    }
}

extension Agreement {
    /// The tree at the tip of a draft; nil where there is no such draft.
    public func draftTree(_ slug: Slug) throws(AgreementError) -> ObjectID? {
        guard let tip = try reference(Self.drafts + slug.description) else { return nil }
        return try tree(of: tip)
    }

    /// The tree of any commit of git's, ours or not: its first line names it.
    func tree(of commit: ObjectID) throws(AgreementError) -> ObjectID? {
        try attempt("The commit \(commit) cannot be read.") { () throws(GitError) in
            let bytes = try repository.object(commit, limit: 64 * 1024 * 1024).bytes
            return ObjectID(hex: String(decoding: bytes.dropFirst(5).prefix(40), as: UTF8.self))
        }
    }
}
