internal import GitStore

extension History {
    /// Lays the merged files of the draft on the desk out, and lets it begin from the version they were carried onto.
    ///
    /// - Parameters:
    ///   - slug: the draft.
    ///   - working: the text that the working files are.
    /// - Throws: `misused` where the draft holds commits of its own, which would be lost.
    public func layOut(_ carried: CarriedText, ofDraft slug: Slug, from working: Text) throws(AgreementError) {
        let reference = Agreement.drafts + slug.description
        guard let tip = try agreement.reference(reference), ledger.number(of: tip) != nil else {
            throw AgreementError(
                .misused, "The draft \(slug) holds commits of its own, and is not carried along.",
                hint: "Begin another from the newest version: countersign switch, then countersign draft NAME")
        }
        // The files first: a draft of the old version whose files have the new one's changes is carried on cleanly.
        try agreement.follow(from: working.tree, to: try agreement.store(carried.files))
        try attempt("The draft \(slug) cannot be moved.") { () throws(GitError) in
            try agreement.repository.updateReference(
                reference, to: carried.version.id, expecting: tip,
                message: "countersign: carry onto version \(carried.version.number)")
        }
        try agreement.adopt(carried.version.text.tree)
    }
}
