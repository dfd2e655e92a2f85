import GitStore
import SSHSignature
import TestSupport
import Testing

@testable import Agreements

/// A history that people of several parties make, some of them out to cheat: every act is forged, judged by the model
/// and by the library, and kept where the model lets it pass.
final class RandomHistory {
    private let seed: UInt64
    private var random: SeededGenerator
    let forge: Forge
    private(set) var model: ReferenceModel
    /// The amendments that are under way, with the branch that holds each.
    private var open: [String: (model: ReferenceModel.Amendment, branch: Forge.Branch)] = [:]
    private(set) var ledger: Ledger
    let verifier: Verifier
    private var made = 0
    /// How many acts were let pass, and how often each rule refused one.
    private(set) var passed = 0
    private(set) var refusals: [RuleName: Int] = [:]
    /// How many acts the library also judged before they were signed.
    private(set) var previews = 0

    init(seed: UInt64) throws {
        self.seed = seed
        random = SeededGenerator(seed: seed)
        var text = ModelText(parties: ["acme": ModelText.acme, "nusa": ModelText.nusa])
        if Bool.random(using: &random) { text.parties["rapi"] = ModelText.rapi }
        if Int.random(in: 0..<3, using: &random) == 0 { text.eachParty = 2 }
        forge = try Forge(opening: SampleText.opening(), first: nil)
        forge.people["sari"] = Forge.Actor("acme", "sari", "Sari <sari@provider.example>")
        forge.text = text.sample
        let root = try forge.open(text.sample)
        forge.begin(root)
        model = ReferenceModel(
            versions: [.init(id: root.description, text: text, seconds: forge.latest, from: nil)], opener: "sari")
        verifier = Verifier(forge.repository)
        ledger = try #require(verifier.verify(main: root, root: root).ledger)
    }

    /// Lets somebody try something, many times over.
    func run(acts: Int) throws {
        for _ in 0..<acts {
            if number(15) == 0 { forge.time += Int64(number(12)) * 86_400 }
            let (name, act) = nextAct()
            try attempt(act, on: name)
        }
        try compareVersions()
    }

    private func number(_ limit: Int) -> Int { Int.random(in: 0..<limit, using: &random) }

    // MARK: What is tried

    private func fresh(_ name: String, _ base: Int) -> ReferenceModel.Amendment {
        let version = model.versions[base]
        return .init(name: name, base: base, text: version.text, seconds: version.seconds)
    }

    /// The next act: mostly what helps an amendment on, often whatever comes to mind.
    private func nextAct() -> (String, ModelAct) {
        let names = open.keys.sorted()
        guard let name = number(3) > 0 ? names.first : names.randomElement(using: &random),
            open.count > 2 || number(8) > 0, let entry = open[name]
        else { return proposal() }
        let amendment = entry.model
        if amendment.isWithdrawn || model.landed.contains(name) {
            if number(4) > 0 {
                open[name] = nil
                return proposal()
            }
        } else if number(10) < 8, let act = helpful(amendment) {
            return (name, act)
        }
        let kinds = ActKind.allCases.filter { $0 != .open }
        let kind = kinds.randomElement(using: &random) ?? .comment
        let stranger = ModelText.allKeys.randomElement(using: &random) ?? "sari"
        var act = self.act(kind, amendment, by: number(3) == 0 ? stranger : anyone(amendment.text))
        if number(3) == 0 { lie(&act, on: amendment) }
        return (name, act)
    }

    private func proposal() -> (String, ModelAct) {
        made += 1
        let party = ["acme", "nusa", "rapi"][number(3)]
        let name = "\(party)/change-\(number(12) == 0 ? 1 : made)"
        let amendment = fresh(name, number(6) == 0 ? number(model.newest + 1) : model.newest)
        let people = amendment.text.parties[party]?.people.flatMap(\.keys) ?? []
        let key = (number(8) == 0 ? ModelText.allKeys : people).randomElement(using: &random) ?? "hadi"
        var act = self.act(.propose, amendment, by: key)
        if number(8) == 0 { lie(&act, on: amendment) }
        open[name] = nil
        return (name, act)
    }

    /// What the amendment waits for, done by somebody who can.
    private func helpful(_ amendment: ReferenceModel.Amendment) -> ModelAct? {
        if amendment.base < model.newest {
            return act(.refresh, amendment, by: anyone(model.versions[model.newest].text))
        }
        if let completion = amendment.completion {
            let people = model.versions[amendment.base].text.parties[completion.party]
            let joined = amendment.text.parties[completion.party]
            let keys = (people ?? joined)?.signatories.flatMap(\.keys) ?? []
            return keys.randomElement(using: &random).map { act(.merge, amendment, by: $0) }
        }
        if number(8) == 0 { return act(.revise, amendment, by: anyone(model.versions[amendment.base].text)) }
        if let key = model.unenrolled(amendment).keys.sorted().randomElement(using: &random) {
            return act(.enrol, amendment, by: key)
        }
        let waiting = model.requirements(amendment).flatMap { requirement in
            requirement.party.signatories.filter {
                amendment.consents[ModelOwner(requirement.id, $0.id)] == nil
            }.flatMap(\.keys)
        }
        return waiting.randomElement(using: &random).map { act(.accept, amendment, by: $0) }
    }

