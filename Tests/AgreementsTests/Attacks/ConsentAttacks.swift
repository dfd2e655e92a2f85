import Agreements
import GitStore
import TestSupport
import Testing

/// Consent to one text or base, used for another.
@Suite struct ConsentAttacks {
    private let forge: Forge

    init() throws { forge = try Forge() }

    /// Dearer than the cheaper text, for those who change it behind someone's back.
    private var dearer: SampleText {
        var text = forge.cheaper
        text.files["terms/fees.yaml"] = "monthly: {amount: \"99000000\", currency: IDR}\n"
        return text
    }

    @Test func consentIsToTheTextThatWasOnTheTable() throws {
        var branch = try forge.propose("acme/fees", forge.cheaper)
        try forge.add(.accept, to: &branch, by: "dewi")
        try forge.add(.revise, to: &branch, by: "sari", text: dearer)
        try forge.add(.accept, to: &branch, by: "sari")
        let id = try forge.merge(branch, by: "sari")
        #expect(try forge.stockVerifies(id))
        try forge.expectRefused(id, by: .consent, saying: "PT Nusa Retail")
    }

    @Test func consentDoesNotReviveWithTheText() throws {
        // Back to the very tree that Dewi accepted, after another one was on the table.
        let first = forge.cheaper
        var branch = try forge.propose("acme/fees", first)
        try forge.add(.accept, to: &branch, by: "dewi")
        try forge.add(.revise, to: &branch, by: "sari", text: dearer)
        try forge.add(.revise, to: &branch, by: "sari", text: first)
        try forge.add(.accept, to: &branch, by: "sari")
        try forge.expectRefused(try forge.merge(branch, by: "sari"), by: .consent)
    }

    @Test func consentIsForOneBase() throws {
        let late = forge.dated("2026-05-01")
        let branch = try forge.executed("acme/late", late)
        try forge.amend("acme/first", forge.cheaper)
        // Straight onto the newer version, as `git merge` would do it without a conflict.
        let id = try forge.merge(branch, by: "dewi") { $0.parents[0] = forge.good }
        #expect(try forge.stockVerifies(id))
        try forge.expectRefused(id, by: .exactText, saying: "accepted for version 1; main is at version 2")
        // With a message that names the newer version.
        let liar = try forge.merge(branch, by: "dewi") { act in
            act.parents[0] = forge.good
            act["Base"] = forge.good.description
        }
        try forge.expectRefused(liar, by: .trueBase)
    }

    @Test func aRefreshTakesConsentAway() throws {
        let base = forge.good
        var branch = try forge.propose("acme/late", forge.dated("2026-05-01"), on: base)
        try forge.add(.accept, to: &branch, by: "dewi")
        let newer = try forge.amend("acme/first", forge.cheaper)
        // The refresh ends in the very tree that was accepted on the other base.
        try forge.refresh(&branch, onto: newer, text: branch.text, by: "sari")
        try forge.add(.accept, to: &branch, by: "sari")
        try forge.expectRefused(try forge.merge(branch, by: "sari"), by: .consent, saying: "PT Nusa Retail")
    }

    @Test func anEvilMergeBringsAnotherTree() throws {
        let branch = try forge.executed()
        let evil = try forge.write(dearer)
        let id = try forge.merge(branch, by: "dewi") { $0.tree = evil.tree }
        #expect(try forge.stockVerifies(id))
        #expect(try forge.git.run("fsck", "--strict", "--no-dangling").succeeded)
        try forge.expectRefused(id, by: .exactText, saying: "another text")
        let honestly = try forge.merge(branch, by: "dewi") { act in
            act.tree = evil.tree
            act["Text"] = evil.digest
        }
        try forge.expectRefused(honestly, by: .exactText)
    }

    @Test func parentsAreTheBaseAndTheBranch() throws {
        let branch = try forge.executed()
        let parents: [([ObjectID], RuleName)] = [
            ([branch.tip, branch.base], .oneChain), ([branch.base], .oneChain), ([branch.tip], .oneChain),
            ([branch.base, branch.base], .oneChain), ([branch.base, branch.tip, branch.tip], .canonical),
            ([branch.base, branch.tip, branch.base], .canonical), ([branch.base, forge.root], .oneChain),
            ([forge.root, branch.tip], .oneChain),
        ]
        for (list, rule) in parents {
            let sound = list[0] == forge.root ? forge.root : forge.good
            let id = try forge.merge(branch, by: "dewi") { $0.parents = list }
            try forge.expectRefused(id, by: rule, sound: sound)
        }
        // Nothing of this agreement at all: `main` leads elsewhere.
        try forge.expectRefused(
            try forge.merge(branch, by: "dewi") { $0.parents = [branch.tip, branch.tip] }, by: .oneChain)
        try forge.expectRefused(
            try forge.merge(branch, by: "dewi") { $0.parents = [] }, by: .root, sound: .some(nil))
        let stranger = try forge.open(.opening()) { $0.seconds += 1 }
        try forge.expectRefused(
            try forge.merge(branch, by: "dewi") { $0.parents = [stranger, branch.tip] }, by: .root, sound: .some(nil))
    }

