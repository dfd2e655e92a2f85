/// What the rules would say of a person's next step, before anyone is told to take it.
extension History {
    /// Whether a person may do what an amendment waits for, as it would be signed now with their key.
    ///
    /// Another text is nothing that could be judged before it is written: to look for one is always allowed.
    public func allows(_ step: Standing.Step, by author: Author, on amendment: Amendment) -> Bool {
        guard head == ledger.head else { return false }
        do throws(AgreementError) {
            switch step {
            case .enrol:
                let newcomer = try newcomer(author.key, on: amendment)
                try check(draftEnrolment(in: amendment, by: newcomer), on: amendment)
            case .accept: try checkConsent(to: amendment, by: author)
            case .merge: try check(draftMerge(of: amendment, by: author), on: amendment)
            case .refresh:
                // It is judged by the newer version: a key that is in the older one alone can do nothing any more.
                let isTaken = amendment.base.text.keyOwners[author.key] != nil
                return !isTaken || current.text.keyOwners[author.key] != nil
            case .propose: break
            }
            return true
        } catch {
            return false
        }
    }

    /// Refuses a consent that the rules would refuse, as it will stand behind the enrolment of a key that is owed.
    ///
    /// - Throws: `refused` with what the rules have against it.
    public func checkConsent(to amendment: Amendment, by author: Author) throws(AgreementError) {
        let current = try enrolled(author, in: amendment)
        try check(draftConsent(to: current, by: author), on: current)
    }

    /// An amendment as it would be with a person's consent.
    ///
    /// - Throws: `refused` with what the rules have against it.
    public func previewConsent(to amendment: Amendment, by author: Author) throws(AgreementError) -> Amendment {
        let current = try enrolled(author, in: amendment)
        return try preview(draftConsent(to: current, by: author), on: current)
    }

    /// An amendment as it would be with a key enrolled that is owed.
    private func enrolled(_ author: Author, in amendment: Amendment) throws(AgreementError) -> Amendment {
        guard amendment.keysToEnrol[author.key] == author.owner else { return amendment }
        return try preview(draftEnrolment(in: amendment, by: author), on: amendment)
    }
}
