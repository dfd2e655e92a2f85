import Agreements

/// What the format says of who may do what, once more and independently: small, slow, and without any bytes.
///
/// Written from docs/format.md, "Rules". Where it and the library differ, one of them has a fault.
struct ReferenceModel {
    struct Version {
        var id: String
        var text: ModelText
        var seconds: Int64
        /// nil for the opening.
        var from: Int?
        /// What its amendment's consents were signed with, by person.
        var consents: [ModelOwner: String] = [:]
    }

    struct Amendment {
        var name: String
        var base: Int
        var text: ModelText
        var seconds: Int64
        var acts = 0
        var enrolled: [String: ModelOwner] = [:]
        var consents: [ModelOwner: String] = [:]
        /// The party and day of the consent that completed execution.
        var completion: (party: String, day: Int)?
        var isWithdrawn = false

        var party: String { String(name.split(separator: "/")[0]) }
    }

    var versions: [Version]
    let opener: String
    var landed: Set<String> = []
    var newest: Int { versions.count - 1 }

    // MARK: What an amendment still needs

    /// What each party must give: its people as the text lists them that gives it its say, and how many.
    func requirements(_ amendment: Amendment) -> [(id: String, party: ModelText.Party, count: Int)] {
        let base = versions[amendment.base].text
        return Set(base.signing).union(amendment.text.signing).sorted().compactMap { id in
            let text = base.signing.contains(id) ? base : amendment.text
            return text.parties[id].map { (id, $0, text.eachParty) }
        }
    }

    func lacksConsent(_ amendment: Amendment) -> Bool {
        requirements(amendment).contains { requirement in
            amendment.consents.keys.count { $0.party == requirement.id } < requirement.count
        }
    }

    func lacksAuthority(_ amendment: Amendment) -> Bool {
        let changed = amendment.text.changed(from: versions[amendment.base].text)
        return requirements(amendment).contains { requirement in
            let given = amendment.consents.keys.filter { $0.party == requirement.id }.compactMap { owner in
                requirement.party.people.first { $0.id == owner.person }
            }
            return changed.contains { path in given.count { $0.signs && $0.scope.covers(path) } < requirement.count }
        }
    }

    func unenrolled(_ amendment: Amendment) -> [String: ModelOwner] {
        let base = versions[amendment.base].text
        return amendment.text.keys.filter { key, owner in
            (amendment.base == 0 || base.owner(key) != owner) && amendment.enrolled[key] != owner
        }
    }

    /// Whether a text gives somebody a key that was another's.
    private func stealsKey(_ text: ModelText, upTo base: Int) -> Bool {
        text.keys.contains { key, owner in
            (0...base).contains { number in
                let before = versions[number].text.owner(key)
                return before != nil && before != owner && (number > 0 || key == opener)
            }
        }
    }

    /// The versions whose place a text in force from a day takes.
    func overtaken(from day: Int, upTo base: Int) -> [String] {
        base == 0 ? [] : (1...base).filter { (versions[$0].from ?? 0) >= day }.map { versions[$0].id }
    }

    private func breaksDates(_ amendment: Amendment, executed day: Int) -> Bool {
        let from = if case .day(let day) = amendment.text.start { day } else { day }
        let names = amendment.text.retroactive
        return (names != nil && names != versions[amendment.base].id) || (from < day && names == nil)
            || Set(overtaken(from: from, upTo: amendment.base)) != Set(amendment.text.supersedes)
    }

    private func landing(_ amendment: Amendment, executed day: Int) -> Set<RuleName> {
        var broken: Set<RuleName> = []
        if !unenrolled(amendment).isEmpty || stealsKey(amendment.text, upTo: amendment.base) { broken.insert(.keys) }
        if breaksDates(amendment, executed: day) { broken.insert(.inForce) }
        if landed.contains(amendment.name) { broken.insert(.once) }
        return broken
    }

    // MARK: One act