    private func anyone(_ text: ModelText) -> String {
        text.signing.flatMap { text.parties[$0]?.people.flatMap(\.keys) ?? [] }.randomElement(using: &random) ?? "sari"
    }

    /// An honest act, or as honest as this key's owner can make it.
    private func act(_ kind: ActKind, _ amendment: ReferenceModel.Amendment, by key: String) -> ModelAct {
        let onto =
            switch kind {
            case .refresh: number(6) == 0 ? number(model.newest + 1) : model.newest
            default: amendment.base
            }
        let base = model.versions[onto].text
        let text =
            switch kind {
            case .propose, .revise: dated(amendment.text.changed(&random), on: onto)
            case .refresh: dated(Bool.random(using: &random) ? amendment.text : base.changed(&random), on: onto)
            default: amendment.text
            }
        let texts = kind == .enrol ? [text] : [base, amendment.text]
        let owner = texts.lazy.compactMap { $0.owner(key) }.first ?? ModelOwner("acme", "stranger")
        let roll = kind != .enrol && base.signing.contains(owner.party) ? base : kind == .enrol ? text : amendment.text
        let person = roll.person(owner)?.name ?? "Stranger"
        return ModelAct(
            kind: kind, key: key, claims: owner,
            identity: "\(person) <\(ReferenceModel.address(owner, roll))>", amendment: amendment.name, text: text,
            base: kind == .refresh ? onto : amendment.base, onto: onto, seconds: forge.time + 60)
    }

    /// The text with a date: mostly one that may stand.
    private func dated(_ text: ModelText, on base: Int) -> ModelText {
        var text = text
        let today = Int((forge.time + 7 * 3600) / 86_400)
        let latest = model.versions[...base].compactMap(\.from).max() ?? today
        (text.retroactive, text.supersedes) = (nil, [])
        switch number(8) {
        case 0: text.start = .execution
        case 1: text.start = .day(today + number(40))
        case 2: text.start = .day(today - number(20))
        default: text.start = .day(max(latest, today) + 10 + number(30))
        }
        let from = if case .day(let day) = text.start { day } else { today }
        if number(5) > 0 { text.supersedes = model.overtaken(from: from, upTo: base) }
        if from < today, number(4) > 0 { text.retroactive = model.versions[base].id }
        if number(25) == 0 { text.retroactive = model.versions[number(base + 1)].id }
        return text
    }

    /// Makes one thing about an act untrue.
    private func lie(_ act: inout ModelAct, on amendment: ReferenceModel.Amendment) {
        switch number(11) {
        case 0: act.identity = "Mallory <mallory@else.example>"
        case 1: act.claims = ModelOwner(act.claims.party, ["sari", "dewi", "eko"][number(3)])
        case 2: act.claims = ModelOwner(["acme", "nusa", "rapi"][number(3)], act.claims.person)
        case 3: act.namesThisAgreement = false
        case 4: if act.kind != .merge { act.amendment = "acme/another" }
        case 5: act.namesItsText = false
        case 6: act.base = act.base == 0 ? model.newest : act.base - 1
        case 7: act.text = dated(amendment.text.changed(&random), on: amendment.base)
        case 8: act.seconds -= Int64(number(4)) * 86_400
        case 9: act.hasItsWords = [.propose, .revise, .refresh].contains(act.kind)
        default: if act.kind == .refresh || act.kind == .merge { act.onto = act.kind == .merge ? 0 : nil }
        }
    }

    // MARK: What comes of it

    private func attempt(_ act: ModelAct, on name: String) throws {
        let before = open[name]?.model ?? fresh(name, act.onto ?? act.base)
        let expected = model.broken(by: act, on: before)
        let preview = try previewed(
            act, name, tip: open[name]?.branch.tip, isOnNewest: before.base == model.newest)
        let (id, branch) = try forge.forged(act, name, before, open[name]?.branch, model)
        let found = act.kind == .merge ? landing(id) : try judged(id, name, act, before)
        // Of an act that may not be done anyway, the rules of landing are asked as well.
        let also: Set<RuleName> = act.kind == .accept && !expected.isEmpty ? [.keys, .inForce, .once] : []
        #expect(
            found.isSuperset(of: expected) && found.subtracting(also).isSubset(of: expected),
            "seed \(seed): the model says \(expected), the library \(found): \(act) on \(before)")
        if let preview {
            previews += 1
            #expect(preview == found, "seed \(seed): before signing \(preview), after it \(found): \(act)")
        }
        for rule in found { refusals[rule, default: 0] += 1 }
        guard expected.isEmpty, found.isEmpty else { return }
        passed += 1
        var after = model.after(act, on: before)
        if act.kind == .merge {
            model.land(after, as: id.description, by: act)
            forge.text = act.text.sample
            let verified = verifier.verify(main: id, root: ledger.root, from: ledger)
            ledger = try #require(verified.ledger)
            // What lands is gone from the table; sometimes its branch stays, and more is tried on it.
            if number(3) > 0 {
                open[name] = nil
                return
            }
            after = before
            open[name] = (after, try #require(open[name]?.branch))
            return
        }
        open[name] = (after, branch)
    }

