import Agreements
import GitStore
import TestSupport
import Testing

/// Which act may follow which: nothing after a withdrawal, and hardly anything once a text is executed.
@Suite struct ActOrderRuleTests {
    /// Where an amendment by Sari stands before one more act.
    enum State: CaseIterable {
        case proposed, rejected, halfConsented, executed, withdrawn
    }

    private let forge: Forge

    init() throws { forge = try Forge() }

    private func branch(_ state: State) throws -> Forge.Branch {
        var branch = try forge.propose("acme/fees", forge.cheaper)
        switch state {
        case .proposed: break
        case .rejected: try forge.add(.reject, to: &branch, by: "dewi")
        case .halfConsented: try forge.add(.accept, to: &branch, by: "sari")
        case .executed:
            try forge.add(.accept, to: &branch, by: "sari")
            try forge.add(.accept, to: &branch, by: "dewi")
        case .withdrawn: try forge.add(.withdraw, to: &branch, by: "sari")
        }
        return branch
    }

    @Test(arguments: State.allCases) func actsFollowActs(_ state: State) throws {
        let branch = try branch(state)
        let allowed: Set<ActKind> =
            switch state {
            case .proposed, .rejected, .halfConsented: [.revise, .comment, .accept, .reject, .withdraw]
            case .executed: [.comment]
            case .withdrawn: []
            }
        for kind in [ActKind.propose, .revise, .comment, .accept, .reject, .withdraw] {
            let rules = try forge.rules(refusing: kind, on: branch, by: "sari", text: kind == .revise ? forge.text : nil)
            #expect(rules.contains(.actOrder) == !allowed.contains(kind), "\(kind) after \(state): \(rules)")
            if allowed.contains(kind), !(kind == .revise) { #expect(rules == [], "\(kind) after \(state)") }
        }
    }

    @Test func theSentencesSayWhatToDo() throws {
        func sentence(_ state: State, _ kind: ActKind) throws -> Finding? {
            var branch = try branch(state)
            try forge.add(kind, to: &branch, by: "sari")
            return try forge.findings(on: branch).first { $0.rule == .actOrder }
        }
        let withdrawn = try #require(try sentence(.withdrawn, .comment))
        #expect(withdrawn.message.contains("acme/fees was withdrawn; nothing can follow."))
        #expect(withdrawn.hint == "Propose under a new name.")
        let executed = try #require(try sentence(.executed, .withdraw))
        #expect(executed.message.contains("can no longer be changed, rejected or withdrawn"))
        #expect(try #require(try sentence(.proposed, .propose)).message.contains("was proposed already"))
    }

    @Test func anExecutedTextThatWasOvertakenMayBeRefreshed() throws {
        let late = forge.dated("2026-06-01")
        var branch = try forge.executed("acme/late", late)
        #expect(try forge.rules(refusing: .refresh, on: branch, by: "sari") { $0.parents.append(forge.good) } == [.oneChain])
        let newer = try forge.amend("acme/first", forge.cheaper)
        try forge.refresh(&branch, onto: newer, text: late, by: "sari")
        #expect(try forge.findings(on: branch) == [])
        // And is then open to everything again.
        #expect(try forge.rules(refusing: .withdraw, on: branch, by: "sari") == [])
    }

    @Test func theCompletingConsentWaitsForEveryNewKey() throws {
        forge.people["rina"] = Forge.Actor("nusa", "rina", "Rina Hartono <rina@customer.example>")
        var text = forge.cheaper
        text.files["parties/nusa.yaml"] = SampleText.party(
            "PT Nusa Retail", role: "customer",
            people: [.dewi, SamplePerson(id: "rina", name: "Rina Hartono", keys: ["rina"])])
        var branch = try forge.proposed("acme/rina", text)
        try forge.add(.accept, to: &branch, by: "sari")
        #expect(try forge.rules(refusing: .accept, on: branch, by: "dewi") == [.keys])
        try forge.add(.enrol, to: &branch, by: "rina")
        try forge.add(.accept, to: &branch, by: "dewi")
        #expect(try forge.rules(refusing: .enrol, on: branch, by: "rina").contains(.actOrder))
        try forge.expectValid(try forge.merge(branch, by: "dewi"))
    }
}
