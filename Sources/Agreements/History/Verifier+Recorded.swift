internal import GitStore

extension Verifier {
    /// The merge that made a version which the ledger holds, and the amendment with all its acts.
    ///
    /// They were judged when the ledger took the version in, and its commit's name binds every byte of them: here they are
    /// read once more, and neither signatures nor rules are asked again.
    func recordedLanding(of number: Int, in ledger: Ledger) -> Outcome<(merge: Act, amendment: Amendment)> {
        let wasTrusting = acts.isTrusting
        acts.isTrusting = true
        defer { acts.isTrusting = wasTrusting }
        let id = ledger.versions[number]
        let (merge, chain): (Act, [Act])
        switch acts.act(id) {
        case .refused(let findings): return .refused(findings)
        case .good(let act): merge = act
        }
        switch recordedChain(from: merge) {
        case .refused(let findings): return .refused(findings)
        case .good(let acts): chain = acts
        }
        guard let name = merge.amendment, let start = chain.first?.parents.first,
            let first = ledger.versions[..<number].lastIndex(of: start)
        else { return .refused([Self.unrecorded(id)]) }
        var amendment: Amendment
        switch version(first, in: ledger) {
        case .refused(let findings): return .refused(findings)
        case .good(let base): amendment = Amendment(agreement: ledger.root, name: name, base: base)
        }
        for act in chain {
            var base = amendment.base
            if act.kind == .refresh {
                guard let newer = act.parents.last, let place = ledger.versions[..<number].lastIndex(of: newer) else {
                    return .refused([Self.unrecorded(act.id)])
                }
                switch version(place, in: ledger) {
                case .refused(let findings): return .refused(findings)
                case .good(let version): base = version
                }
            }
            switch texts.text(of: act.tree, opening: false) {
            case .refused(let findings): return .refused(findings.map { $0.about(act.id) })
            case .good(let text): amendment.add(act, text: text, base: base)
            }
        }
        return .good((merge, amendment))
    }

    /// The acts that lead to a merge, from the proposal on.
    private func recordedChain(from merge: Act) -> Outcome<[Act]> {
        var chain: [Act] = []
        var next = merge.parents.last
        while let id = next, chain.count < Self.amendmentLimit {
            switch acts.act(id) {
            case .refused(let findings): return .refused(findings)
            case .good(let act):
                chain.append(act)
                if act.kind == .propose { return .good(chain.reversed()) }
                next = act.parents.first
            }
        }
        return .refused([Self.unrecorded(merge.id)])
    }

    private static func unrecorded(_ id: ObjectID) -> Finding {
        Finding(.oneChain, "This is not what was verified in this clone before.", commit: id)
    }
}
