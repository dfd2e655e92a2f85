internal import GitStore

extension History {
    /// Everything that plain git did to `main` and the amendments of this clone, `main` first.
    ///
    /// Branches that are as this clone left them cost a look at their names alone.
    public func detours() throws(AgreementError) -> [Detour] {
        let finder = try DetourFinder(self)
        let onAmendments = try finder.onAmendments()
        guard let onMain = try finder.onMain() else { return onAmendments }
        return [onMain] + onAmendments
    }

    /// What plain git did to one amendment.
    func detour(on name: AmendmentName) -> Detour? {
        ((try? detours()) ?? []).first { $0.reference == name.reference }
    }

    /// Remembers where the sound branches are, so that it is known when git moves one.
    ///
    /// - Parameter told: what the person has been told of: of a branch that was moved back or deleted, that is once.
    public func rememberBranches(told: [Detour] = []) throws(AgreementError) {
        let memory = RememberedBranches(of: agreement)
        let before = memory.read()
        let told = Set(told.map(\.reference))
        var after: [AmendmentName: ObjectID] = [:]
        for (name, tip) in try amendmentTips() where !ledger.hasLanded(name) {
            if before[name] == tip {
                after[name] = tip
                continue
            }
            guard let amendment = branch(name, tip: tip).amendment else {
                after[name] = before[name]
                continue
            }
            let isForward = before[name].map { was in amendment.acts.contains { $0.id == was } } ?? true
            after[name] = isForward || told.contains(name.reference) ? tip : before[name]
        }
        for (name, was) in before where after[name] == nil && !ledger.hasLanded(name) {
            if !told.contains(name.reference) { after[name] = was }
        }
        if after != before { memory.write(after) }
    }

    /// The amendments' branches, none of them judged.
    func amendmentTips() throws(AgreementError) -> [(name: AmendmentName, tip: ObjectID)] {
        let references = try attempt("The amendments cannot be read.") { () throws(GitError) in
            try agreement.repository.references(under: AmendmentName.branches)
        }
        return references.compactMap { reference in
            AmendmentName(reference: reference.name).map { ($0, reference.target) }
        }
    }
}

/// Looks for detours with what one history knows.
private struct DetourFinder {
    let history: History
    let tips: [(name: AmendmentName, tip: ObjectID)]
    let remembered: [AmendmentName: ObjectID]

    init(_ history: History) throws(AgreementError) {
        self.history = history
        tips = try history.amendmentTips()
        remembered = RememberedBranches(of: history.agreement).read()
    }

    private var repository: Repository { history.agreement.repository }

    func onMain() throws(AgreementError) -> Detour? {
        let (head, ledger) = (history.head, history.ledger)
        guard head != ledger.head else { return nil }
        if ledger.number(of: head) != nil { return try detour(Agreement.main, .movedBack, now: head, ledger.head) }
        guard
            case .good(let (chain, end)) = history.verifier.acts.firstParents(
                from: head, limit: History.strayLimit, until: { ledger.number(of: $0) != nil })
        else { return nil }
        if end == ledger.head {
            let strays = history.strays()
            return try detour(Agreement.main, .added(strays.first, count: strays.count), now: head, ledger.head)
        }
        // Another sound version in the place of ours is no slip with git: a person has to decide about that.
        if let first = chain.last, let number = end.flatMap({ ledger.number(of: $0) }),
            case .good = history.verifier.landing(first, in: ledger.prefix(through: number))
        {
            return nil
        }
        return try detour(Agreement.main, .rewritten, now: head, ledger.head)
    }

    func onAmendments() throws(AgreementError) -> [Detour] {
        var detours: [Detour] = []
        for (name, tip) in tips where !history.ledger.hasLanded(name) && remembered[name] != tip {
            if let detour = try detour(on: name, tip) { detours.append(detour) }
        }
        let present = Set(tips.map(\.name))
        for (name, was) in remembered.sorted(by: { $0.key < $1.key }) {
            guard !present.contains(name), !history.ledger.hasLanded(name),
                let amendment = history.branch(name, tip: was).amendment, !amendment.isWithdrawn
            else { continue }
            detours.append(try detour(name.reference, .deleted, now: nil, was))
        }
        return detours
    }

    private func detour(on name: AmendmentName, _ tip: ObjectID) throws(AgreementError) -> Detour? {
        if let amendment = history.branch(name, tip: tip).amendment {
            guard let was = remembered[name], !amendment.acts.contains(where: { $0.id == was }),
                history.branch(name, tip: was).amendment != nil
            else { return nil }
            return try detour(name.reference, .movedBack, now: tip, was)
        }
        guard
            case .good(let (chain, _)) = history.verifier.acts.firstParents(
                from: tip, limit: Verifier.amendmentLimit, until: { history.ledger.number(of: $0) != nil })
        else { return nil }
        guard let sound = try soundTip(of: name, in: chain) else { return nil }
        guard let place = chain.firstIndex(of: sound) else {
            return try detour(name.reference, .rewritten, now: tip, sound)
        }
        let strays = chain[..<place].reversed().prefix(5).map { history.stray($0) }
        return try detour(name.reference, .added(strays, count: place), now: tip, sound)
    }

    /// The newest sound act that is known of an amendment: what this clone had, what a remote had, or what is left on the
    /// branch itself.
    private func soundTip(of name: AmendmentName, in chain: [ObjectID]) throws(AgreementError) -> ObjectID? {
        let fetched = try attempt("What was fetched cannot be read.") { () throws(GitError) in
            try repository.references(under: "refs/remotes/").filter { $0.name.hasSuffix("/amendment/\(name)") }
        }
        let candidates = [remembered[name]].compactMap { $0 } + fetched.map(\.target)
        let sound = candidates.compactMap { history.branch(name, tip: $0).amendment }
        // With more acts where one goes on from the other; what this clone had comes first otherwise.
        if let first = sound.first {
            return sound.dropFirst().reduce(first) { best, other in
                other.acts.contains { $0.id == best.tip } ? other : best
            }.tip
        }
        return chain.first { history.branch(name, tip: $0).amendment != nil }
    }

    private func detour(
        _ reference: String, _ kind: Detour.Kind, now: ObjectID?, _ sound: ObjectID
    ) throws(AgreementError) -> Detour {
        let onDesk = try history.agreement.desk().reference
        let isClean: Bool
        if onDesk == reference, now != nil { isClean = try history.agreement.edits().isEmpty } else { isClean = false }
        var unfinished: UnfinishedWork?
        // A rebase that stopped halfway stands on no branch.
        if onDesk == reference || onDesk == nil {
            unfinished = try attempt("The working tree's state cannot be read.") { () throws(GitError) in
                try repository.unfinishedWork()
            }
        }
        return Detour(
            reference: reference, kind: kind, now: now, sound: sound, keptAs: keptAs(reference, kind, now),
            filesGoAlong: isClean, unfinished: unfinished)
    }

    /// A free name for a draft, where the branch holds what no amendment holds.
    private func keptAs(_ reference: String, _ kind: Detour.Kind, _ now: ObjectID?) -> Slug? {
        guard let now, kind != .movedBack else { return nil }
        let isAct = tips.contains { name, tip in
            tip == now && history.branch(name, tip: tip).amendment != nil
        }
        guard !isAct else { return nil }
        let name = AmendmentName(reference: reference)?.slug.description ?? "main"
        for number in 1...100 {
            let slug = Slug("kept-" + name.prefix(48) + (number == 1 ? "" : "-\(number)"))
            if let slug, (try? repository.reference(Agreement.drafts + slug.description)) == .some(nil) { return slug }
        }
        return nil
    }
}
