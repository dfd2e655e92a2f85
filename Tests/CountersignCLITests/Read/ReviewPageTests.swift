import Agreements
import Foundation
import TestSupport
import Testing

@testable import CountersignCLI

@Suite struct ReviewPageTests {
    private func proposed() async throws -> SharedClone {
        let clone = try await SharedClone.withTwoVersions()
        var text = SampleText.second
        text.inForce = "2026-04-01"
        text.files["clauses/005-scope.en.md"] = text.files.removeValue(forKey: "clauses/010-scope.en.md")
        text.files["terms/fees.yaml"] = "monthly: {amount: \"14000000\", currency: IDR}\n"
        try await clone.propose("nusa/fees", text, by: "dewi")
        return clone
    }

    @Test func itLeadsWithWhatTheChangesComeTo() async throws {
        let output = await (try proposed()).run("review", "fees").output
        #expect(
            output.contains(
                """
                What it comes to
                  In force from: 1 March 2026 → 1 April 2026   agreement.yaml
                  Monthly amount: IDR 12,500,000 → IDR 14,000,000   terms/fees.yaml

                Files that change
                  ~ agreement.yaml
                  > clauses/005-scope.en.md, before clauses/010-scope.en.md
                  ~ terms/fees.yaml
                """))
        #expect(
            output.contains(
                """
                Clause scope (en) — moved from clauses/010-scope.en.md to clauses/005-scope.en.md
                  Its words are the same; only its place is another.
                """))
    }

    @Test func programsReadTheSame() async throws {
        let document = try await (try proposed()).run("review", "fees", "--json").document
        let consequences = try #require(document["consequences"] as? [[String: Any]])
        #expect(consequences.map { $0["kind"] as? String } == ["agreement", "provision"])
        #expect(consequences[1]["new"] as? String == "IDR 14,000,000")
        #expect(consequences[1]["paths"] as? [String] == ["terms/fees.yaml"])
        let moved = try #require(
            (document["changes"] as? [[String: Any]])?.first { $0["change"] as? String == "moved" })
        #expect(moved["path"] as? String == "clauses/005-scope.en.md")
        #expect(moved["from"] as? String == "clauses/010-scope.en.md")
    }

    @Test func thePageGoesToAFileThatIsNotThereYet() async throws {
        let clone = try await proposed()
        let out = try TemporaryDirectory("out")
        let file = out.file("fees.html")
        let written = await clone.run("review", "fees", "--html", file)
        #expect(written.code == .done)
        #expect(written.output == "")
        let page = try String(contentsOfFile: file, encoding: .utf8)
        #expect(page.hasPrefix("<!DOCTYPE html>"))
        let again = await clone.run("review", "fees", "--html", file)
        #expect(again.code == .usage)
        #expect(again.messages.contains("is there already\nhint: name another file, or replace it with --force"))
        #expect(await clone.run("review", "fees", "--html", file, "--force").code == .done)
        #expect(await clone.run("review", "fees", "--html", "-").output == page)
        let nowhere = await clone.run("review", "fees", "--html", out.file("no/where.html"))
        #expect(nowhere.code == .usage)
        #expect(nowhere.messages.contains("there is no folder \(out.file("no")) to write where.html into"))
        #expect(await clone.run("review", "fees", "--html", out.path).code == .usage)
    }

    @Test func aTerminalIsNotGivenRawText() async throws {
        let clone = try await proposed()
        let answer = await clone.run("review", "fees", "--html", "-", "--no-pager", terminal: .interactive)
        #expect(answer.code == .done)
        #expect(answer.output.contains("<!DOCTYPE html>"))
    }

    /// The page tells how to reckon the digest of the text with stock programs alone: doing so gives it.
    @Test func theDigestIsReckonedAsThePageSays() async throws {
        let clone = try await proposed()
        let page = await clone.run("review", "fees", "--html", "-").output
        let start = try #require(page.range(of: "<code>(printf"))
        let end = try #require(page[start.lowerBound...].range(of: "</code>"))
        let command = page[start.lowerBound..<end.lowerBound].dropFirst("<code>".count)
            .replacing("&quot;", with: "\"").replacing("&#39;", with: "'").replacing("&amp;", with: "&")
        let shell = StockProgram("/bin/sh", in: clone.directory.path, home: clone.directory.path)
        let hex = try shell.run("-c", String(command)).text.prefix(64)
        let document = try await clone.run("review", "fees", "--json").document
        #expect(document["text"] as? String == "sha256:\(hex)")
    }

    @Test func whatWasSaidReadsInThreads() async throws {
        let clone = try await proposed()
        try await clone.act(.comment, on: "nusa/fees", by: "sari", words: "Why?")
        try await clone.act(.reject, on: "nusa/fees", by: "sari", words: "Too much.")
        let output = await clone.run("review", "fees").output
        let said = try #require(output.components(separatedBy: "What was said\n").last)
        let lines = said.split(separator: "\n").map(String.init)
        #expect(lines[0].hasPrefix("  Dewi Lestari (nusa) proposed, "))
        #expect(lines[2].hasPrefix("    You (acme) rejected, "))
        #expect(lines[3] == "      Too much.")
        #expect(lines[4].hasPrefix("  You (acme) commented, "))
        #expect(!said.contains("earlier text"))
    }
}
