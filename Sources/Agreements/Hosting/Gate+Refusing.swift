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
        let slug = Slug(update.reference.dropFirst(Agreement.drafts.count))?.description
        return Refusal(
            reference: update.reference,
            finding: Finding(
                .reference,
                isDraft
                    ? "Drafts are private: they are never sent."
                    : "\(VisibleText.escaped(update.reference)) is no part of an agreement.",
                hint: isDraft
                    ? "Propose it: countersign switch \(slug ?? "NAME"), and then countersign propose -m SUMMARY"
                    : "Only main and amendments are sent: countersign sync"))
    }

    /// The removal of an amendment that is not part of the agreement, or says more than what landed.
    func refusal(ofRemoving name: AmendmentName, _ update: Exchange.Update, _ ledger: Ledger) throws(AgreementError)
        -> Refusal?
    {
        guard ledger.hasLanded(name) else {
            let isClosed = update.from.map(isWithdrawn) ?? false
            return refusal(
                name.reference, .reference,
                isClosed
                    ? "\(name) was withdrawn, and its acts are kept."
                    : "\(name) is not part of the agreement, so its acts are kept.",
                hint: isClosed
                    ? "Leave it there: it waits for nobody. What is open: countersign list"
                    : "To close it: countersign withdraw \(name) -m WHY")
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

    /// - Parameters:
    ///   - now: what is here; nil where nothing is.
    ///   - after: what would be here.
    func refusalOfActs(_ count: Int, in push: [Exchange.Update], from now: Ledger?, to after: Ledger) -> [Refusal] {
        guard count > limits.acts, let first = push.first else { return [] }
        let parts = push.lazy.compactMap { update in part(of: update, from: now, to: after).map { ($0, update) } }
        return [
            refusal(
                first.reference, .limits, "The push brings \(count) acts; this host takes \(limits.acts) at once.",
                hint: parts.first.map { part, update in
                    "Send a part of them first, and then the rest: git push origin \(part):\(update.reference), and then"
                        + " countersign sync"
                } ?? "Ask its owner to take more: git config countersign.maxActs \(count)")
        ]
    }

    /// The last commit up to which a reference brings no more acts than this host takes at once; nil where that is none,
    /// or all of it.
    private func part(of update: Exchange.Update, from now: Ledger?, to after: Ledger) -> ObjectID? {
        guard let tip = update.to else { return nil }
        guard update.reference == Agreement.main else {
            let walk = verifier.acts.firstParents(from: tip, limit: Verifier.amendmentLimit) {
                $0 == update.from || after.number(of: $0) != nil
            }
            guard case .good(let (chain, _)) = walk, chain.count > limits.acts else { return nil }
            return chain[chain.count - limits.acts]
        }
        var (acts, last): (Int, ObjectID?) = (0, nil)
        for number in (now?.versions.count ?? 0)..<after.versions.count {
            if number == 0 {
                acts = 1
            } else if case .good(let landing) = verifier.recordedLanding(of: number, in: after) {
                acts += landing.amendment.acts.count + 1
            }
            guard acts <= limits.acts else { return last }
            last = after.versions[number]
        }
        return nil
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
