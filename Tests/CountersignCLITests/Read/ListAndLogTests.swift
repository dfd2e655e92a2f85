import Agreements
import Foundation
import TestSupport
import Testing

@testable import CountersignCLI

@Suite struct ListTests {
    @Test func openAmendmentsAreListedWithWhatIsNext() async throws {
        let clone = try await SharedClone.withTwoVersions()
        #expect(await clone.run("list").output == "There are no open amendments.\n")
        try await clone.propose("acme/fees", .second.later)
        try await clone.act(.accept, on: "acme/fees", by: "sari")
        let output = await clone.run("list").output
        #expect(output.hasPrefix("Amendment  Stage           Amends  Consents  Next\n"))
        #expect(output.contains("acme/fees  negotiating  version 2       1/2  Consent is still missing"))
    }

    @Test func allListsWithdrawnAndLandedOnesNewestFirst() async throws {
        let clone = try await SharedClone.withTwoVersions()
        try await clone.propose("acme/fees", .second.later)
        try await clone.act(.withdraw, on: "acme/fees", by: "sari")
        #expect(await clone.run("list").output == "There are no open amendments.\n")
        let all = try await clone.run("list", "--all", "--json").documents
        #expect(all.compactMap { $0["amendment"] as? String } == ["acme/fees", "acme/availability", "acme/formation"])
        #expect(all.compactMap { $0["stage"] as? String } == ["withdrawn", "landed", "landed"])
        #expect(all.allSatisfy { $0["schema"] as? String == "countersign.amendment/1" })
        let table = await clone.run("list", "--all").output
        #expect(table.contains("acme/availability  merged ") && table.contains("acme/fees          withdrawn"))
        let one = try await clone.run("list", "--all", "-n", "1", "--json").documents
        #expect(one.compactMap { $0["amendment"] as? String } == ["acme/fees", "acme/availability"])
        #expect(await clone.run("list", "--all", "-n", "-1").code == .usage)
    }
}

@Suite struct LogTests {
    @Test func versionsComeNewestFirstWithThoseWhoConsented() async throws {
        let clone = try await SharedClone.withTwoVersions()
        let output = await clone.run("log").output
        let versions = output.split(separator: "\n").filter { $0.hasPrefix("Version") }.map { $0.prefix(9) }
        #expect(versions == ["Version 2", "Version 1", "Version 0"])
        #expect(
            output.contains(
                """
                  in force from 1 March 2026; executed 5 January 2026 10:09
                  changed   clause availability (en): level
                  proposed  by Sari Wulandari, S.H. (acme), 5 January 2026 10:07, key SHA256:c0qJFoS0…
                  accepted  by Sari Wulandari, S.H. (acme), 5 January 2026 10:08, key SHA256:c0qJFoS0…, after 1 minute
                  accepted  by Dewi Lestari (nusa), 5 January 2026 10:09, key SHA256:ss0EAi8Q…, after 2 minutes
                  merged    by Dewi Lestari (nusa), 5 January 2026 10:10, key SHA256:ss0EAi8Q…, after 1 minute

                """))
        let first = "  changed   the first text of 2 clauses and 1 file of terms: money, level, scope, time\n"
        #expect(output.contains(first))
        #expect(
            output.contains("  opened    by Sari Wulandari, S.H. (acme), 5 January 2026 10:00, key SHA256:c0qJFoS0…\n"))
    }

    @Test func consentsComeInTheOrderInWhichTheyWereGiven() async throws {
        let clone = try await SharedClone.withTwoVersions()
        try await clone.amend("nusa/fees", .second.later, by: ["dewi", "sari"])
        for answer in [await clone.run("log", "-n", "1"), await clone.run("annotate", "terms/fees.yaml")] {
            let lines = answer.output.split(separator: "\n")
            let who = lines.filter { $0.hasPrefix("  accepted  by ") }.prefix(2).map { $0.dropFirst(15).prefix(4) }
            #expect(who == ["Dewi", "Sari"], "\(lines)")
        }
        let document = try await clone.run("log", "-n", "1", "--json").document
        let consents = try #require(document["consents"] as? [[String: Any]])
        #expect(consents.compactMap { $0["party"] as? String } == ["nusa", "acme"])
        let evidence = await clone.run("verify", "--explain").output.components(separatedBy: "\nVersion 3").last ?? ""
        let dewi = try #require(evidence.range(of: "nusa/dewi consented"))
        let sari = try #require(evidence.range(of: "acme/sari consented"))
        #expect(dewi.lowerBound < sari.lowerBound)
    }

    @Test func aLimitIsKeptAndSaid() async throws {
        let clone = try await SharedClone.withTwoVersions()
        let answer = await clone.run("log", "-n", "1", "--acts")
        #expect(answer.output.contains("· "))
        #expect(!answer.output.contains("Version 1"))
        #expect(answer.messages == "There are 2 older versions: countersign log --all\n")
        let documents = try await clone.run("log", "-n", "2", "--json", "--acts").documents
        #expect((documents[0]["tabledBy"] as? [String: Any])?["act"] as? String == "propose")
        #expect(documents.compactMap { $0["version"] as? Int } == [2, 1])
        let acts = try #require(documents[0]["acts"] as? [[String: Any]])
        #expect(acts.compactMap { $0["act"] as? String } == ["merge", "accept", "accept", "propose"])
        #expect(await clone.run("log", "-n", "0").code == .usage)
    }

    @Test func whatIsNotShownIsNotRead() async throws {
        let clone = try await SharedClone.withTwoVersions()
        #expect(await clone.run("log").code == .done)
        let proposal = try clone.git.run("rev-list", "--reverse", "main~1^2").text.split(separator: "\n")[1]
        try FileManager.default.removeItem(
            atPath: clone.directory.file(".git/objects/\(proposal.prefix(2))/\(proposal.dropFirst(2))"))
        #expect(await clone.run("log", "-n", "1").code == .done)
        let answer = await clone.run("log")
        #expect(answer.code == .undecided)
        #expect(answer.messages.contains("is missing from this copy"))
    }

    @Test func aLongLogGoesThroughThePagerUnlessToldNotTo() async throws {
        let clone = try await SharedClone.withTwoVersions()
        var terminal = CapturedStreams.Terminal.interactive
        terminal.rows = 8
        let paged = await clone.run("log", terminal: terminal)
        #expect(paged.paged.count == 1)
        let plain = await clone.run("log", "--no-pager", terminal: terminal)
        #expect(plain.paged.isEmpty)
        #expect(plain.output == paged.output)
    }
}
