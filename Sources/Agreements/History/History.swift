public import GitStore
internal import SSHSignature

/// What a clone's `main` and its open amendments say at one moment, everything of it verified.
public struct History {
    /// The clone that it was read from.
    public let agreement: Agreement
    let verifier: Verifier
    /// The valid prefix of `main`.
    public let ledger: Ledger
    /// What `main` points at; beyond the ledger's head where something there is not sound.
    public let head: ObjectID
    /// What speaks against whatever stands on `main` beyond the valid prefix.
    public let findings: [Finding]
    /// The newest version.
    public let current: Version

    init(agreement: Agreement, verifier: Verifier, ledger: Ledger, head: ObjectID, findings: [Finding])
        throws(AgreementError)
    {
        self.agreement = agreement
        self.verifier = verifier
        self.ledger = ledger
        self.head = head
        self.findings = findings
        current = try Self.version(ledger.versions.count - 1, ledger, verifier)
    }

    /// A version by its number.
    public func version(_ number: Int) throws(AgreementError) -> Version {
        _ = try id(of: number)
        return try number == current.number ? current : Self.version(number, ledger, verifier)
    }

    private func id(of number: Int) throws(AgreementError) -> ObjectID {
        guard ledger.versions.indices.contains(number) else {
            throw AgreementError(.misused, "There is no version \(number); the newest is \(current.number).")
        }
        return ledger.versions[number]
    }

    private static func version(_ number: Int, _ ledger: Ledger, _ verifier: Verifier) throws(AgreementError) -> Version
    {
        switch verifier.version(number, in: ledger) {
        case .good(let version): return version
        case .refused(let findings): throw AgreementError(findings: findings, "Version \(number) cannot be read.")
        }
    }

    /// An amendment's branch, and what came of judging it.
    public struct Branch {
        /// The name that the branch gives.
        public let name: AmendmentName
        /// The commit that the branch points at.
        public let tip: ObjectID
        /// The amendment where every act on the branch is sound.
        public let amendment: Amendment?
        /// What speaks against the branch otherwise.
        public let findings: [Finding]
        /// Whether an amendment of this name is part of the agreement already.
        public let hasLanded: Bool

        /// Whether it cannot be said whether it is sound: something of it is missing, or it is more than is read at once.
        public var isUndecided: Bool {
            amendment == nil && !hasLanded && findings.contains { $0.severity == .undecided }
        }
    }

    /// Every amendment branch of this clone, in order of name.
    public func branches() throws(AgreementError) -> [Branch] {
        let repository = agreement.repository
        let references = try attempt("The amendments cannot be read.") { () throws(GitError) in
            try repository.references(under: AmendmentName.branches)
        }
        return references.compactMap { reference in
            guard let name = AmendmentName(reference: reference.name) else { return nil }
            return branch(name, tip: reference.target)
        }
    }

    /// What came of judging an amendment up to a commit.
    public func branch(_ name: AmendmentName, tip: ObjectID) -> Branch { branch(name, tip: tip, on: .own) }

    /// - Parameter account: whose branch it is.
    func branch(_ name: AmendmentName, tip: ObjectID, on account: OpenAllowance.Account) -> Branch {
        let place = Verifier.BranchPlace(name: name, tip: tip, head: ledger.head)
        if let known = verifier.branches[place] { return known }
        let hasLanded = ledger.hasLanded(name)
        switch verifier.amendment(name, tip: tip, in: ledger, on: account) {
        case .good(let amendment):
            let branch = Branch(name: name, tip: tip, amendment: amendment, findings: [], hasLanded: hasLanded)
            verifier.branches[place] = branch
            return branch
        case .refused(let findings):
            return Branch(name: name, tip: tip, amendment: nil, findings: findings, hasLanded: hasLanded)
        }
    }

    /// The sound amendments that are not yet part of the agreement, in order of name.
    public func amendments() throws(AgreementError) -> [Amendment] {
        try branches().filter { !$0.hasLanded }.compactMap(\.amendment)
    }

    /// The amendment of a name.
    ///
    /// - Throws: `misused` where there is none, `refused` where its branch is not sound.
    public func amendment(_ name: AmendmentName) throws(AgreementError) -> Amendment {
        // Asked first: where a merge was cut short behind main, the branch is still there.
        guard !ledger.hasLanded(name) else {
            throw AgreementError(
                .misused, "\(name) is part of the agreement already.", hint: "Read it: countersign show \(name)")
        }
        let repository = agreement.repository
        let tip = try attempt("The amendment \(name) cannot be read.") { () throws(GitError) in
            try repository.reference(name.reference)
        }
        guard let tip else {
            throw AgreementError(
                .misused, "There is no amendment \(name).",
                hint: detour(on: name)?.hint ?? "See what there is: countersign list")
        }
        let branch = branch(name, tip: tip)
        guard let amendment = branch.amendment else {
            var error = AgreementError(findings: branch.findings, "The amendment \(name) is not sound.")
            error.hint = detour(on: name)?.hint ?? error.hint
            throw error
        }
        return amendment
    }

    /// The amendment that a version came from, with all its acts; nil for version 0.
    ///
    /// What was verified when the ledger took the version in is read here, and not judged once more.
    public func landing(of number: Int) throws(AgreementError) -> (merge: Act, amendment: Amendment)? {
        _ = try id(of: number)
        guard number > 0 else { return nil }
        switch verifier.recordedLanding(of: number, in: ledger) {
        case .good(let landing): return landing
        case .refused(let findings): throw AgreementError(findings: findings, "Version \(number) cannot be read.")
        }
    }

    /// When a version was executed: the moment of the consent that completed it; nil for version 0.
    public func execution(of number: Int) throws(AgreementError) -> ActTime? {
        let id = try id(of: number)
        guard number > 0 else { return nil }
        switch verifier.completion(of: id) {
        case .good(let consent): return consent.time
        case .refused(let findings): throw AgreementError(findings: findings, "Version \(number) is not sound.")
        }
    }

    /// The opening act.
    public func opening() throws(AgreementError) -> Act {
        switch verifier.opening(ledger.root) {
        case .good(let (act, _)): return act
        case .refused(let findings): throw AgreementError(findings: findings, "The opening is not sound.")
        }
    }

    /// Every text that was put on the table of an amendment upon the version it follows now, oldest first; the last is
    /// the one that lies there.
    public func textsOnTheTable(of amendment: Amendment) throws(AgreementError) -> [Text] {
        let first = amendment.acts.lastIndex { $0.kind == .refresh } ?? 0
        var texts: [Text] = []
        for act in amendment.acts[first...] where act.kind.changesText { texts.append(try text(of: act.tree)) }
        return texts
    }

    /// The content of a file of a text.
    public func content(of file: TextFile) throws(AgreementError) -> [UInt8] {
        try attempt("\(file.path) cannot be read.") { () throws(GitError) in try verifier.texts.bytes(of: file) }
    }

    /// The text of any tree of this repository, for showing what a draft would be.
    public func text(of tree: ObjectID) throws(AgreementError) -> Text {
        switch verifier.texts.text(of: tree, opening: false) {
        case .good(let text): return text
        case .refused(let findings): throw AgreementError(findings: findings, "The text is not valid.")
        }
    }
}
