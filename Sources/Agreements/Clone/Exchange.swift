public import GitStore

/// What a clone and a remote have to tell each other.
public struct Exchange: Sendable {
    /// A reference to move at the remote, from one commit to another; nil means that it is not there.
    public struct Update: Hashable, Sendable {
        /// The full name.
        public let reference: String
        /// What the remote has, as last fetched.
        public let from: ObjectID?
        /// What this clone has.
        public let to: ObjectID?

        /// A reference to move from one commit to another.
        public init(reference: String, from: ObjectID?, to: ObjectID?) {
            self.reference = reference
            self.from = from
            self.to = to
        }

        /// Whether it moves a `main` that is there already.
        public var movesMain: Bool { reference == Agreement.main && from != nil }
    }

    /// Something that came from the other side, sound and taken in.
    public enum News: Hashable, Sendable {
        case version(Int)
        case act(Act)
    }

    /// What came, in order.
    public internal(set) var news: [News] = []
    /// What this clone has and the remote has not.
    public internal(set) var unsent: [Update] = []
    /// What the remote offers and this clone refused, and why.
    public internal(set) var refused: [Finding] = []
    /// The references, as the remote names them, that hold what was refused.
    public internal(set) var refusedReferences: Set<String> = []
    /// Of an amendment that was refused, the newest act up to which it is sound; by the reference that the remote names.
    var sound: [String: ObjectID] = [:]
    /// All that was refused of the remote, also while it was fetched; nil where nothing was.
    public internal(set) var refusal: RefusedOffer?
    /// Amendments on which both sides acted at once.
    public internal(set) var parted: [AmendmentName] = []
    /// What the remote holds, where it has another version in the place of one of this clone's; each copy is sound.
    public internal(set) var fork: PartedCopy?

    /// Acts that came after their amendment had become a version without them: they count for nothing there. Of a remote's,
    /// those that this clone did not know yet.
    public internal(set) var late: [Late] = []

    /// What came too late on an amendment.
    public struct Late: Hashable, Sendable {
        /// The amendment.
        public let name: AmendmentName
        /// The number of the version that it became.
        public let version: Int
        /// The newest act on it.
        public let tip: ObjectID
        /// What was said that is not part of it, oldest first.
        public let acts: [Act]
    }

    mutating func refuse(_ reference: String, _ findings: [Finding]) {
        refused += findings
        refusedReferences.insert(reference)
    }

    /// The references that hold what was refused, now and while it was fetched; empty where that is not known.
    func references(refusedWith fetching: AgreementError?) -> Set<String> {
        guard let fetching else { return refusedReferences }
        return fetching.references.isEmpty ? [] : refusedReferences.union(fetching.references)
    }
}

