import TestSupport
import Testing

@testable import CountersignCLI

/// From when a text is in force, and what it does to other versions, as people read it before they accept.
@Suite struct DateTests {
    private func review(_ shop: Workshop, _ name: String) async throws -> String {
        try await shop.dewi("review", name).output
    }

    /// Sari's proposal with these dates, not yet accepted.
    private func propose(
        _ name: String, _ inForce: String, in shop: Workshop, _ change: (Workshop) throws -> Void = { _ in }
    ) async throws {
        try await shop.sari("switch")
        try await shop.sari("draft", name)
        try shop.inForce("acme", inForce)
        try shop.write("acme", "terms/\(name).yaml", "- \(name)\n")
        try change(shop)
        try await shop.sari("propose", "-m", "About \(name)", "--accept", "--yes")
        try await shop.dewi("sync")
    }

    @Test func aDateToComeAndWhatGovernsUntilThen() async throws {
        let shop = try await Workshop.agreed()
        try await propose("fees", "from: 2026-07-01", in: shop)
        let waits = "In force from 1 July 2026. Until then version 1 governs from 1 March 2026."
        #expect(try await review(shop, "fees").contains(waits))
        shop.wait(days: 60)
        #expect(try await review(shop, "fees").contains("In force from 1 July 2026. Until then version 1 governs."))
    }

    @Test func everyVersionThatWaitsGovernsInItsTurnUntilThen() async throws {
        let shop = try await Workshop.agreed()
        shop.wait(days: 60)
        for (name, day) in [("credits", "2026-04-01"), ("support", "2026-06-01")] {
            try await shop.amend(name) { folder in
                try shop.inForce(folder, "from: \(day)")
                try shop.write(folder, "terms/\(name).yaml", "- \(name)\n")
            }
        }
        try await propose("fees", "from: 2026-07-01", in: shop)
        let turns = "Until then version 1 governs, from 1 April 2026 version 2, from 1 June 2026 version 3."
        #expect(try await review(shop, "fees").contains("In force from 1 July 2026. " + turns))
    }

    @Test func theDayOfExecutionIsTheDayTheLastPartyAccepts() async throws {
        let shop = try await Workshop.agreed()
        shop.wait(days: 100)
        try await propose("fees", "from: execution", in: shop)
        #expect(try await review(shop, "fees").contains("In force from the day the last party accepts it."))
        shop.wait(days: 5)
        try await shop.dewi("accept", "fees", "--merge", "--yes")
        let answer = try await shop.dewi("log", "--json")
        #expect(answer.output.contains("\"inForceFrom\":\"2026-04-20\""))
    }

    @Test func aTextInForceOnceExecutedWaitsForTheDayAfterTheOneOnWhichAnotherTookForce() async throws {
        let shop = try await Workshop.agreed()
        // The first of March, from which version 1 is in force.
        shop.wait(days: 55)
        try await propose("fees", "from: execution", in: shop)
        try await shop.sari("switch", "fees")
        try shop.write("acme", "terms/fees.yaml", "- another\n")
        let check = try await shop.sari("check")
        let line = try #require(check.output.split(separator: "\n").first { $0.contains("(in-force)") })
        #expect(line.hasPrefix("agreement.yaml:"))
        #expect(line.contains(":1: warning: `from: execution` would be 2026-03-01 if the last party accepted today, "))
        #expect(check.output.contains("It can be completed from tomorrow on."))
        let early = await shop.run("dewi", "accept", "fees", "--merge", "--yes", in: "nusa")
        #expect(early.code == .no && early.messages.contains("It can be completed from tomorrow on."), "\(early)")
        shop.wait(days: 1)
        try await shop.dewi("accept", "fees", "--merge", "--yes")
        #expect(try await shop.dewi("log", "--json").output.contains("\"inForceFrom\":\"2026-03-02\""))
    }

