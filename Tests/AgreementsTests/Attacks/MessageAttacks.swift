import Agreements
import GitStore
import TestSupport
import Testing

/// Messages that say more, less or something else than the format lets an act say.
@Suite struct MessageAttacks {
    private let forge: Forge

    init() throws { forge = try Forge() }

    /// A merge of an amendment whose consent by Dewi says what `edit` makes of it.
    private func merge(consent edit: (inout ForgedAct) -> Void) throws -> ObjectID {
        var branch = try forge.propose("acme/fees", forge.cheaper)
        try forge.add(.accept, to: &branch, by: "sari")
        try forge.add(.accept, to: &branch, by: "dewi", edit: edit)
        #expect(try forge.stockVerifies(branch.tip))
        return try forge.merge(branch, by: "dewi")
    }

    @Test func nobodyConsentsExceptClauseFive() throws {
        let id = try merge { $0.body += "\n\nThis does not extend to clause 5." }
        try forge.expectRefused(id, by: .actGrammar, saying: "words of `accept`")
        try forge.expectRefused(
            try merge { $0.body = $0.body.replacing("accept it", with: "accept most of it") }, by: .actGrammar)
        try forge.expectRefused(try merge { $0.subject += " in part" }, by: .actGrammar)
    }

    @Test func trailersAreExactlyThoseOfTheAct() throws {
        let edits: [(inout ForgedAct) -> Void] = [
            { $0.trailers.append(("Condition", "price below 100")) },
            { $0.trailers.append(("Text", "sha256:" + String(repeating: "0", count: 64))) },
            { $0.trailers.append(("Records", "none")) },
            { $0.trailers.swapAt(0, 1) },
            { $0.trailers.remove(at: 5) },
            { $0.trailers[6].value += "\n and more" },
            { $0.trailers[6].value = $0.trailers[6].value.uppercased() },
            { $0.trailers[1].key = "act" },
            { $0.trailers[1].value = "Accept" },
            { $0.trailers[3].value = "NUSA" },
            { $0.trailers[2].value = "acme/fees/more" },
        ]
        for edit in edits {
            let verification = try forge.expectRefused(try merge(consent: edit), by: .actGrammar, verdict: .invalid)
            #expect(verification.findings.count <= 2)
        }
    }

    @Test func trailersAboveTheLastParagraphAreNone() throws {
        let id = try merge { act in
            act.wholeMessage = act.message.replacing("\nAct: accept\n", with: "\n\nAct: accept\n")
        }
        try forge.expectRefused(id, by: .actGrammar)
    }

    @Test(arguments: [
        "Act: withdraw", "act: withdraw", "Text : sha256:0", "--- a/terms", "---", "# cut here", "Party\t: nusa",
        "Act:\u{308} withdraw", "---\u{308}", "#\u{308} cut",
    ])
    func noLineOfProseLooksAsIfItCarriedMeaning(_ line: String) throws {
        var branch = try forge.propose("acme/fees", forge.cheaper) { $0.body = "Because.\n\(line)\nSo there." }
        try forge.add(.accept, to: &branch, by: "sari")
        try forge.add(.accept, to: &branch, by: "dewi")
        let rule: RuleName = line.contains("\t") ? .canonical : .actGrammar
        try forge.expectRefused(try forge.merge(branch, by: "dewi"), by: rule)
    }

    @Test func theMessageHasOneShape() throws {
        let shapes: [(String) -> String] = [
            { $0 + "\n" }, { String($0.dropLast()) }, { "\n" + $0 }, { $0.replacing("\n\n", with: "\n\n\n") },
            { $0.replacing("\n\n", with: "\n", maxReplacements: 1) }, { _ in "" }, { _ in "\n" }, { _ in "Accept\n" },
        ]
        for shape in shapes {
            try forge.expectRefused(try merge { $0.wholeMessage = shape($0.message) }, by: .actGrammar)
        }
    }

    @Test func anActOfNoKnownKindIsRefused() throws {
        try forge.expectRefused(try merge { $0["Act"] = "approve" }, by: .actGrammar, saying: "approve")
    }

    @Test func aReplyPointsAtSomethingSaidBefore() throws {
        var branch = try forge.propose("acme/fees", forge.cheaper)
        let stranger = forge.root
        try forge.add(.comment, to: &branch, by: "dewi") { $0.trailers.append(("Re", stranger.description)) }
        try forge.add(.accept, to: &branch, by: "sari")
        try forge.add(.accept, to: &branch, by: "dewi")
        try forge.expectRefused(try forge.merge(branch, by: "dewi"), by: .actGrammar, saying: "no earlier act")
    }
}
