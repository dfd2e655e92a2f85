public import GitStore

/// What the others have, where the agreement is shared by files alone: what was put into one, and what came in one.
///
/// That a file which was written was sent as well, and arrived, is a person's to know.
extension History {
    /// What this clone holds and no file has held yet; `main` first.
    public func unmailed() throws(AgreementError) -> [Exchange.Update] {
        let mailed = RememberedTips.mailed(of: agreement).read()
        return try tips().compactMap { reference, tip in
            mailed[reference] == tip ? nil : Exchange.Update(reference: reference, from: mailed[reference], to: tip)
        }
    }

    /// Whether an act on an amendment was put into a file.
    public func hasMailed(_ act: Act, on name: AmendmentName) throws(AgreementError) -> Bool {
        guard let mailed = RememberedTips.mailed(of: agreement).read()[name.reference] else { return false }
        return try agreement.isDescendant(mailed, of: act.id)
    }

    /// Keeps that a file holds everything that this clone does.
    public func rememberMailed() throws(AgreementError) {
        RememberedTips.mailed(of: agreement).write(Dictionary(uniqueKeysWithValues: try tips()))
    }

    /// Keeps what came in a file: whoever wrote it has it.
    ///
    /// - Parameter offered: what was in it, by full names.
    public func rememberMailed(offered: [String: ObjectID]) throws(AgreementError) {
        let file = RememberedTips.mailed(of: agreement)
        let mailed = file.read()
        var known: [String: ObjectID] = [:]
        for (reference, tip) in try tips() {
            var latest: ObjectID?
            // An older file, which crossed with ours, takes nothing back; what both did at once follows theirs.
            for one in [mailed[reference], offered[reference]].compactMap({ $0 }) {
                guard try agreement.isDescendant(tip, of: one) else { continue }
                if let before = latest, try agreement.isDescendant(before, of: one) { continue }
                latest = one
            }
            known[reference] = latest
        }
        file.write(known)
    }

    /// What a file would hold: the agreement, and every amendment that is not part of it.
    private func tips() throws(AgreementError) -> [(String, ObjectID)] {
        try [(Agreement.main, ledger.head)]
            + branches().filter { !$0.hasLanded && $0.amendment != nil }.map { ($0.name.reference, $0.tip) }
    }
}

extension Agreement {
    /// Whether a file of this clone's was ever written for the others, or one of theirs taken in.
    public var hasMailed: Bool { !RememberedTips.mailed(of: self).read().isEmpty }
}

extension RememberedTips {
    /// What the others have as far as files tell, by full names.
    fileprivate static func mailed(of agreement: Agreement) -> RememberedTips {
        RememberedTips("mailed", of: agreement)
    }
}