    @Test func whatGovernsThePastSaysSoAndIsRefusedWhereItDoesNot() async throws {
        let shop = try await Workshop.agreed()
        try await propose("fees", "from: 2026-03-15", in: shop)
        // The day passes while the text waits for an answer.
        shop.wait(days: 100)
        let unsaid = try await review(shop, "fees")
        #expect(unsaid.contains("It cannot be completed as it stands: The text is in force from 2026-03-15, before"))
        let one = try shop.version(1)
        #expect(unsaid.contains("retroactive: \(one)"))
        let refused = await shop.run("dewi", "accept", "fees", "--yes", in: "nusa")
        #expect(refused.code == .no)
        #expect(refused.messages.contains("acme/fees cannot be signed as it stands"))
        #expect(refused.messages.contains("Choose a later date, or state it: retroactive: \(one). "))
        #expect(refused.messages.contains("countersign switch acme/fees, edit the files, and countersign propose"))
        let again = await shop.run("sari", "propose", "-m", "Once more", in: "acme")
        #expect(again.code == .usage, "nothing changed")
        try shop.inForce("acme", "from: 2026-03-15, retroactive: \(one)")
        try await shop.sari("propose", "-m", "It governs the past", "--accept", "--yes")
        try await shop.dewi("sync")
        let said = try await review(shop, "fees")
        #expect(
            said.contains("In force from 15 March 2026. That is before it is accepted: it also governs what is past."))
        try await shop.dewi("accept", "fees", "--merge", "--yes")
    }

    @Test func aVersionThatWaitsIsReplacedInWords() async throws {
        let shop = try await Workshop.agreed()
        shop.wait(days: 60)
        try await shop.amend("later") { folder in
            try shop.inForce(folder, "from: 2026-08-01")
            try shop.write(folder, "terms/later.yaml", "- later\n")
        }
        try await propose("fees", "from: 2026-07-01, supersedes: [\(try shop.version(2))]", in: shop)
        let output = try await review(shop, "fees")
        #expect(
            output.contains(
                "In force from 1 July 2026, and replaces version 2, which was to govern from 1 August 2026."))
        let document = try await shop.dewi("review", "fees", "--json").document()
        #expect(document["replaces"] as? [Int] == [2])
    }

    @Test func whatCouldNeverLandIsNeitherProposedNorAcceptedByTheFirstOfTwo() async throws {
        let shop = try await Workshop.agreed()
        try await shop.sari("draft", "fees")
        try shop.write("acme", "terms/fees.yaml", "monthly: {amount: \"9000000\", currency: IDR}\n")
        // The date is that of version 1: it was merely copied.
        let check = await shop.run("sari", "check", in: "acme")
        #expect(check.code == .malformedInput)
        #expect(check.output.contains("agreement.yaml:"))
        let refused = await shop.run("sari", "propose", "-m", "Fees", "--accept", "--yes", in: "acme")
        #expect(refused.code == .malformedInput)
        #expect(refused.messages.contains("on or before that of an earlier version"))
        #expect(refused.messages.contains("supersedes: [\(try shop.version(1))]"))
        #expect(try shop.git("sari", in: "acme").run("for-each-ref", "refs/heads/amendment").text == "")

        try shop.inForce("acme", "from: 2026-04-01")
        try await shop.sari("propose", "-m", "Fees")
        shop.wait(days: 120)
        let late = await shop.run("sari", "accept", "fees", "--yes", in: "acme")
        #expect(late.code == .no)
        #expect(late.messages.contains("before the day it is executed"))
        #expect(!late.messages.contains("You are about to sign"))
    }

    @Test func theEndOfTheAgreementIsSaid() async throws {
        let shop = try await Workshop.agreed()
        try await propose("end", "from: 2026-04-01", in: shop) { shop in
            try shop.edit(
                "acme", "agreement.yaml", "term: {from: 2026-03-01}", "term: {from: 2026-03-01, until: 2026-12-01}")
        }
        #expect(try await review(shop, "end").contains("The agreement ends on 1 December 2026."))
        try await shop.dewi("accept", "end", "--merge", "--yes")
        let ended = await shop.run("dewi", "show", "--on", "2026-12-01", in: "nusa")
        #expect(ended.code == .no)
        #expect(await shop.run("dewi", "show", "--on", "2026-11-30", in: "nusa").code == .done)
    }

    /// Version 2 waits for 1 August with new credits; Sari has an urgent change of the fees for 1 July. It is 6 March.
    private func urgent() async throws -> Workshop {
        let shop = try await Workshop.agreed()
        shop.wait(days: 60)
        try await shop.amend("credits") { folder in
            try shop.inForce(folder, "from: 2026-08-01")
            try shop.write(folder, "terms/credits.yaml", "- 5%\n")
        }
        try await shop.sari("switch")
        try await shop.sari("draft", "urgent")
        try shop.inForce("acme", "from: 2026-07-01")
        try shop.write("acme", "terms/fees.yaml", "monthly: {amount: \"9000000\", currency: IDR}\n")
        return shop
    }

    @Test func anUrgentChangeWhileAVersionWaitsIsOfferedAsAPairThatLosesNothing() async throws {
        let shop = try await urgent()
        let check = await shop.run("sari", "check", in: "acme")
        #expect(check.code == .malformedInput)
        #expect(
            check.output.contains("The text would take the place of version 2, which is to take force on 2026-08-01"))
        #expect(check.output.contains("countersign propose --interim"))
        // Asked on a terminal.
        let answer = await shop.run("sari", "propose", "-m", "Cheaper at once", in: "acme", typing: ["two"])
        #expect(answer.code == .done, "\(answer.messages)")
        #expect(answer.messages.contains("You proposed acme/urgent-restates-2 as well"))
        // In the meantime there are no credits yet; later both changes hold.
        #expect(shop["acme", "terms/credits.yaml"] == "")
        try await shop.sari("accept", "urgent", "--yes")
        try await shop.dewi("sync")
        #expect(
            try await review(shop, "urgent").contains(
                "In force from 1 July 2026, and replaces version 2, which was to govern from 1 August 2026."))
        try await shop.dewi("accept", "urgent", "--merge", "--yes")
        #expect(await shop.run("sari", "accept", "urgent-restates-2", "--yes", in: "acme").code == .moved)
        try await shop.sari("refresh", "urgent-restates-2")
        try await shop.sari("accept", "urgent-restates-2", "--yes")
        try await shop.dewi("accept", "urgent-restates-2", "--merge", "--yes")
        for (day, version, credits) in [("2026-06-30", 1, false), ("2026-07-15", 3, false), ("2026-08-01", 4, true)] {
            let shown = try await shop.dewi("show", "--on", day, "--json").document()
            #expect(shown["version"] as? Int == version)
            let files = (shown["files"] as? [[String: Any]] ?? []).compactMap { $0["path"] as? String }
            #expect(files.contains("terms/credits.yaml") == credits, "\(day)")
        }
        let fees = try shop.git("dewi", in: "nusa").run("show", "main:terms/fees.yaml").text
        #expect(fees.contains("9000000"))
        #expect(await shop.run("dewi", "verify", in: "nusa").code == .done)
    }

    @Test func thePairIsShownSignedAndAcceptedTogetherAndEachNamesTheOther() async throws {
        let shop = try await urgent()
        let dry = try await shop.sari("propose", "-m", "Cheaper", "--interim", "--accept", "--dry-run")
        #expect(dry.output.contains("Amendment: acme/urgent\n"))
        #expect(dry.output.contains("Amendment: acme/urgent-restates-2\n"))
        let pair = try await shop.sari("propose", "-m", "Cheaper", "--interim", "--accept", "--yes")
        #expect(pair.messages.contains("You proposed acme/urgent-restates-2 as well, and accepted it for your party"))
        try await shop.dewi("sync")
        let status = try await shop.dewi("status").output
        #expect(status.contains("together with acme/urgent-restates-2: if only this one lands, version 2 never"))
        #expect(status.contains("belongs together with acme/urgent, which comes first"))
        for name in ["urgent", "urgent-restates-2"] {
            let document = try await shop.dewi("review", name, "--json").document()
            let consents = try #require(document["consents"] as? [[String: Any]])
            #expect(consents.compactMap { ($0["given"] as? [Any])?.count } == [1, 0])
        }
        let first = try await review(shop, "urgent")
        for words in [
            "It belongs together with acme/urgent-restates-2, which puts version 2, agreed on for 1 August 2026",
            "If only acme/urgent lands, version 2 never takes force", "countersign review acme/urgent-restates-2",
            "It takes the place of version 2 from its first day on ",
        ] { #expect(first.contains(words), "\(words)\n\(first)") }
        let second = try await review(shop, "urgent-restates-2")
        #expect(second.contains("That comes first: countersign review acme/urgent"))
        let accepted = try await shop.dewi("accept", "urgent", "--merge", "--yes")
        #expect(accepted.messages.contains("It belongs together with acme/urgent-restates-2"))
        #expect(
            try await review(shop, "urgent-restates-2").contains(
                "Unless acme/urgent-restates-2 lands, what version 2 says never takes force"))
    }

    @Test func whoWithdrawsOneOfAPairIsToldOfTheOther() async throws {
        let shop = try await urgent()
        try await shop.sari("propose", "-m", "Cheaper", "--interim")
        let closed = try await shop.sari("withdraw", "urgent", "-m", "Not now", "--yes")
        #expect(closed.messages.contains("acme/urgent-restates-2 belongs together with it and is still open"))
        #expect(closed.messages.contains("countersign withdraw acme/urgent-restates-2 -m WHY"))
    }

    @Test func withoutATerminalNothingIsProposedAndThePairIsPointedOut() async throws {
        let shop = try await urgent()
        let one = await shop.run("sari", "propose", "-m", "Cheaper at once", in: "acme")
        #expect(one.code == .malformedInput)
        #expect(one.messages.contains("would take the place of version 2"))
        #expect(one.messages.contains("countersign propose --interim"))
        #expect(try shop.git("sari", in: "acme").run("for-each-ref", "refs/heads/amendment").text == "")
        let pair = try await shop.sari("propose", "-m", "Cheaper at once", "--interim")
        #expect(pair.messages.contains("You proposed acme/urgent-restates-2 as well"))
        try await shop.sari("switch")
        try await shop.sari("draft", "other")
        try shop.inForce("acme", "from: 2026-09-01")
        let refused = await shop.run("sari", "propose", "-m", "Later", "--interim", in: "acme")
        #expect(refused.code == .usage)
        #expect(refused.messages.contains("No version waits"))
    }
}
