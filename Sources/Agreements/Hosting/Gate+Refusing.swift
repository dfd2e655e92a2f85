internal import GitStore

/// The demands of a host that are no rules of the format.
extension Gate {
    func refusal(_ reference: String, _ rule: RuleName, _ message: String, hint: String? = nil) -> Refusal {
        Refusal(reference: reference, finding: Finding(rule, message, hint: hint))
    }

    /// What the verifier has against a reference; what it only remarks stops no push.
    static func refusals(_ reference: String, _ findings: [Finding]) -> [Refusal] {
        findings.filter { $0.severity != .warning }.map { Refusal(reference: reference, finding: $0) }
    }

    /// A name that has no place on a host.
    static func refusalOfName(_ update: Exchange.Update) -> Refusal? {
        guard update.reference != Agreement.main, AmendmentName(reference: update.reference) == nil else { return nil }
        let isDraft = update.reference.hasPrefix(Agreement.drafts)
        return Refusal(
            reference: update.reference,
            finding: Finding(
                .reference,
                isDraft
                    ? "Drafts are private: they are never sent."
                    : "\(VisibleText.escaped(update.reference)) is no part of an agreement.",
                hint: isDraft
                    ? "Propose it: countersign propose" : "Only main and amendments are sent: countersign sync"))
    }

    /// The removal of an amendment that is not part of the agreement, or says more than what landed.
    func refusal(ofRemoving name: AmendmentName, _ update: Exchange.Update, _ ledger: Ledger) throws(AgreementError)
        -> Refusal?
    {
        guard ledger.hasLanded(name) else {
            return refusal(
                name.reference, .reference, "\(name) is not part of the agreement, so its acts are kept.",
                hint: "To close it: countersign withdraw \(name)")
        }
        guard let tip = update.from else { return nil }
        let isContained = try attempt("The history cannot be compared.") { () throws(GitError) in
            try repository.isDescendant(ledger.head, of: tip)
        }
        guard !isContained else { return nil }
        return refusal(name.reference, .reference, "The branch of \(name) says more than what landed, and is kept.")
    }

    /// What would be right if `main` were where the same push brings it.
    func refusalOfHaste(_ name: AmendmentName) -> Refusal {
        refusal(
            name.reference, .reference, "\(name) rests on versions that are not here yet, but come with the same push.",
            hint: "Send main first, by itself: countersign sync, or git push origin main")
    }

    func refusalOfFuture(_ reference: String, _ commit: ObjectID, _ time: ActTime) -> Refusal? {
        DatesRule.finding(on: commit, dated: time, now: clock.now(), severity: .error).map {
            Refusal(reference: reference, finding: $0)
        }
    }

    func refusalOfActs(_ count: Int, in push: [Exchange.Update]) -> [Refusal] {
        guard count > limits.acts, let first = push.first else { return [] }
        return [
            refusal(
                first.reference, .limits, "The push brings \(count) acts; this host takes \(limits.acts) at once.",
                hint: "Send them in parts: git push origin COMMIT:refs/heads/NAME")
        ]
    }

    /// Parties that would have more open amendments than the host keeps.
    func refusalsOfCrowd(after push: [Exchange.Update], _ ledger: Ledger) throws(AgreementError) -> [Refusal] {
        let begun = push.filter { $0.from == nil && $0.to != nil }
        guard !begun.isEmpty else { return [] }
        let here = try attempt("The amendments cannot be read.") { () throws(GitError) in
            try repository.references(under: AmendmentName.branches)
        }
        var tips = Dictionary(here.map { ($0.name, $0.target) }) { first, _ in first }
        for update in push { tips[update.reference] = update.to }
        var open: [PartyID: Int] = [:]
        for (reference, tip) in tips {
            guard let name = AmendmentName(reference: reference), !ledger.hasLanded(name), !isWithdrawn(tip) else {
                continue
            }
            open[name.party, default: 0] += 1
        }
        return begun.compactMap { update in
            guard let name = AmendmentName(reference: update.reference),
                let count = open[name.party], count > limits.openAmendments
            else { return nil }
            return refusal(
                update.reference, .limits,
                "\(name.party) would have \(count) open amendments; this host keeps \(limits.openAmendments).",
                hint: "Withdraw some of them first: countersign list")
        }
    }

    /// Nothing follows a withdrawal, so the newest act tells.
    private func isWithdrawn(_ tip: ObjectID) -> Bool {
        if case .good(let act) = verifier.acts.act(tip) { act.kind == .withdraw } else { false }
    }
}