    @Test func anActIsNotMovedToAnotherBase() throws {
        let base = forge.good
        let branch = try forge.executed("acme/fees", forge.dated("2026-05-01"))
        let newer = try forge.amend("acme/first", forge.cheaper)
        // The same words on another parent are another commit, and nobody signed that.
        let moved = try forge.rewrite(branch.tip) {
            $0.replacing("parent ", with: "parent ").replacing(base.description, with: newer.description)
        }
        #expect(try !forge.stockVerifies(moved))
        var copy = branch
        copy.base = newer
        copy.tip = moved
        try forge.expectRefused(try forge.merge(copy, by: "dewi"), by: .signed)
    }

    @Test func twoPartsOfOnePartyAreOneParty() throws {
        forge.people["budi"] = Forge.Actor("acme", "budi", "Budi Santoso <budi@provider.example>")
        var text = forge.text
        text.files["parties/acme.yaml"] = SampleText.party(
            "PT Acme Hosting", role: "provider", people: [.sari, .budi])
        text.inForce = "2026-02-20"
        try forge.amend("acme/budi", text, enrolling: ["budi"])
        try forge.expectValid(forge.good)
        var branch = try forge.propose("acme/fees", forge.cheaper)
        try forge.add(.accept, to: &branch, by: "sari")
        try forge.add(.accept, to: &branch, by: "budi")
        try forge.expectRefused(try forge.merge(branch, by: "budi"), by: .consent, saying: "PT Nusa Retail")
    }

    @Test(arguments: [ActKind.comment, .accept, .enrol, .reject, .withdraw])
    func aQuietActChangesNotOneByte(_ kind: ActKind) throws {
        let evil = try forge.write(dearer)
        var branch = try forge.propose("acme/fees", forge.cheaper)
        try forge.add(.accept, to: &branch, by: "dewi")
        try forge.add(kind, to: &branch, by: "sari") { $0.tree = evil.tree }
        branch.tree = evil.tree
        let id = try forge.merge(branch, by: "sari")
        #expect(try forge.stockVerifies(branch.tip))
        try forge.expectRefused(id, by: .quietAct, saying: "also changes the text")
    }

    @Test func aQuietActThatAlsoNamesTheNewTextIsNoBetter() throws {
        let evil = try forge.write(dearer)
        var branch = try forge.propose("acme/fees", forge.cheaper)
        try forge.add(.accept, to: &branch, by: "dewi")
        (branch.tree, branch.digest) = evil
        try forge.add(.accept, to: &branch, by: "sari")
        try forge.expectRefused(try forge.merge(branch, by: "sari"), by: .quietAct)
    }

    @Test func theNewerVersionComesSecondInARefresh() throws {
        let base = forge.good
        let late = forge.dated("2026-05-01")
        let branch = try forge.propose("acme/late", late)
        let other = try forge.propose("acme/other", late)
        let newer = try forge.amend("acme/first", forge.cheaper)
        let second: [(String, [ObjectID], RuleName)] = [
            ("swapped", [newer, branch.tip], .oneChain), ("another amendment", [branch.tip, other.tip], .oneChain),
            ("the same base", [branch.tip, base], .oneChain),
            ("an older version", [branch.tip, forge.root], .oneChain),
            ("once", [branch.tip, branch.tip], .oneChain), ("three", [branch.tip, newer, newer], .canonical),
        ]
        for (what, parents, rule) in second {
            var copy = branch
            try forge.refresh(&copy, onto: newer, text: late, by: "sari") { $0.parents = parents }
            try forge.add(.accept, to: &copy, by: "sari")
            try forge.add(.accept, to: &copy, by: "dewi")
            let verification = try forge.expectRefused(try forge.merge(copy, by: "dewi"), by: rule)
            #expect(verification.findings.allSatisfy { $0.commit != nil }, "\(what)")
        }
        var sound = branch
        try forge.refresh(&sound, onto: newer, text: late, by: "sari")
        try forge.add(.accept, to: &sound, by: "sari")
        try forge.add(.accept, to: &sound, by: "dewi")
        try forge.expectValid(try forge.merge(sound, by: "dewi"))
    }

    @Test func twoTextsForOneBaseAreNotBothTheAgreement() throws {
        let one = try forge.executed("acme/one", forge.cheaper)
        let two = try forge.executed("acme/two", dearer)
        let first = try forge.merge(one, by: "dewi")
        try forge.expectValid(first)
        // A server that takes both pushes leaves `main` at the second, built on the same base.
        let second = try forge.merge(two, by: "dewi") { $0.parents[0] = first }
        try forge.expectRefused(second, by: .exactText, sound: first)
        try forge.expectValid(try forge.merge(two, by: "dewi"))
    }
}

extension Forge {
    /// The cheaper text, in force from another day.
    func dated(_ day: String) -> SampleText {
        var text = cheaper
        text.inForce = day
        return text
    }
}
