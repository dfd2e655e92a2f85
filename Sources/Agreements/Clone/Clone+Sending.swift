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
}
