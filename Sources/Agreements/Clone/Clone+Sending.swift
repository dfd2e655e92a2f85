internal import GitStore

extension Agreement {
    /// What this clone has and a remote, as last fetched, has not; `main` first.
    public func unsent(to remote: String, _ history: History) throws(AgreementError) -> [Exchange.Update] {
        var updates: [Exchange.Update] = []
        let theirMain = try reference(tracking(remote, Self.main))
        let isBehind = theirMain.map { history.ledger.number(of: $0) != nil } ?? true
        // Where the two have parted, nothing can be sent until a person has decided.
        if let theirMain, !isBehind, try !isDescendant(theirMain, of: history.ledger.head) { return [] }
        if theirMain != history.ledger.head, isBehind {
            updates.append(.init(reference: Self.main, from: theirMain, to: history.ledger.head))
        }
        for branch in try history.branches() where !branch.hasLanded && branch.amendment != nil {
            let theirs = try reference(tracking(remote, branch.name.reference))
            if let theirs {
                guard theirs != branch.tip, try isDescendant(branch.tip, of: theirs) else { continue }
            }
            updates.append(.init(reference: branch.name.reference, from: theirs, to: branch.tip))
        }
        for (name, tip) in try amendments(of: remote) where history.ledger.hasLanded(name) {
            // A branch that says more than what landed, such as a refusal, is not ours to take away.
            guard try isDescendant(history.ledger.head, of: tip) else { continue }
            updates.append(.init(reference: name.reference, from: tip, to: nil))
        }
        return updates
    }

    /// What was done on amendments and cannot follow what a remote was seen to have: this clone did not take that in.
    ///
    /// So it is where another fetch ran while a person was being asked. Where it is known that the two have parted, it is
    /// not said again.
    ///
    /// - Parameters:
    ///   - acted: the amendments that a person is acting on.
    ///   - unsent: what can follow, and is about to be sent.
    public func overtaken(
        _ acted: Set<AmendmentName>, at remote: String, unsent: [Exchange.Update], _ history: History
    ) throws(AgreementError) -> [Exchange.Update] {
        guard !acted.isEmpty, try !history.partedCopies().contains(where: { $0.remote == remote }) else { return [] }
        let unsent = Set(unsent.map(\.reference))
        var updates: [Exchange.Update] = []
        for branch in try history.branches() where !branch.hasLanded && acted.contains(branch.name) {
            let reference = branch.name.reference
            if unsent.contains(reference) { continue }
            let theirs = try self.reference(tracking(remote, reference))
            if let theirs, try isDescendant(theirs, of: branch.tip) { continue }
            updates.append(.init(reference: reference, from: theirs, to: branch.tip))
        }
        return updates
    }

    /// Whether what a remote was seen to have as `main`, by whatever fetch, is a version held here, or one that sound versions
    /// alone lead to from there.
    public func followsSoundly(_ remote: String, _ history: History) throws(AgreementError) -> Bool {
        guard let theirs = try reference(tracking(remote, Self.main)), history.ledger.number(of: theirs) == nil
        else { return true }
        return history.verifier.verify(main: theirs, root: id, from: history.ledger).findings.isEmpty
    }
}
