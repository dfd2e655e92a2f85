extension History {
    /// Carries an amendment onto a newer version with a text.
    ///
    /// - Parameter version: the newest where nil; any that is newer than the amendment's base will do.
    public func draftRefresh(
        of amendment: Amendment, text: Text, onto version: Version? = nil, by author: Author
    ) throws(AgreementError) -> ActDraft {
        let version = version ?? current
        return try draft(
            .refresh, on: amendment, tree: text.tree, digest: text.digest, base: version,
            parents: [amendment.tip, version.id],
            subject: "Refresh \(amendment.name) onto version \(version.number)", by: author)
    }
}
