internal import FoundationEssentials
public import GitStore

/// What a person decided when this clone and its `main` no longer agreed.
public struct Decision {
    /// What the agreement goes on from.
    public let history: History
    /// The heads that were not chosen, each kept under a reference of its own.
    public let setAside: [SetAside]

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

extension Agreement {
    /// Goes on from a head that a person has chosen, where `main` was moved back or apart, or another copy holds other
    /// versions.
    ///
    /// Everything on the chosen head is verified from the beginning. What was not chosen stays under
    /// `refs/countersign/set-aside/`, and the decision is written into `.git/countersign/decisions`, before `main` moves.
    ///
    /// - Parameter person: who decides, as the log is to say.
    /// - Throws: `refused` where the chosen head is not sound, `misused` where there is nothing to decide.
    public func adopt(_ head: ObjectID, by person: String) throws(AgreementError) -> Decision {
        try refuseIncompleteCopy()
        let now = try history()
        let verifier = Verifier(repository)
        let (ledger, findings) = verifier.verify(main: head, root: id)
        guard findings.isEmpty, let ledger else {
            throw AgreementError(findings: findings, "\(head) is not the head of a sound copy of the agreement.")
        }
        guard now.forkedFrom != nil || now.ledger.number(of: head) == nil || now.head != now.ledger.head else {
            throw AgreementError(
                .misused, "There is nothing to decide: \(head) is a version of what this clone holds already.",
                hint: "To read an older version: countersign show VERSION")
        }
        let others = Set([now.head, now.ledger.head]).filter { ledger.number(of: $0) == nil }
        guard !others.isEmpty || now.forkedFrom != nil else {
            throw AgreementError(
                .misused, "There is nothing to decide: what this clone holds is part of \(head), or that head itself.",
                hint: "To take in what the other side has: countersign sync")
        }
        let setAside = try others.sorted().map { other throws(AgreementError) in try keep(other) }
        try log(head, ledger, setAside, by: person)
        if try desk() == .main {
            switch verifier.version(ledger.versions.count - 1, in: ledger) {
            case .good(let newest): try show(newest.text.tree)
            case .refused(let findings): throw AgreementError(findings: findings, "\(head) cannot be read.")
            }
        }
        if now.head != head {
            try attempt("main cannot be moved.") { () throws(GitError) in
                try repository.updateReference(
                    Self.main, to: head, expecting: now.head, message: "countersign: adopt \(head) by \(person)")
            }
        }
        // Last: until then the clone is still seen to be forked, and the decision can be taken again.
        RememberedLedger(in: repository.gitDirectory).write(ledger)
        let history = try history()
        try writeAllowedSigners(history)
        return Decision(history: history, setAside: setAside)
    }

    /// Where heads are kept that a person did not choose: no part of the agreement, and sent to nobody.
    private static let setAside = "refs/countersign/set-aside/"

    private func keep(_ head: ObjectID) throws(AgreementError) -> Decision.SetAside {
        let name = Self.setAside + head.description
        if try reference(name) == nil {
            try attempt("\(head) cannot be kept.") { () throws(GitError) in
                try repository.updateReference(name, to: head, expecting: nil, message: "countersign: set aside")
            }
        }
        return Decision.SetAside(head: head, reference: name)
    }

    /// One line a decision, which later ones only ever add to.
    private func log(
        _ head: ObjectID, _ ledger: Ledger, _ setAside: [Decision.SetAside], by person: String
    ) throws(AgreementError) {
        let kept = setAside.map { "; set aside \($0.head) as \($0.reference)" }.joined()
        let visible = VisibleText.escaped(person)
        let line = "\(clock.now()) \(visible) adopted \(head), version \(ledger.versions.count - 1)\(kept)\n"
        let path = repository.gitDirectory + "/countersign/decisions"
        do {
            let before = FileManager.default.contents(atPath: path) ?? Data()
            try WholeFile.write(before + Data(line.utf8), to: path)
        } catch {
            throw AgreementError(.undecided, "The decision cannot be logged.", causes: ["\(error)"])
        }
    }
}