extension Agreement {
    /// What this clone has and a remote, as last fetched, has not; `main` first.
    public func unsent(to remote: String, _ history: History) throws(AgreementError) -> [Exchange.Update] {
        var updates: [Exchange.Update] = []
        let theirMain = try reference(tracking(remote, Self.main))
        let isBehind = theirMain.map { history.ledger.number(of: $0) != nil } ?? true
        // Where the two have parted, nothing can be sent until a person has decided.
        if let theirMain, !isBehind, try !isDescendant(theirMain, of: history.ledger.head) { return [] }
        if theirMain != history.ledger.head, isBehind {
            updates.append(.init(reference: Self.main, from: theirMain, to: history.ledger.head))
        }
        for branch in try history.branches() where !branch.hasLanded && branch.amendment != nil {
            let theirs = try reference(tracking(remote, branch.name.reference))
            if let theirs {
                guard theirs != branch.tip, try isDescendant(branch.tip, of: theirs) else { continue }
            }
            updates.append(.init(reference: branch.name.reference, from: theirs, to: branch.tip))
        }
        for (name, tip) in try amendments(of: remote) where history.ledger.hasLanded(name) {
            // A branch that says more than what landed, such as a refusal, is not ours to take away.
            guard try isDescendant(history.ledger.head, of: tip) else { continue }
            updates.append(.init(reference: name.reference, from: tip, to: nil))
        }
        return updates
    }

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
        for (name, tip) in try amendments(of: remote) {
            try receive(name, tip: tip, isLetter: isLetter, history, into: &exchange)
        }
        try discardLanded(history)
        exchange.unsent = try unsent(to: remote, history)
        try writeAllowedSigners(history)
        if fetching == nil { confirm(with: remote, entirely: exchange.refused.isEmpty) }
        if !isLetter {
            exchange.refusal = noteRefused(
                (fetching?.findings ?? []) + exchange.refused, on: exchange.references(refusedWith: fetching),
                at: remote)
        }
        return (history, exchange)
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
        let branch = history.branch(name, tip: tip)
        guard let amendment = branch.amendment else {
            // What rests on a version of theirs that this clone has not taken in is judged when it has.
            if let theirs = exchange.fork?.alternative.ledger,
                case .good = history.verifier.amendment(name, tip: tip, in: theirs)
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

    /// What a remote had when it was last fetched, by the names it uses.
    public func offered(by remote: String) throws(AgreementError) -> [String: ObjectID] {
        var offered: [String: ObjectID] = [:]
        offered[Self.main] = try reference(tracking(remote, Self.main))
        for (name, tip) in try amendments(of: remote) { offered[name.reference] = tip }
        return offered
    }

    /// Forgets everything that a remote was seen to have.
    public func forgetOffers(of remote: String) throws(AgreementError) {
        for name in try offered(by: remote).keys { try forgetOffer(name, of: remote) }
    }

    /// Forgets that a remote was seen to have a reference, named as the remote names it.
    public func forgetOffer(_ name: String, of remote: String) throws(AgreementError) {
        let local = tracking(remote, name)
        guard let tip = try reference(local) else { return }
        try attempt("What was received cannot be cleared away.") { () throws(GitError) in
            try repository.deleteReference(local, expecting: tip)
        }
    }

    /// Forgets what was refused, as if it had not been fetched: what lies beyond the last sound version or act.
    ///
    /// Otherwise a remote that somebody has put in order again would look as if it had moved back.
    ///
    /// - Parameters:
    ///   - history: what this clone holds now.
    ///   - before: what the remote had offered before that.
    public func forget(
        refusedIn exchange: Exchange, from remote: String, _ history: History, before: [String: ObjectID]
    ) throws(AgreementError) {
        for name in exchange.refusedReferences {
            let local = tracking(remote, name)
            guard let now = try reference(local) else { continue }
            var old = exchange.sound[name] ?? before[name]
            if name == Self.main, try isDescendant(now, of: history.head) { old = history.head }
            guard now != old else { continue }
            try attempt("\(local) cannot be moved back.") { () throws(GitError) in
                if let old {
                    try repository.updateReference(local, to: old, expecting: now, message: "countersign: refuse")
                } else {
                    try repository.deleteReference(local, expecting: now)
                }
            }
        }
    }

    /// Removes the branches of amendments that are part of the agreement: their acts are on `main`.
    ///
    /// A branch that says more than what landed is kept, and so is one that another working tree shows.
    public func discardLanded(_ history: History) throws(AgreementError) {
        for branch in try history.branches() where branch.hasLanded {
            guard try isDescendant(history.ledger.head, of: branch.tip),
                repository.otherWorkingTree(showing: branch.name.reference) == nil
            else { continue }
            if try desk() == .amendment(branch.name) {
                do throws(AgreementError) {
                    try open(.main, tree: history.current.text.tree)
                } catch  where error.kind == .misused {
                    // Edits stand in the way: the branch stays until they are somewhere else.
                    continue
                }
            }
            try attempt("The branch of \(branch.name) cannot be removed.") { () throws(GitError) in
                try repository.deleteReference(branch.name.reference, expecting: branch.tip)
            }
        }
    }

    /// A remote's amendments as last fetched.
    private func amendments(of remote: String) throws(AgreementError) -> [(AmendmentName, ObjectID)] {
        let prefix = "refs/remotes/\(remote)/"
        let references = try attempt("What was fetched cannot be read.") { () throws(GitError) in
            try repository.references(under: prefix + "amendment/")
        }
        return references.compactMap { reference in
            AmendmentName(reference: "refs/heads/" + reference.name.dropFirst(prefix.count)).map {
                ($0, reference.target)
            }
        }
    }

    func tracking(_ remote: String, _ reference: String) -> String {
        "refs/remotes/\(remote)/" + reference.dropFirst("refs/heads/".count)
    }

    func isDescendant(_ id: ObjectID, of ancestor: ObjectID) throws(AgreementError) -> Bool {
        if id == ancestor { return true }
        return try attempt("The history cannot be compared.") { () throws(GitError) in
            try repository.isDescendant(id, of: ancestor)
        }
    }
}
