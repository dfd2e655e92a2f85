public import GitStore

extension History {
    /// The text that a commit holds, with what it changes, carried onto the newest version.
    ///
    /// It may be on an amendment that landed without it, or on a head that was set aside. What it changes is seen from
    /// the last commit that leads to the agreement as well.
    ///
    /// - Throws: `misused` where it has nothing in common with the agreement, `refused` where it holds no valid text.
    public func carried(from commit: ObjectID) throws(AgreementError) -> CarriedText {
        let repository = agreement.repository
        func isShared(_ id: ObjectID) -> Bool { (try? repository.isDescendant(ledger.head, of: id)) ?? false }
        guard
            case .good(let (own, start)) = verifier.acts.firstParents(
                from: commit, limit: Verifier.amendmentLimit, until: { $0 == ledger.head || isShared($0) }),
            let start, let tree = try agreement.tree(of: commit), let before = try agreement.tree(of: start)
        else {
            throw AgreementError(
                .misused, "\(commit) does not come from a version of this agreement.",
                hint: "Name an amendment, a draft or a commit of this copy.")
        }
        guard !own.isEmpty else {
            throw AgreementError(
                .misused, "What \(commit) says is part of the agreement already.", hint: "See it: countersign log")
        }
        let (text, ancestor) = (try self.text(of: tree), try self.text(of: before))
        let today = ActTime(at: max(agreement.clock.now(), current.time.seconds), in: text.declaration.zone)
        let old = try version(lastVersion(before: start))
        let dates = InForceMerger(text: text, old: old, new: current, ledger: ledger, today: today ?? current.time)
        return carried(try merger(ancestor, current.text, text, .carried(dates)).merge(), onto: current)
    }

    /// The newest version that leads to a commit by its first parents.
    private func lastVersion(before commit: ObjectID) -> Int {
        let walk = verifier.acts.firstParents(from: commit, limit: Verifier.amendmentLimit) {
            ledger.number(of: $0) != nil
        }
        guard case .good(let (_, end)) = walk, let end else { return 0 }
        return ledger.number(of: end) ?? 0
    }

    /// Lays a carried text out in the files of a draft that was just begun from the newest version.
    public func layOut(_ carried: CarriedText, inNewDraft slug: Slug) throws(AgreementError) {
        try agreement.follow(from: current.text.tree, to: try agreement.store(carried.files))
        // To git they are edits of the version's files.
        try agreement.adopt(current.text.tree)
    }
}
