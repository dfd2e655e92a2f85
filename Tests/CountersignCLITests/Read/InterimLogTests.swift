import TestSupport
import Testing

@testable import CountersignCLI

/// What `log` and `annotate` say of an urgent change while a version waits, and of that version said once more.
@Suite struct InterimLogTests {
    /// Version 2 waits for 1 August with another availability; 3 lowers the fee from 1 July, and 4 is 2 with that fee.
    private func landed() async throws -> Workshop {
        let shop = try await Workshop.agreed()
        shop.wait(days: 60)
        try await shop.amend("level") { folder in
            try shop.inForce(folder, "from: 2026-08-01")
            try shop.write(folder, "clauses/090-notice.en.md", "# Notice\n\nEither party may end it in 30 days.\n")
            try shop.write(folder, "terms/credits.yaml", "- 5%\n")
        }
        try await shop.sari("switch")
        try await shop.sari("draft", "urgent")
        try shop.inForce("acme", "from: 2026-07-01")
        try shop.write("acme", "terms/fees.yaml", "monthly: {amount: \"9000000\", currency: IDR}\n")
        try await shop.sari("propose", "-m", "Cheaper", "--interim", "--accept", "--yes")
        try await shop.dewi("sync")
        try await shop.dewi("accept", "urgent", "--merge", "--yes")
        try await shop.sari("sync")
        try await shop.sari("refresh", "urgent-restates-2")
        try await shop.sari("accept", "urgent-restates-2", "--yes")
        try await shop.dewi("accept", "urgent-restates-2", "--merge", "--yes")
        return shop
    }

    @Test func eachOfThePairIsComparedWithTheTextItWasMadeFrom() async throws {
        let shop = try await landed()
        let log = try await shop.dewi("log").output
        let changed = log.split(separator: "\n").filter { $0.hasPrefix("  changed ") }
        #expect(changed[0] == "  changed   terms fees: money; compared with version 2, which it builds on")
        #expect(changed[1] == "  changed   terms fees: money; compared with version 1, which it builds on")
        #expect(changed[2].contains("new clause notice (en)") && !changed[2].contains("compared"))

        let versions = try await shop.dewi("log", "--json").documents()
        #expect(versions.map { $0["comparedWith"] as? Int } == [2, 1, 1, 0, nil])
        #expect(versions[0]["paths"] as? [String] == ["agreement.yaml", "terms/fees.yaml"])
    }

    @Test func logNamesOnlyTheVersionsThatChangedAClauseOrWhatALabelSays() async throws {
        let shop = try await landed()
        func versions(_ arguments: String...) async throws -> [Substring] {
            try await shop.done("dewi", "nusa", ["log"] + arguments).output.split(separator: "\n")
                .filter { $0.hasPrefix("Version ") }.map { $0.prefix(9) }
        }
        #expect(try await versions("--clause", "notice") == ["Version 2"])
        #expect(try await versions("--clause", "terms/fees.yaml") == ["Version 4", "Version 3", "Version 1"])
        #expect(!(try await versions("--label", "scope").contains("Version 4")))
        #expect(!(try await versions("--label", "scope").contains("Version 3")))
    }

    @Test func annotateCreditsTheVersionThatWroteTheWords() async throws {
        let shop = try await landed()
        let notice = try await shop.dewi("annotate", "notice").output
        #expect(notice.contains("v2  1  Notice\nv2  2  Either party may end it in 30 days.\n"), "\(notice)")
        #expect(try await shop.dewi("annotate", "purpose", "--at", "3").output.contains("v1  1  "))
        let history = try await shop.dewi("annotate", "notice", "--history", "2").output
        #expect(
            history.contains(
                """
                    since version 2, which never governed: agreed for 1 August 2026, it was replaced by version 3; by \
                version 4, in force from 1 August 2026
                """), "\(history)")
        let fee = try await shop.dewi("annotate", "terms/fees.yaml").output
        #expect(fee.contains("v3  1  monthly.amount"), "\(fee)")
    }
}
