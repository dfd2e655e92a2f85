import Foundation
import TestSupport
import Testing

@testable import CountersignCLI

/// The connection breaks after so many bytes, in either direction. What stands in for ssh runs git's own server program
/// and lets no more than that through.
@Suite struct CutConnectionTests {
    private let shop: Workshop

    init() async throws {
        shop = try await Workshop.hosted()
        try shop.directory.write(
            """
            #!/bin/sh
            for command; do :; done
            echo >> "$CUT_LOG.calls"
            case "$CUT" in
            up:*) dd bs=1 count="${CUT#up:}" status=none | sh -c "$command" ;;
            down:*)
                # Nothing else may hold the way back open once the bytes are through: git would wait for more.
                exec 3<&0
                sh -c "$command" <&3 | dd bs=1 count="${CUT#down:}" status=none &
                exec 3<&- <&- >&-
                wait
                ;;
            *) tee "$CUT_LOG.up" | sh -c "$command" | tee "$CUT_LOG.down" ;;
            esac

            """, to: "line")
        try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: shop.directory.file("line"))
        for (person, folder) in [("sari", "acme"), ("dewi", "nusa")] {
            try shop.git(person, in: folder).run(
                "remote", "set-url", "origin", "host:" + shop.directory.file("server.git"))
        }
    }

    private func run(_ person: String, _ arguments: String..., in folder: String, cut: String = "") async
        -> Workshop.Answer
    {
        await shop.run(
            person, arguments, in: folder,
            environment: [
                "GIT_SSH_COMMAND": shop.directory.file("line"), "GIT_SSH_VARIANT": "simple", "CUT": cut,
                "CUT_LOG": shop.directory.file("log"),
            ])
    }

    /// How many bytes went in a direction during the last connection that was whole.
    private func bytes(_ direction: String) -> Int {
        FileManager.default.contents(atPath: shop.directory.file("log." + direction))?.count ?? 0
    }

    @Test func aPushThatIsCutInMidPackLandsLater() async throws {
        #expect(await run("sari", "comment", "formation", "-m", "Measured", in: "acme").code == .done)
        let whole = bytes("up")
        #expect(whole > 300)
        for (round, sixth) in (0...6).enumerated() {
            let before = try shop.references("server.git")
            let offline = await run("sari", "comment", "formation", "-m", "Round \(round)", "--offline", in: "acme")
            #expect(offline.code == .done)
            let mine = try shop.references("acme")
            let cut = await run("sari", "sync", in: "acme", cut: "up:\(whole * sixth / 6 - (sixth == 6 ? 10 : 0))")
            #expect(cut.code == .undecided, "\(cut.messages)")
            // Where even the question what there is got no answer, nothing was about to be sent.
            let words = ["could not be reached", "What you did is kept in this copy"]
            #expect(words.contains { cut.messages.contains($0) }, "\(cut.messages)")
            #expect(!cut.messages.contains("refused"))
            #expect(try shop.references("server.git") == before)
            #expect(try shop.references("acme") == mine)
        }
        #expect(try shop.faults() == "")
        #expect(await run("sari", "sync", in: "acme").code == .done)
        #expect(await run("dewi", "sync", in: "nusa").output.contains("commented on acme/formation"))
        #expect(try await shop.isSettled())
    }

    @Test func anAnswerThatIsLostIsNotTakenForANo() async throws {
        #expect(await run("sari", "comment", "formation", "-m", "Measured", in: "acme").code == .done)
        // What the server says at the end of a push: all of it less the last bytes is no answer.
        let whole = bytes("down")
        let tip = { try self.shop.git("sari", in: "acme").run("rev-parse", "amendment/acme/formation").text }
        let lost = await run("sari", "comment", "formation", "-m", "Lost", in: "acme", cut: "down:\(whole - 12)")
        // The cut may hit what was fetched first, which is longer or shorter: then nothing was signed at all.
        #expect([.undecided, .done].contains(lost.code), "\(lost.messages)")
        #expect(!lost.messages.contains("nothing was sent"))
        _ = try tip()
        #expect(await run("sari", "sync", in: "acme").code == .done)
        #expect(try shop.references("server.git").contains(try tip()))
        #expect(await run("dewi", "sync", in: "nusa").code == .done)
        #expect(try await shop.isSettled())
        #expect(try shop.faults() == "")
    }

    @Test func whatIsFetchedInPartIsNotTakenIn() async throws {
        #expect(await run("dewi", "sync", in: "nusa").code == .done)
        for number in 1...3 {
            #expect(await run("sari", "comment", "formation", "-m", "Number \(number)", in: "acme").code == .done)
        }
        let before = try shop.references("nusa")
        for bytes in [0, 100, 400, 700, 900] {
            let cut = await run("dewi", "sync", in: "nusa", cut: "down:\(bytes)")
            #expect(cut.code == .undecided, "\(bytes) \(cut.messages)")
            #expect(try shop.references("nusa") == before)
        }
        let copied = await run(
            "dewi", "clone", "host:" + shop.directory.file("server.git"), "second", "--agreement", try shop.agreement,
            in: "", cut: "down:1200")
        #expect(copied.code == .undecided, "\(copied.messages)")
        #expect(try !shop.contents.contains { $0.contains("second") })
        #expect(try shop.faults() == "")
        #expect(await run("dewi", "sync", in: "nusa").code == .done)
        #expect(try await shop.isSettled())
    }
}
