public import GitStore

extension History {
    /// Why a remote without `main` is not a new host, which would be sent everything: it holds something, and nothing of
    /// that belongs to this agreement. Nil where it is empty, or holds a part, as one does that lost its `main` alone.
    ///
    /// - Parameter references: all that the remote has, by full names; its amendments were fetched.
    public func refusal(
        of remote: String, holding references: [String: ObjectID]
    ) throws(AgreementError) -> AgreementError? {
        guard !references.isEmpty,
            try agreement.ancestors(among: Set(references.values), of: ledger.head).isEmpty,
            !references.contains(where: { holdsAct(leadingTo: $0.value, on: $0.key) })
        else { return nil }
        let finding = Finding(
            .reference,
            "\(remote) has no main, and what it has is no part of this agreement: \(Self.names(references)).",
            hint: "If the agreement is to be shared there all the same, send it first: git push \(remote) main."
                + " Otherwise set \(remote) to where it is: git remote set-url \(remote) URL")
        return AgreementError(
            .refused, "\(remote) holds something else, and nothing of this agreement.", findings: [finding],
            on: [Agreement.main], hint: finding.hint.map { "\($0); and then: \(Remote.sync(remote))" })
    }

    private func holdsAct(leadingTo tip: ObjectID, on reference: String) -> Bool {
        AmendmentName(reference: reference).flatMap { soundTip(of: $0, leadingTo: tip) } != nil
    }

    /// The first of them as git names them, and how many more there are.
    private static func names(_ references: [String: ObjectID]) -> String {
        let prefix = "refs/heads/"
        let names = references.keys.map { $0.hasPrefix(prefix) ? String($0.dropFirst(prefix.count)) : $0 }.sorted()
        let shown = names.prefix(3).joined(separator: ", ")
        return names.count > 3 ? "\(shown), and \(names.count - 3) more" : shown
    }
}
