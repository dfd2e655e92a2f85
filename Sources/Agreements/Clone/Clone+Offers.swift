public import GitStore

extension Agreement {
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
            if now != old { try move(local, from: now, backTo: old) }
        }
    }

    /// Forgets what a remote was seen to have and is not sound: plain git fetched it, or sent it from here, and nobody looked.
    ///
    /// Otherwise a remote that somebody has put in order again would look as if it had moved back.
    ///
    /// - Parameter names: the references to look at, as the remote names them.
    /// - Returns: whether there was any.
    public func forgetUnsound(
        _ names: Set<String>, of remote: String, _ history: History
    ) throws(AgreementError) -> Bool {
        var isAny = false
        for name in names {
            let local = tracking(remote, name)
            guard let now = try reference(local) else { continue }
            let (sound, findings) = try history.soundPart(of: name, leadingTo: now)
            guard findings.areFinal, sound != now else { continue }
            try move(local, from: now, backTo: sound)
            isAny = true
        }
        return isAny
    }

    private func move(_ local: String, from now: ObjectID, backTo old: ObjectID?) throws(AgreementError) {
        try attempt("\(local) cannot be moved back.") { () throws(GitError) in
            if let old {
                try repository.updateReference(local, to: old, expecting: now, message: "countersign: refuse")
            } else {
                try repository.deleteReference(local, expecting: now)
            }
        }
    }

    /// A remote's amendments as last fetched.
    func amendments(of remote: String) throws(AgreementError) -> [(AmendmentName, ObjectID)] {
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

    /// Those of some commits that lead to another one, itself among them, in one walk.
    func ancestors(among candidates: Set<ObjectID>, of id: ObjectID) throws(AgreementError) -> Set<ObjectID> {
        let others = candidates.subtracting([id])
        guard !others.isEmpty else { return candidates }
        return try attempt("The history cannot be compared.") { () throws(GitError) in
            try repository.ancestors(among: others, of: id).union(candidates.intersection([id]))
        }
    }
}

extension History {
    /// The last sound commit that leads to what a remote has, if any does, and what speaks against the rest.
    fileprivate func soundPart(
        of reference: String, leadingTo commit: ObjectID
    ) throws(AgreementError) -> (sound: ObjectID?, findings: [Finding]) {
        if reference == Agreement.main {
            guard ledger.number(of: commit) == nil else { return (commit, []) }
            let (other, findings) = try alternative(leadingTo: commit, goingOn: true)
            return (other?.head, findings)
        }
        guard let name = AmendmentName(reference: reference), !ledger.hasLanded(name) else { return (commit, []) }
        return (soundTip(of: name, leadingTo: commit), branch(name, tip: commit).findings)
    }
}
