internal import FoundationEssentials
public import GitStore

/// What a person decided when this clone and its `main` no longer agreed.
public struct Decision {
    /// What the agreement goes on from.
    public let history: History
    /// The heads that were not chosen, each kept under a reference of its own.
    public let setAside: [SetAside]
    /// The amendments of versions that were set aside which are open again, in the order in which they had become versions.
    public let reopened: [AmendmentName]

    /// A head that was not chosen, and where it is kept.
    public struct SetAside: Hashable, Sendable {
        /// The commit.
        public let head: ObjectID
        /// The full name of the reference that keeps it.
        public let reference: String
    }
}

extension History {
    /// The head that this clone has verified before and that `main` does not contain any more; nil where it does.
    ///
    /// Then the clone is *forked*: nothing is written until a person decides which head to go on from.
    public var forkedFrom: ObjectID? {
        findings.contains { $0.rule == .notRolledBack } ? ledger.head : nil
    }

    /// Refuses to write into a clone whose `main` does not contain what it has verified before.
    func refuseFork() throws(AgreementError) {
        guard forkedFrom != nil else { return }
        throw AgreementError(findings: findings, "main does not contain what this clone has verified before.")
    }
}

extension History {
    /// Goes on from a head that a person has chosen, where `main` was moved back or apart, or another copy holds other
    /// versions.
    ///
    /// What was not chosen stays under `refs/countersign/set-aside/`, and the decision is written into
    /// `.git/countersign/decisions`, before `main` moves. An amendment that was executed on a version which both hold is
    /// open again, with every consent that was given to it.
    ///
    /// - Parameter person: who decides, as the log is to say.
    public func adopt(_ chosen: Alternative, by person: String) throws(AgreementError) -> Decision {
        let (agreement, repository) = (agreement, agreement.repository)
        let setAside = try heads(besides: chosen).sorted().map { other throws(AgreementError) in
            try agreement.keep(other)
        }
        try agreement.log(chosen, setAside, by: person)
        let desk = try agreement.desk()
        if desk == .main {
            switch verifier.version(chosen.newest, in: chosen.ledger) {
            case .good(let newest): try agreement.show(newest.text.tree)
            case .refused(let findings): throw AgreementError(findings: findings, "\(chosen.head) cannot be read.")
            }
        }
        let reopened = try agreement.reopen(chosen.reopened)
        if head != chosen.head {
            try attempt("main cannot be moved.") { () throws(GitError) in
                try repository.updateReference(
                    Agreement.main, to: chosen.head, expecting: head,
                    message: "countersign: adopt \(chosen.head) by \(person)")
            }
        }
        // Last: until then the clone is still seen to be forked, and the decision can be taken again.
        RememberedLedger(in: repository).write(chosen.ledger)
        let history = try agreement.history()
        try agreement.forgetPartedCopies(history)
        try agreement.writeAllowedSigners(history)
        // Edits may stand in the way; then the next exchange does it.
        try? agreement.discardLanded(history)
        return Decision(history: history, setAside: setAside, reopened: reopened)
    }
}

extension Agreement {
    /// Where heads are kept that a person did not choose: no part of the agreement, and sent to nobody.
    private static let setAside = "refs/countersign/set-aside/"

    fileprivate func keep(_ head: ObjectID) throws(AgreementError) -> Decision.SetAside {
        let name = Self.setAside + head.description
        if try reference(name) == nil {
            try attempt("\(head) cannot be kept.") { () throws(GitError) in
                try repository.updateReference(name, to: head, expecting: nil, message: "countersign: set aside")
            }
        }
        return Decision.SetAside(head: head, reference: name)
    }

    /// Puts the branches of amendments that are no versions any more where they were when they became some; one that is
    /// still there is left as it is.
    ///
    /// - Returns: those that have a branch now.
    fileprivate func reopen(_ amendments: [Amendment]) throws(AgreementError) -> [AmendmentName] {
        for amendment in amendments where try reference(amendment.name.reference) == nil {
            try attempt("\(amendment.name) cannot be opened again.") { () throws(GitError) in
                try repository.updateReference(
                    amendment.name.reference, to: amendment.tip, expecting: nil, message: "countersign: adopt")
            }
            RememberedBranches(of: self).note(amendment.tip, of: amendment.name)
        }
        return amendments.map(\.name)
    }

    /// One line a decision, which later ones only ever add to.
    fileprivate func log(
        _ chosen: Alternative, _ setAside: [Decision.SetAside], by person: String
    ) throws(AgreementError) {
        let kept = setAside.map { "; set aside \($0.head) as \($0.reference)" }.joined()
        let visible = VisibleText.escaped(person)
        let line = "\(clock.now()) \(visible) adopted \(chosen.head), version \(chosen.newest)\(kept)\n"
        let path = repository.note("decisions")
        do {
            let before = FileManager.default.contents(atPath: path) ?? Data()
            try WholeFile.write(before + Data(line.utf8), to: path)
        } catch {
            throw AgreementError(.undecided, "The decision cannot be logged.", causes: ["\(error)"])
        }
    }
}
