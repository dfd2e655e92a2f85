internal import GitStore

extension Verifier {
    /// Reads the acts from a proposal to `tip` and holds each to the rules, oldest first.
    ///
    /// - Parameter account: where it is not behind a merge, whose branch it is: no verdict rests on it then, and what is
    ///   read for all of them is bounded.
    /// - Returns: the amendment as its acts make it, or everything that speaks against the first act that is not sound.
    func amendment(
        _ name: AmendmentName, tip: ObjectID, in ledger: Ledger, on account: OpenAllowance.Account? = .own
    ) -> Outcome<Amendment> {
        let before = account.map { acts.allowance[$0] }
        switch soundPart(of: name, tip: tip, in: ledger, on: account) {
        case .good(let (amendment, findings)):
            guard findings.isEmpty else { return .refused(findings) }
            if let account, let before { acts.allowance[account] = before }
            return .good(amendment)
        case .refused(let findings): return .refused(findings)
        }
    }

    /// The amendment as its acts make it up to the first that is not sound, and everything that speaks against that one.
    ///
    /// - Parameter account: as for `amendment`.
    func soundPart(
        of name: AmendmentName, tip: ObjectID, in ledger: Ledger, on account: OpenAllowance.Account? = .own
    ) -> Outcome<(amendment: Amendment, findings: [Finding])> {
        let walk = acts.firstParents(from: tip, limit: Self.amendmentLimit, on: account) {
            ledger.number(of: $0) != nil
        }
        guard case .good(let (chain, end)) = walk else {
            guard case .refused(let findings) = walk else { return .refused([]) }
            return .refused(findings)
        }
        guard let end, let number = ledger.number(of: end), !chain.isEmpty else {
            return .refused([
                Finding(
                    .oneChain, "\(name) does not start from a version of this agreement.", commit: chain.last ?? tip)
            ])
        }
        switch version(number, in: ledger) {
        case .refused(let findings): return .refused(findings)
        case .good(let base):
            var amendment = Amendment(agreement: ledger.root, name: name, base: base)
            for id in chain.reversed() {
                switch acts.act(id) {
                case .refused(let findings): return .good((amendment, findings))
                case .good(let act):
                    let findings = add(act, to: &amendment, in: ledger)
                    guard findings.isEmpty else { return .good((amendment, findings)) }
                }
            }
            return .good((amendment, []))
        }
    }

    /// Holds an act to the rules and, where all hold, adds it to the amendment.
    func add(_ act: Act, to amendment: inout Amendment, in ledger: Ledger) -> [Finding] {
        guard act.kind != .open else {
            return [Finding(.oneChain, "`open` does not belong on an amendment.", commit: act.id)]
        }
        // A merge makes a version: one that leads to an amendment is a version that this copy lacks.
        guard act.kind != .merge else {
            return [
                Finding(
                    .oneChain,
                    "`merge` does not belong on an amendment, or \(amendment.name) rests on versions that are not here.",
                    commit: act.id,
                    hint: "Whoever has them sends main first: countersign sync, or git push origin main")
            ]
        }
        let base: Version
        switch self.base(after: act, of: amendment, in: ledger) {
        case .good(let version): base = version
        case .refused(let findings): return findings
        }
        switch texts.text(of: act.tree, opening: false) {
        case .refused(let findings): return findings.map { $0.about(act.id) }
        case .good(let text):
            let findings = Rules.findings(
                on: Step(act: act, text: text, base: base, amendment: amendment, ledger: ledger))
            if findings.isEmpty { amendment.add(act, text: text, base: base) }
            return findings
        }
    }

    /// The version that an act is judged by: a refresh brings its own.
    private func base(after act: Act, of amendment: Amendment, in ledger: Ledger) -> Outcome<Version> {
        guard act.kind == .refresh else { return .good(amendment.base) }
        guard let newer = act.parents.last, let number = ledger.number(of: newer) else {
            return .refused([
                Finding(.oneChain, "The refresh brings in something that is not a version.", commit: act.id)
            ])
        }
        return version(number, in: ledger)
    }

    /// The consent that completed the amendment which became a version that a ledger holds.
    ///
    /// Verified when the ledger took the version in, so nothing is judged again; and since no consent may follow the one
    /// that completes execution, it is the last one of the amendment.
    func completion(of version: ObjectID) -> Outcome<Act> {
        let wasTrusting = acts.isTrusting
        acts.isTrusting = true
        defer { acts.isTrusting = wasTrusting }
        var next: ObjectID? = version
        for _ in 0...Self.amendmentLimit {
            guard let id = next else { break }
            switch acts.act(id) {
            case .refused(let findings): return .refused(findings)
            case .good(let act) where act.kind == .accept: return .good(act)
            // The branch is a merge's last parent, and within a branch the first leads on.
            case .good(let act): next = act.kind == .merge ? act.parents.last : act.parents.first
            }
        }
        return .refused([Finding(.consent, "Nobody consented to the version.", commit: version)])
    }

    /// A version that the ledger holds, with its text.
    func version(_ number: Int, in ledger: Ledger) -> Outcome<Version> {
        let id = ledger.versions[number]
        if let newest, newest.id == id, newest.number == number { return .good(newest) }
        do {
            // Verified when the ledger took it in: only its tree and time are needed again.
            let commit = try RawCommit.parse(try repository.object(id, limit: RawCommit.sizeLimit).bytes)
            switch texts.text(of: commit.tree, opening: number == 0) {
            case .refused(let findings): return .refused(findings.map { $0.about(id) })
            case .good(let text):
                return .good(
                    Version(
                        number: number, id: id, time: commit.time, text: text,
                        inForceFrom: ledger.inForceFrom(number)))
            }
        } catch let error as GitError {
            return .refused([.unreadable(id, "The version \(number)", error)])
        } catch {
            return .refused([Finding(.whole, "The version \(number) cannot be read.", commit: id)])
        }
    }
}
