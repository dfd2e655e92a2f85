internal import GitStore

/// What was said on an amendment that had become a version without it: it counts for nothing there, and is kept.
extension History {
    /// What this clone knows that was said on the amendment which became a version, and is no part of it; oldest first.
    public func late(on number: Int) throws(AgreementError) -> [Act] {
        guard let landed = try landing(of: number)?.amendment else { return [] }
        var tips = try agreement.lateTips(on: landed.name)
        // A branch of this clone's own that says more is kept as well.
        if let own = try agreement.reference(landed.name.reference) { tips.append(own) }
        var acts: [Act] = []
        for tip in tips {
            let known = Set(acts.map(\.id))
            acts += try late(on: landed, version: number, tip: tip).filter { !known.contains($0.id) }
        }
        return acts.sorted { $0.time < $1.time }
    }

    /// What a branch of an amendment that became a version says besides; nothing where it is not sound.
    ///
    /// - Parameter account: whose branch it is.
    func late(
        on landed: Amendment, version number: Int, tip: ObjectID, on account: OpenAllowance.Account = .own
    ) throws(AgreementError) -> [Act] {
        guard try !agreement.isDescendant(ledger.head, of: tip) else { return [] }
        // By the versions that were there before: of those now, the amendment is one, and would be judged as if it were
        // to become one again.
        guard
            case .good(let theirs) = verifier.amendment(
                landed.name, tip: tip, in: ledger.prefix(through: number - 1), on: account)
        else { return [] }
        return Sayings(landed).unsaid(in: theirs.acts)
    }
}

extension Agreement {
    /// Takes in what came too late on an amendment, and keeps it for good; from a remote, it is told once.
    func receiveLate(
        _ name: AmendmentName, tip: ObjectID, isLetter: Bool, _ history: History, into exchange: inout Exchange
    ) throws(AgreementError) {
        let known = try lateTips(on: name)
        guard isLetter || !known.contains(tip), let number = history.landed(name),
            let landed = try history.landing(of: number)?.amendment
        else { return }
        var acts: [Act] = []
        for act in try history.late(on: landed, version: number, tip: tip, on: .others) {
            var isTold = false
            for before in isLetter ? [] : known where try isDescendant(before, of: act.id) { isTold = true }
            if !isTold { acts.append(act) }
        }
        guard !acts.isEmpty else { return }
        try keepLate(tip, on: name)
        exchange.late.append(.init(name: name, version: number, tip: tip, acts: acts))
    }

    /// Where it is kept: no part of the agreement, and sent to nobody.
    private func latePlace(of name: AmendmentName) -> String { "refs/countersign/late/\(name)/" }

    fileprivate func lateTips(on name: AmendmentName) throws(AgreementError) -> [ObjectID] {
        try attempt("What came too late cannot be read.") { () throws(GitError) in
            try repository.references(under: latePlace(of: name)).map(\.target)
        }
    }

    private func keepLate(_ tip: ObjectID, on name: AmendmentName) throws(AgreementError) {
        let place = latePlace(of: name) + tip.description
        guard try reference(place) == nil else { return }
        try attempt("What came too late cannot be kept.") { () throws(GitError) in
            try repository.updateReference(place, to: tip, expecting: nil, message: "countersign: late")
        }
    }
}
