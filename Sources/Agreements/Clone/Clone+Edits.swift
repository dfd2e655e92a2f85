public import GitStore

extension History {
    /// The paths in which the working files differ from what is on the table: what a proposal would change.
    ///
    /// On a draft that is the version it began from, so that work kept in commits of its own counts too; elsewhere it
    /// is what the branch holds. Nothing where there are no working files.
    public func unproposedPaths() throws(AgreementError) -> [String] {
        guard case .draft(let slug) = try agreement.desk(), agreement.repository.workingDirectory != nil,
            let tree = try version(draftedFrom: slug)?.text.tree
        else { return try agreement.edits() }
        return try attempt("The working tree cannot be compared.") { () throws(GitError) in
            try agreement.repository.changedPaths(from: tree)
        }
    }

    /// The version that a draft was begun from; nil where there is no such draft, or it began from none.
    public func version(draftedFrom slug: Slug) throws(AgreementError) -> Version? {
        try draftChain(slug).map { chain throws(AgreementError) in try version(chain.base) }
    }

    /// How many commits of a person's own a draft holds.
    public func commitsOfDraft(_ slug: Slug) throws(AgreementError) -> Int { try draftChain(slug)?.commits ?? 0 }

    private func draftChain(_ slug: Slug) throws(AgreementError) -> (base: Int, commits: Int)? {
        guard let tip = try agreement.reference(Agreement.drafts + slug.description) else { return nil }
        let walk = verifier.acts.firstParents(from: tip, limit: Verifier.amendmentLimit) {
            ledger.number(of: $0) != nil
        }
        guard case .good(let (chain, end)) = walk, let end, let base = ledger.number(of: end) else { return nil }
        return (base, chain.count)
    }
}

extension Agreement {
    /// The commit that somebody names: by its full id, or by a branch or other reference.
    ///
    /// - Throws: `misused` where there is nothing of that name.
    public static func commit(named name: String, in repository: Repository) throws(AgreementError) -> ObjectID {
        if let id = ObjectID(hex: name) { return id }
        let places = [
            "", "refs/heads/", "refs/heads/draft/", "refs/heads/amendment/", "refs/remotes/", "refs/tags/", "refs/",
            "refs/countersign/",
        ]
        for prefix in places {
            // A name that git would not take is no reference; the next may be.
            if let id = (try? repository.reference(prefix + name)) ?? nil { return id }
        }
        throw AgreementError(
            .misused, "There is no commit or branch \(name).",
            hint: "Give a branch, such as origin/main, or the 40 digits of a commit.")
    }
}
