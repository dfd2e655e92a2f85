import Foundation
import TestSupport
import Testing

@testable import CountersignCLI

/// Several programs at one repository in the same moment.
@Suite(.serialized) struct RaceTests {
    /// A shell whose `wait` does not need the signal of a child's end, which threads of Swift keep from programs they run.
    private static let shell = "/bin/bash"

    /// Two executed amendments on one base, each completed by another party, which alone may merge it.
    private func prepared() async throws -> Workshop {
        let shop = try await Workshop.hosted()
        try await shop.done("sari", "accept", "formation", "--yes", in: "acme")
        try await shop.done("dewi", "accept", "formation", "--merge", "--yes", in: "nusa")
        try await shop.done("sari", "sync", in: "acme")
        try await shop.propose("one", from: "2026-04-01", by: "sari", in: "acme")
        try await shop.done("dewi", "sync", in: "nusa")
        try await shop.propose("two", from: "2026-05-01", by: "dewi", in: "nusa")
        try await shop.done("sari", "accept", "one", "--yes", in: "acme")
        try await shop.done("dewi", "accept", "two", "--yes", in: "nusa")
        try await shop.done("sari", "accept", "two", "--yes", in: "acme")
        try await shop.done("dewi", "accept", "one", "--yes", in: "nusa")
        try await shop.done("sari", "sync", in: "acme")
        return shop
    }

    @Test func oneOfTwoPushesToMainWinsEveryTime() async throws {
        let shop = try await prepared()
        let version = try shop.git("host", in: "server.git").run("rev-parse", "main").text
        try await shop.done("sari", "merge", "two", "--offline", in: "acme")
        try await shop.done("dewi", "merge", "one", "--offline", in: "nusa")
        let merges = try ["acme", "nusa"].map { try shop.git("host", in: $0).run("rev-parse", "main").text }
        #expect(Set(merges).count == 2)
        for round in 0..<8 {
            let said = try shop.program("host", by: Self.shell).run(
                "-c",
                """
                git -C acme push -q --no-verify origin main 2>/dev/null & a=$!
                git -C nusa push -q --no-verify origin main 2>/dev/null & b=$!
                wait $a; x=$?; wait $b; echo $x $?
                """)
            #expect(["0 1", "1 0"].contains(said.text), "\(round): \(said.text)")
            let main = try shop.git("host", in: "server.git").run("rev-parse", "main").text
            #expect(main == merges[said.text == "0 1" ? 0 : 1])
            let verified = await shop.run("dewi", "verify", "server.git", "--agreement", try shop.agreement)
            #expect(verified.code == .done, "\(verified.output)")
            guard round < 7 else { break }
            // As if it had not been: the host's owner can do so, and the host's memory with it.
            try shop.git("host", in: "server.git").run("update-ref", "refs/heads/main", version)
            try FileManager.default.removeItem(atPath: shop.directory.file("server.git/countersign/verified"))
        }
        #expect(try shop.faults() == "")
    }

    @Test func whoeverMergesSecondCarriesTheirsOnAndTheStoryGoesOn() async throws {
        let shop = try await prepared()
        let said = try shop.program("host", by: Self.shell).run(
            "-c",
            """
            \(settings(of: "sari", shop)) "$0" -C acme merge two >/dev/null 2>said.acme & a=$!
            \(settings(of: "dewi", shop)) "$0" -C nusa merge one >/dev/null 2>said.nusa & b=$!
            wait $a; x=$?; wait $b; echo $x $?
            """, BuiltProgram.path)
        let words = try shop.directory.read("said.acme") + shop.directory.read("said.nusa")
        #expect(["0 75", "75 0", "0 1", "1 0"].contains(said.text), "\(said.text) \(words)")
        // Who starts late enough sees the other version before anything is merged.
        #expect(words.contains("othing was merged") || words.contains("countersign refresh"), "\(words)")
        let (loser, folder, name) = said.text.hasPrefix("0") ? ("dewi", "nusa", "one") : ("sari", "acme", "two")
        for (person, folder) in [("sari", "acme"), ("dewi", "nusa")] { try await shop.done(person, "sync", in: folder) }
        #expect(try await shop.isSettled())
        if name == "two" { try await shop.done(loser, "refresh", name, in: folder) }
        // The other one's earlier date would have to say what it overtakes, which is another text: it stays where it is.
        for (person, folder) in [("sari", "acme"), ("dewi", "nusa")] { try await shop.done(person, "sync", in: folder) }
        if name == "two" {
            try await shop.done("dewi", "accept", name, "--yes", in: "nusa")
            try await shop.done("sari", "accept", name, "--merge", "--yes", in: "acme")
            try await shop.done("dewi", "sync", in: "nusa")
        }
        #expect(try await shop.isSettled())
        #expect(try shop.faults() == "")
    }

    private func settings(of person: String, _ shop: Workshop) -> String {
        "HOME=\(shop.home(of: person)) GIT_CONFIG_GLOBAL=\(shop.home(of: person))/.gitconfig"
    }

    /// The host tidies up as it does by itself, all the time, and so does a clone.
    @Test func nothingIsLostWhileGitCollectsAndPacks() async throws {
        let shop = try await Workshop.hosted()
        let isRunning = shop.directory.file("running")
        try shop.directory.write("", to: "running")
        let tidying = Process()
        tidying.executableURL = URL(filePath: "/bin/sh")
        tidying.currentDirectoryURL = URL(filePath: shop.path)
        tidying.environment = shop.environment(of: "host")
        tidying.arguments = [
            "-c",
            """
            while test -e running; do
                git -C server.git gc --quiet; git -C acme repack -Ad --quiet
                git -C server.git repack -Ad --quiet; git -C server.git pack-refs --all; git -C acme pack-refs --all
            done 2>tidying.said
            """,
        ]
        try tidying.run()
        var acts: [String] = []
        for round in 0..<8 {
            let answer = await shop.run("sari", "comment", "formation", "-m", "Round \(round)", "--json", in: "acme")
            #expect(answer.code == .done, "\(answer.messages)")
            acts.append(try answer.document()["id"] as? String ?? "none")
        }
        try FileManager.default.removeItem(atPath: isRunning)
        tidying.waitUntilExit()
        try await shop.done("dewi", "sync", in: "nusa")
        let there = try shop.git("host", in: "nusa").run("rev-list", "amendment/acme/formation").text
        for act in acts { #expect(there.contains(act)) }
        #expect(try await shop.isSettled())
        #expect(try shop.faults() == "")
    }
}
