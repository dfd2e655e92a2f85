internal import GitStore

extension Agreement {
    /// What was begun here and not proposed, in order of name: nobody else knows of it.
    public func drafts() throws(AgreementError) -> [Slug] {
        let references = try attempt("The drafts cannot be read.") { () throws(GitError) in
            try repository.references(under: Self.drafts)
        }
        return references.compactMap { Slug($0.name.dropFirst(Self.drafts.count)) }
    }
}

extension History {
    /// The amendment whose former branch a draft is, kept where both sides acted at once; nil where it is none, or where
    /// that amendment takes no other text any more.
    ///
    /// Commits that a person made on top of it change nothing about that.
    public func amendment(formerlyOn slug: Slug) throws(AgreementError) -> Amendment? {
        guard let tip = try agreement.reference(Agreement.drafts + slug.description),
            let name = try act(leadingTo: tip)?.amendment,
            slug.description.hasPrefix(Agreement.formerBranch(of: name) + "-"), !ledger.hasLanded(name),
            let now = try agreement.reference(name.reference),
            let amendment = branch(name, tip: now).amendment, !amendment.isWithdrawn, !amendment.isExecuted
        else { return nil }
        return amendment
    }

    /// The newest act among what leads to a commit from a version.
    private func act(leadingTo tip: ObjectID) throws(AgreementError) -> Act? {
        let walk = verifier.acts.firstParents(from: tip, limit: Verifier.amendmentLimit) {
            ledger.number(of: $0) != nil
        }
        guard case .good(let (chain, _)) = walk else { return nil }
        for id in chain {
            if case .good(let act) = verifier.acts.act(id) { return act }
        }
        return nil
    }

    /// Lays the merged files of the draft on the desk out, and lets it begin from the version they were carried onto.
    ///
    /// - Parameters:
    ///   - slug: the draft.
    ///   - working: the text that the working files are.
    /// - Returns: the draft that keeps what it held, where that was commits of a person's own.
    @discardableResult
    public func layOut(_ carried: CarriedText, ofDraft slug: Slug, from working: Text) throws(AgreementError) -> Slug? {
        let reference = Agreement.drafts + slug.description
        guard let tip = try agreement.reference(reference) else {
            throw AgreementError(
                .misused, "There is no draft \(slug) any more.", hint: "Begin one: countersign draft \(slug)")
        }
        let isPlain = ledger.number(of: tip) != nil
        let kept = isPlain ? nil : try agreement.keepAsDraft(tip, named: "\(slug.description.prefix(50))-before")
        // The files first: a draft of the old version whose files have the new one's changes is carried on cleanly.
        try agreement.follow(from: working.tree, to: try agreement.store(carried.files))
        try attempt("The draft \(slug) cannot be moved.") { () throws(GitError) in
            try agreement.repository.updateReference(
                reference, to: carried.version.id, expecting: tip,
                message: "countersign: carry onto version \(carried.version.number)")
        }
        try agreement.adopt(carried.version.text.tree)
        return kept
    }
}

extension Agreement {
    /// What a draft is called, a number apart, that keeps what a branch held before it followed the other side's.
    static func formerBranch(of name: AmendmentName) -> String { "\(name.slug.description.prefix(50))-mine" }

    /// Keeps a commit as a draft of a name that is free: this one, and a number.
    func keepAsDraft(_ tip: ObjectID, named name: String) throws(AgreementError) -> Slug {
        for number in 1...1_000 {
            guard let slug = Slug("\(name)-\(number)") else { continue }
            guard try reference(Self.drafts + slug.description) == nil else { continue }
            try attempt("The draft \(slug) cannot be made.") { () throws(GitError) in
                try repository.updateReference(
                    Self.drafts + slug.description, to: tip, expecting: nil, message: "countersign: keep")
            }
            return slug
        }
        throw AgreementError(
            .misused, "There are a thousand drafts \(name) already.", hint: "Remove some: countersign discard NAME")
    }
}
