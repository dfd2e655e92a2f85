internal import GitStore

extension Agreement {
    /// Takes in what was fetched from a remote, each part verified before any reference moves.
    ///
    /// What is not sound, older, or in conflict with what this clone has verified is refused, and the clone keeps what
    /// it had.
    ///
    /// - Parameters:
    ///   - isLetter: whether it came in a file: then it may lack something because it is old, and may have crossed with
    ///     one of ours.
    ///   - known: what this clone held a moment ago; taken for what it holds now where `main` is still there.
    ///   - fetching: why something of it was refused already while it was fetched.
    ///   - progress: called with how many of how many new versions are verified.
    /// - Throws: `moved` where this clone is forked; a person decides first.
    public func receive(
        from remote: String, isLetter: Bool = false, knowing known: History? = nil,
        refused fetching: AgreementError? = nil,
        progress: (Int, Int) -> Void = { _, _ in }
    ) throws(AgreementError) -> (history: History, exchange: Exchange) {
        var exchange = Exchange()
        var history: History
        if let known, try reference(Self.main) == known.head {
            history = known
        } else {
            history = try self.history(progress: progress)
        }
        try history.refuseFork()
        if let theirs = try reference(tracking(remote, Self.main)) {
            history = try receiveMain(theirs, from: isLetter ? nil : remote, history, into: &exchange, progress)
        }
        let offered = try amendments(of: remote)
        try judgeInOrder(offered, history)
        for (name, tip) in offered {
            try receive(name, tip: tip, isLetter: isLetter, history, into: &exchange)
        }
        try discardLanded(history)
        try writeAllowedSigners(history)
        if fetching == nil { confirm(with: remote, entirely: exchange.refused.isEmpty) }
        if !isLetter {
            exchange.refusal = noteRefused(
                (fetching?.findings ?? []) + exchange.refused, on: exchange.references(refusedWith: fetching),
                at: remote)
        }
        return (history, exchange)
    }

    /// Judges what somebody offers, what is most likely sound before the rest uses up what may be read: first the
    /// amendments that this clone holds itself, then those whose newest commit is a signed act.
    private func judgeInOrder(_ offered: [(AmendmentName, ObjectID)], _ history: History) throws(AgreementError) {
        var (held, signed) = ([(AmendmentName, ObjectID)](), [(AmendmentName, ObjectID)]())
        for (name, tip) in offered where !history.ledger.hasLanded(name) {
            let ours = try reference(name.reference)
            if ours == tip { continue }
            if ours != nil {
                held.append((name, tip))
            } else if case .good = history.verifier.acts.act(tip) {
                signed.append((name, tip))
            }
        }
        for (name, tip) in held + signed { _ = history.branch(name, tip: tip, on: .others) }
    }

    /// Keeps back what would move a branch from under the files of another working tree.
    ///
    /// - Returns: whether it is kept back.
    private func leave(_ reference: String, in exchange: inout Exchange) -> Bool {
        guard let place = repository.otherWorkingTree(showing: reference) else { return false }
        exchange.shownElsewhere.append(.init(reference: reference, place: place))
        return true
    }

    /// - Parameter remote: nil where it came in a file.
    private func receiveMain(
        _ theirs: ObjectID, from remote: String?, _ history: History, into exchange: inout Exchange,
        _ progress: (Int, Int) -> Void
    ) throws(AgreementError) -> History {
        guard history.ledger.number(of: theirs) == nil else {
            try forgetParted(from: remote, holding: theirs, history)
            return history
        }
        let (ledger, findings) = history.verifier.verify(
            main: theirs, root: id, from: history.ledger, watch: progress)
        if findings.contains(where: { $0.rule == .notRolledBack }) {
            try receiveParted(theirs, from: remote, history, into: &exchange, progress)
            return history
        }
        if !findings.isEmpty {
            let other = ledger == history.ledger ? history.verifier.otherRoot(of: theirs, root: id) : nil
            exchange.refuse(Self.main, other.map { [$0] } ?? findings)
        }
        guard let ledger, history.head == history.ledger.head,
            let newest = try newestNotAhead(of: ledger, history, into: &exchange)
        else { return history }
        guard !leave(Self.main, in: &exchange) else {
            exchange.untaken = ledger
            return history
        }
        if try desk() == .main { try show(newest, in: ledger, history) }
        try attempt("main cannot be moved.") { () throws(GitError) in
            try repository.updateReference(
                Self.main, to: newest.id, expecting: history.head, message: "countersign: receive")
        }
        exchange.news += (history.ledger.versions.count...newest.number).map { .version($0) }
        let after = try self.history()
        try forgetParted(from: remote, holding: newest.id, after)
        return after
    }