    /// The rules that an act breaks; none where it may be done.
    func broken(by act: ModelAct, on before: Amendment) -> Set<RuleName> {
        // What is executed under a name that has landed is not looked at any further.
        if before.completion != nil, landed.contains(before.name) { return [.once] }
        var broken: Set<RuleName> = []
        var base = before.base
        if act.kind == .refresh {
            guard let onto = act.onto else { return [.oneChain] }
            if onto <= before.base { broken.insert(.oneChain) }
            base = onto
        }
        let roll =
            act.kind == .enrol
            ? act.text : versions[base].text.signing.contains(act.claims.party) ? versions[base].text : before.text
        let owner = roll.owner(act.key)
        let person = owner == act.claims ? roll.person(act.claims) : nil
        if person.map({ act.identity != "\($0.name) <\(Self.address(act.claims, roll))>" }) ?? true {
            broken.insert(.knownKey)
        }
        if let person {
            let needsSignatory: Set<ActKind> = [.accept, .reject, .merge]
            let needsProposer: Set<ActKind> = [.propose, .withdraw]
            if needsSignatory.contains(act.kind), !person.signs { broken.insert(.mayAct) }
            if needsProposer.contains(act.kind), act.claims.party != before.party { broken.insert(.mayAct) }
        }
        if !act.namesThisAgreement || act.amendment != before.name { broken.insert(.sameAgreement) }
        if !act.hasItsWords { broken.insert(.actGrammar) }
        let mayChange: Set<ActKind> = [.propose, .revise, .refresh, .merge]
        if !mayChange.contains(act.kind), act.text != before.text { broken.insert(.quietAct) }
        let isSilent: Set<ActKind> = [.comment, .reject, .withdraw]
        if !isSilent.contains(act.kind) {
            if !act.namesItsText { broken.insert(.trueText) }
            if act.base != base { broken.insert(.trueBase) }
        }
        if breaksOrder(act, on: before) { broken.insert(.actOrder) }
        if act.seconds < max(before.seconds, versions[base].seconds) { broken.insert(.dates) }
        if mayChange.contains(act.kind), stealsKey(act.text, upTo: base) { broken.insert(.keys) }
        if act.kind == .enrol, let owner = act.text.owner(act.key),
            before.enrolled[act.key] == owner || (base > 0 && versions[base].text.owner(act.key) == owner)
        {
            broken.insert(.keys)
        }
        if [.propose, .revise, .refresh].contains(act.kind), !act.text.isWithinReach { broken.insert(.authority) }
        if act.kind == .merge { return broken.union(brokenByMerging(act, before)) }
        if act.kind == .accept, broken.isEmpty {
            let after = self.after(act, on: before)
            if after.completion != nil, before.completion == nil {
                broken.formUnion(landing(after, executed: act.day))
            }
        }
        return broken
    }

    private func breaksOrder(_ act: ModelAct, on before: Amendment) -> Bool {
        if (act.kind == .propose) != (before.acts == 0) || before.isWithdrawn { return true }
        let late: Set<ActKind> = [.comment, .merge, .refresh]
        return before.completion != nil && !late.contains(act.kind)
    }

    private func brokenByMerging(_ act: ModelAct, _ before: Amendment) -> Set<RuleName> {
        var broken: Set<RuleName> = []
        if act.text != before.text || act.onto != before.base || before.base != newest { broken.insert(.exactText) }
        if lacksConsent(before) { broken.insert(.consent) }
        if lacksAuthority(before) { broken.insert(.authority) }
        if let completion = before.completion {
            if completion.party != act.claims.party { broken.insert(.mergeBy) }
            return broken.union(landing(before, executed: completion.day))
        }
        return broken.union(landing(before, executed: 0).subtracting([.inForce]))
    }

    /// The amendment after an act that breaks nothing.
    func after(_ act: ModelAct, on before: Amendment) -> Amendment {
        var after = before
        after.acts += 1
        after.seconds = act.seconds
        switch act.kind {
        case .propose, .revise, .refresh:
            after.text = act.text
            if act.kind == .refresh { after.base = act.onto ?? after.base }
            after.consents = [:]
            after.completion = nil
        case .enrol: after.enrolled[act.key] = act.claims
        case .accept:
            after.consents[act.claims] = act.key
            if after.completion == nil, !lacksConsent(after), !lacksAuthority(after) {
                after.completion = (act.claims.party, act.day)
            }
        case .reject: after.consents[act.claims] = nil
        case .withdraw: after.isWithdrawn = true
        case .comment, .merge, .open: break
        }
        return after
    }

    /// Makes an amendment the newest version.
    mutating func land(_ amendment: Amendment, as id: String, by act: ModelAct) {
        let from = if case .day(let day) = amendment.text.start { day } else { amendment.completion?.day ?? 0 }
        versions.append(
            Version(id: id, text: amendment.text, seconds: act.seconds, from: from, consents: amendment.consents))
        landed.insert(amendment.name)
    }

    /// Where mail reaches a person of the sample texts.
    static func address(_ owner: ModelOwner, _ text: ModelText) -> String {
        "\(owner.person)@\(text.parties[owner.party]?.role ?? "nowhere").example"
    }
}