    private func landing(_ id: ObjectID) -> Set<RuleName> {
        guard case .refused(let findings) = verifier.landing(id, in: ledger) else { return [] }
        return Set(findings.map(\.rule))
    }

    /// What the library says of the branch that ends in the act.
    private func judged(_ id: ObjectID, _ name: String, _ act: ModelAct, _ before: ReferenceModel.Amendment) throws
        -> Set<RuleName>
    {
        switch verifier.amendment(try name.amendment, tip: id, in: ledger) {
        case .refused(let findings): return Set(findings.map(\.rule))
        case .good(let amendment):
            compare(amendment, model.after(act, on: before))
            return []
        }
    }

    private func compare(_ amendment: Amendment, _ expected: ReferenceModel.Amendment) {
        let who = "seed \(seed): \(expected.name)"
        #expect(signed(amendment.consents) == expected.consents, "\(who)")
        #expect(amendment.base.number == expected.base, "\(who)")
        #expect(amendment.isWithdrawn == expected.isWithdrawn, "\(who)")
        #expect(amendment.completion?.party.description == expected.completion?.party, "\(who)")
        #expect(ConsentRule.missing(in: amendment).isEmpty == !model.lacksConsent(expected), "\(who)")
        #expect(AuthorityRule.uncovered(in: amendment).isEmpty == !model.lacksAuthority(expected), "\(who)")
        let unenrolled = Set(amendment.keysToEnrol.values.map(\.description))
        #expect(unenrolled == Set(model.unenrolled(expected).values.map(\.description)), "\(who)")
    }

    /// The seed of the key that each person consented with.
    private func signed(_ consents: [KeyOwner: Act]) -> [ModelOwner: String] {
        var seeds: [ModelOwner: String] = [:]
        for (owner, act) in consents {
            seeds[ModelOwner(owner.party.description, owner.person.description)] =
                ModelText.allKeys.first { ModelText.publicKeys[$0] == act.key } ?? "nobody"
        }
        return seeds
    }

    /// Version by version: the same text, consented to with the same keys.
    private func compareVersions() throws {
        let main = ledger.head
        try forge.move("refs/heads/main", to: main)
        let now = forge.time
        let agreement = Agreement(repository: forge.repository, id: ledger.root, clock: Clock { now })
        let history = try agreement.history()
        #expect(history.findings == [], "seed \(seed)")
        #expect(history.ledger.versions.map(\.description) == model.versions.map(\.id), "seed \(seed)")
        for (number, version) in model.versions.enumerated().dropFirst() {
            let amendment = try #require(try history.landing(of: number)).amendment
            #expect(signed(amendment.consents) == version.consents, "seed \(seed), version \(number)")
            #expect(amendment.text.digest.description == (try forge.write(version.text.sample)).digest)
            #expect(try history.execution(of: number) == amendment.completion?.time, "seed \(seed), version \(number)")
            #expect(history.ledger.inForceFrom(number)?.daysSinceEpoch == version.from, "seed \(seed)")
        }
        // A third opinion, which starts a program for each signature, and every day: of some histories only.
        guard seed.isMultiple(of: 4) else { return }
        try compareGoverning(history)
        #expect(try forge.differenceOfOpinions(about: main) == nil, "seed \(seed)")
    }

    /// Which text governs on any day, as known at any version.
    private func compareGoverning(_ history: History) throws {
        let reference = GoverningReference(from: model.versions.map(\.from))
        for last in 0..<model.versions.count where last > 0 {
            for day in reference.days {
                let date = CivilDate(daysSinceEpoch: day)
                var found: Int?
                if case .version(let number) = try history.governing(on: date, knownAt: last) { found = number }
                let who = "seed \(seed): \(date) as known at version \(last)"
                #expect(found == reference.governing(on: day, knownAt: last), "\(who)")
                #expect(
                    history.waiting(after: date, knownAt: last) == reference.waiting(after: day, knownAt: last),
                    "\(who)")
            }
        }
    }

    var versions: Int { model.newest }
}