    /// Shows a version that came, with a person's edits on top; the date that they wrote stays theirs.
    private func show(_ newest: Version, in ledger: Ledger, _ history: History) throws(AgreementError) {
        let old = history.current
        let edits = try history.carriedEdits(from: old.text, to: newest.text, hint: history.hintOnEdits(.main)) {
            text in
            let today = ActTime(at: max(clock.now(), newest.time.seconds), in: text.declaration.zone)
            return .carried(
                InForceMerger(text: text, old: old, new: newest, ledger: ledger, today: today ?? newest.time))
        }
        try history.layOut(edits)
    }

    /// Looks at a `main` that does not go on from ours. Where it is sound, it holds another version in the place of one
    /// of ours: it is kept for a person to decide about, and nothing of it is taken in.
    private func receiveParted(
        _ theirs: ObjectID, from remote: String?, _ history: History, into exchange: inout Exchange,
        _ progress: (Int, Int) -> Void
    ) throws(AgreementError) {
        let (other, findings) = try history.alternative(leadingTo: theirs, goingOn: true, progress: progress)
        if !findings.isEmpty { exchange.refuse(Self.main, findings) }
        guard let other, other.isParted else { return }
        let ahead = other.gained.compactMap {
            DatesRule.finding(on: $0.version.id, dated: $0.version.time, now: clock.now(), severity: .error)
        }
        guard ahead.isEmpty else { return exchange.refuse(Self.main, ahead) }
        try note(parted: other.head, from: remote)
        exchange.fork = try history.partedCopies().first { $0.remote == remote }
    }

    /// The newest version to take in: whatever stands behind it on the remote's `main`, sound versions count. Those
    /// dated in the future are left for when their time comes.
    private func newestNotAhead(of ledger: Ledger, _ history: History, into exchange: inout Exchange)
        throws(AgreementError) -> Version?
    {
        var number = ledger.versions.count - 1
        while number > history.current.number {
            switch history.verifier.version(number, in: ledger) {
            case .good(let version):
                let ahead = DatesRule.finding(
                    on: version.id, dated: version.time, now: clock.now(), severity: .error)
                guard let ahead else { return version }
                exchange.refuse(Self.main, [ahead])
            case .refused(let findings): throw AgreementError(findings: findings, "What was received cannot be read.")
            }
            number -= 1
        }
        return nil
    }

    private func receive(
        _ name: AmendmentName, tip: ObjectID, isLetter: Bool, _ history: History, into exchange: inout Exchange
    ) throws(AgreementError) {
        guard !history.ledger.hasLanded(name) else {
            return try receiveLate(name, tip: tip, isLetter: isLetter, history, into: &exchange)
        }
        let ours = try reference(name.reference)
        guard ours != tip else { return }
        if let ours, try isDescendant(ours, of: tip) { return }
        let branch = history.branch(name, tip: tip, on: .others)
        guard let amendment = branch.amendment else {
            // What rests on a version of theirs that this clone has not taken in is judged when it has.
            if let theirs = exchange.fork?.alternative.ledger ?? exchange.untaken,
                case .good = history.verifier.amendment(name, tip: tip, in: theirs, on: .others)
            {
                return
            }
            exchange.refuse(name.reference, branch.findings)
            guard let sound = history.soundTip(of: name, leadingTo: tip) else { return }
            // As on main, what is sound counts, whatever somebody put behind it.
            exchange.sound[name.reference] = sound
            return try receive(name, tip: sound, isLetter: isLetter, history, into: &exchange)
        }
        if let ahead = DatesRule.finding(on: tip, dated: amendment.tipTime, now: clock.now(), severity: .error) {
            exchange.refuse(name.reference, [ahead])
            return
        }
        guard !leave(name.reference, in: &exchange) else { return }
        var news = amendment.acts
        if let ours, let known = news.firstIndex(where: { $0.id == ours }) {
            news.removeFirst(known + 1)
        } else if let ours {
            // Where ours is no act, the other side has nothing to do with it: see `Detour`.
            guard let mine = history.branch(name, tip: ours).amendment else { return }
            let (here, there) = (Sayings(mine), Sayings(amendment))
            // Of two branches that say the same, both sides keep the same one.
            if isLetter, here.covers(there), !there.covers(here) || ours < tip { return }
            guard there.covers(here) else {
                exchange.parted.append(name)
                return
            }
            news = here.unsaid(in: news)
        }
        if try desk() == .amendment(name), let mine = ours.flatMap({ history.branch(name, tip: $0).amendment }) {
            try history.layOut(
                history.carriedEdits(
                    from: mine.text, to: amendment.text, hint: history.hintOnEdits(.amendment(name))))
        }
        try attempt("\(name) cannot be moved.") { () throws(GitError) in
            try repository.updateReference(name.reference, to: tip, expecting: ours, message: "countersign: receive")
        }
        RememberedBranches(of: self).note(tip, of: name)
        exchange.news += news.map { .act($0) }
    }
}
