internal import GitStore

extension Agreement {
    /// Removes the branches of amendments that are part of the agreement: their acts are on `main`.
    ///
    /// A branch that says more than what landed is kept, and so is one that another working tree shows.
    public func discardLanded(_ history: History) throws(AgreementError) {
        for branch in try history.branches() where branch.hasLanded {
            guard try isDescendant(history.ledger.head, of: branch.tip),
                repository.otherWorkingTree(showing: branch.name.reference) == nil
            else { continue }
            if try desk() == .amendment(branch.name) {
                do throws(AgreementError) {
                    try open(.main, tree: history.current.text.tree)
                } catch  where error.kind == .misused {
                    // Edits stand in the way: the branch stays until they are somewhere else.
                    continue
                }
            }
            try attempt("The branch of \(branch.name) cannot be removed.") { () throws(GitError) in
                try repository.deleteReference(branch.name.reference, expecting: branch.tip)
            }
        }
    }
}
