import Agreements
import GitStore
import TestSupport
import Testing

@Suite("What lands is the text that was accepted, on the base it was accepted for") struct ExactTextRuleTests {
    @Test func theTreeIsTheBranchs() throws {
        let forge = try Forge()
        let branch = try forge.executed()
        let other = try forge.write(forge.text).tree
        try forge.expectRefused(
            try forge.merge(branch, by: "dewi") { $0.tree = other }, by: .exactText,
            saying: "another text onto main than the one that was accepted")
        try forge.expectValid(try forge.merge(branch, by: "dewi"))
    }

    @Test func theBaseIsTheNewestVersion() throws {
        let forge = try Forge()
        let branch = try forge.executed("acme/late", forge.dated("2026-06-01"))
        try forge.amend("acme/first", forge.cheaper)
        let id = try forge.merge(branch, by: "dewi") { $0.parents[0] = forge.good }
        let verification = try forge.expectRefused(id, by: .exactText, saying: "accepted for version 1")
        #expect(verification.findings.contains { $0.hint?.contains("countersign refresh acme/late") == true })
    }
}

@Suite("The party whose consent completed execution merges") struct MergeByRuleTests {
    @Test func anyOfItsSignatoriesMay() throws {
        let forge = try Forge.withTeams()
        let branch = try forge.executed()
        try forge.expectValid(try forge.merge(branch, by: "rina"))
        let verification = try forge.expectRefused(
            try forge.merge(branch, by: "budi"), by: .mergeBy,
            saying: "Only PT Nusa Retail, whose consent completed execution, may merge acme/fees.")
        #expect(verification.findings.contains { $0.hint?.hasSuffix("runs: countersign merge acme/fees") == true })
    }
}

@Suite("An amendment lands once") struct OnceRuleTests {
    @Test func itsNameIsNotUsedAgain() throws {
        let forge = try Forge()
        try forge.amend("acme/fees", forge.cheaper)
        try forge.expectValid(forge.good)
        let again = try forge.executed("acme/fees", forge.dated("2026-06-01"))
        try forge.expectRefused(
            try forge.merge(again, by: "dewi"), by: .once,
            saying: "An amendment named acme/fees is part of the agreement already.")
        // The same slug of another party is another name.
        var theirs = try forge.propose("nusa/fees", forge.dated("2026-06-01"), by: "dewi")
        try forge.add(.accept, to: &theirs, by: "sari")
        try forge.add(.accept, to: &theirs, by: "dewi")
        try forge.expectValid(try forge.merge(theirs, by: "dewi"))
    }
}
