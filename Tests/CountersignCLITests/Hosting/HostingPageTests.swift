import Foundation
import TestSupport
import Testing

@testable import CountersignCLI

/// Every fenced block of `docs/hosting.md` is run, and does what the page says.
@Suite(.serialized) struct HostingPageTests {
    private let page: HostingPage

    init() throws { page = try HostingPage() }

    /// Where a block has no name, or one that nothing below runs, this fails.
    @Test func thereIsNothingOnItThatIsNotRun() {
        #expect(page.blocks.map(\.name) == HostingPage.Part.allCases.map(\.rawValue))
    }

    /// With servers only where CI asks for them; `ServerTests` demands that they are there then.
    @Test(arguments: HostingPage.Part.allCases.filter(\.canRun)) func itDoesWhatThePageSays(part: HostingPage.Part)
        async throws
    {
        switch part {
        case .host, .move: try await aHostIsSetUpAndTheAgreementIsSentThere()
        case .restored: try await aHostFromABackupIsBroughtUpToDate()
        case .authorizedKeys, .passwords, .nginx, .gitolite, .gitoliteConfiguration:
            try await theServerTakesActs(of: #require(part.server))
        case .gitolitePin: try await theAgreementIsPinnedBehindACommonHook()
        case .check: try await theQuestionIsAnswered()
        case .github, .forgejo: try await statusesAreSet(by: CheckFile(page.text(part)))
        case .gitlab: try await aPipelineJudges(CheckFile(page.text(part)))
        case .checksBranch: try await theCheckHasABranchOfItsOwn()
        case .candidate, .candidateSent: try await aMergeIsOfferedJudgedAndSent()
        }
    }

    private func aHostIsSetUpAndTheAgreementIsSentThere() async throws {
        let host = try await CheckedHost()
        let (shop, paths) = (host.shop, HostingPaths(in: host.shop))
        let id = try shop.agreement
        #expect(await shop.run("sari", "sync", in: "acme").code == .done)
        let made = try host.run(paths.place(page.text(.host)), by: "sari", ["ID": id])
        #expect(made.succeeded, "\(made.errors)")
        let url = paths.place("/srv/agreements/hosting.git")
        let sent = try host.run(page.text(.move), by: "sari", in: "acme", ["URL": url])
        #expect(sent.succeeded, "\(sent.errors)")
        let there = shop.git("sari", in: "srv/agreements/hosting.git")
        #expect(try there.run("for-each-ref").text == host.server.run("for-each-ref").text)
        let forged = try shop.git("sari", in: "acme").run("push", "--no-verify", "origin", "main:refs/tags/v1")
        #expect(forged.errors.contains("(reference)"))
    }

    private func aHostFromABackupIsBroughtUpToDate() async throws {
        let host = try await CheckedHost()
        let (shop, server) = (host.shop, host.server)
        let id = try shop.agreement
        try await shop.done("sari", "hooks", "install", "--server", "server.git", "--agreement", id, in: "")
        // The gate has judged all of it, and remembers that.
        try await shop.done("sari", "comment", "later", "-m", "Well", in: "acme")
        let before = try server.run("for-each-ref").text
        try server.expect("update-ref", "refs/heads/main", id)
        try server.expect("update-ref", "refs/heads/amendment/acme/later", "amendment/acme/later~1")
        let refused = await shop.run("sari", "sync", in: "acme")
        #expect(refused.code == .no)
        #expect(refused.messages.contains("send it what it lost: git push origin main"), "\(refused.messages)")
        let restored = try host.run(page.text(.restored), by: "sari", in: "acme")
        #expect(restored.succeeded, "\(restored.errors)")
        #expect(try server.run("for-each-ref").text == before)
        #expect(await shop.run("dewi", "sync", in: "nusa").code == .done)
    }

    private func theServerTakesActs(of kind: ServerKind) async throws {
        let story = try await ServerStory(kind)
        try await story.cloneForDewi()
        let before = try story.references
        #expect(await story.run("dewi", "comment", "formation", "-m", "Fine", in: "nusa").code == .done)
        #expect(try story.references != before)
        let pushed = try story.git("dewi", in: "nusa").run("push", "--no-verify", "origin", "main:refs/tags/v1")
        #expect(pushed.errors.contains("(reference)"), "\(pushed.errors)")
    }

    private func theAgreementIsPinnedBehindACommonHook() async throws {
        let story = try await ServerStory(.gitolite)
        try FileManager.default.removeItem(atPath: story.server.repository + "/countersign/agreement")
        try await story.cloneForDewi()
        #expect(await story.run("dewi", "comment", "formation", "-m", "Fine", in: "nusa").code == .no)
        try StockProgram(
            "/bin/sh", in: story.shop.path, home: story.shop.home(of: "host"),
            adding: ["PATH": BuiltProgram.searchPath, "ID": story.agreement]
        ).expect("-euc", page.text(.gitolitePin))
        #expect(await story.run("dewi", "sync", in: "nusa").code == .done)
    }

    private func theQuestionIsAnswered() async throws {
        let host = try await CheckedHost()
        let id = try host.shop.agreement
        let good = try host.server.run("rev-parse", "main").text
        for (new, code) in [(good, 0), (try host.forge(), 1)] {
            let answer = try host.run(
                page.text(.check), by: "sari", in: "server.git", ["ID": id, "BASE": id, "NEW": new])
            #expect(answer.code == code, "\(answer.text)")
        }
        // In a shallow copy nothing can be said.
        try host.shop.git("sari").expect(
            "clone", "--quiet", "--depth", "1", "file://" + host.shop.directory.file("server.git"), "shallow")
        let answer = try host.run(
            page.text(.check), by: "sari", in: "shallow", ["ID": id, "BASE": id, "NEW": good])
        #expect(answer.code == 2)
    }

    private func statusesAreSet(by file: CheckFile) async throws {
        #expect(file.hasFullHistory)
        #expect(file.scripts.count == 3)
        let host = try await CheckedHost()
        let main = try host.server.run("rev-parse", "main").text
        #expect(try host.check(file).succeeded)
        #expect(try host.service.statuses == ["\(main) countersign success"])

        let offered = try host.run(page.text(.candidate), by: "dewi", in: "nusa", ["NAME": "later"])
        #expect(offered.succeeded, "\(offered.errors)")
        let good = try host.server.run("rev-parse", "candidate/acme").text
        let bad = try host.forge()
        try host.server.expect("update-ref", "refs/heads/candidate/nusa", bad)
        #expect(try !host.check(file).succeeded)
        #expect(
            try host.service.statuses.suffix(3) == [
                "\(main) countersign success", "\(good) countersign success", "\(bad) countersign failure",
            ])
        // What somebody put onto main past the rule is told of, however old it is.
        try host.server.expect("update-ref", "refs/heads/main", bad)
        #expect(try !host.check(file).succeeded)
        #expect(try host.service.statuses.last == "\(bad) countersign failure")
        // A program that is not the one that was meant is not run.
        let other = String(repeating: "0", count: 64)
        let count = try host.service.statuses.count
        #expect(try !host.check(file, ["COUNTERSIGN_SHA256": other]).succeeded)
        #expect(try host.service.statuses.count == count)
    }

    private func aPipelineJudges(_ file: CheckFile) async throws {
        #expect(file.hasFullHistory)
        let host = try await CheckedHost()
        let zero = String(repeating: "0", count: 40)
        let (first, good) = (try host.shop.agreement, try host.server.run("rev-parse", "main").text)
        for before in [zero, first] {
            let judged = try host.check(file, ["CI_COMMIT_BEFORE_SHA": before, "CI_COMMIT_SHA": good])
            #expect(judged.succeeded, "\(judged.errors)")
        }
        let bad = try host.forge()
        try host.server.expect("update-ref", "refs/heads/main", bad)
        let judged = try host.check(file, ["CI_COMMIT_BEFORE_SHA": good, "CI_COMMIT_SHA": bad])
        #expect(judged.code == 1)
        #expect(judged.text.contains("(signed)"), "\(judged.text) \(judged.errors)")
        // Moved back, or onto something that does not contain what was judged before.
        try host.server.expect("update-ref", "refs/heads/main", first)
        #expect(try !host.check(file, ["CI_COMMIT_BEFORE_SHA": good, "CI_COMMIT_SHA": first]).succeeded)
    }

    private func theCheckHasABranchOfItsOwn() async throws {
        let host = try await CheckedHost()
        let file = try page.text(.github)
        try host.shop.directory.write(file, to: "countersign.yml")
        let made = try host.run(
            page.text(.checksBranch), by: "sari", ["URL": host.shop.directory.file("server.git")])
        #expect(made.succeeded, "\(made.errors)")
        #expect(
            try host.server.run("ls-tree", "-r", "--name-only", "checks").text == ".github/workflows/countersign.yml")
        #expect(try host.server.run("rev-list", "--count", "checks").text == "1")
        // It is no part of the agreement: nobody's copy takes notice.
        #expect(await host.shop.run("dewi", "sync", in: "nusa").output == "Nothing is new here or at origin.\n")
    }

    private func aMergeIsOfferedJudgedAndSent() async throws {
        let host = try await CheckedHost()
        try host.protectMain()
        let refused = await host.shop.run("dewi", "merge", "later", "--yes", in: "nusa")
        #expect(refused.code == .no)
        #expect(refused.messages.contains("Nothing was merged"))
        let offered = try host.run(page.text(.candidate), by: "dewi", in: "nusa", ["NAME": "later"])
        #expect(offered.succeeded, "\(offered.errors)")
        #expect(try !host.run(page.text(.candidateSent), by: "dewi", in: "nusa").succeeded)
        #expect(try host.check(CheckFile(page.text(.github))).succeeded)
        let sent = try host.run(page.text(.candidateSent), by: "dewi", in: "nusa")
        #expect(sent.succeeded, "\(sent.errors)")
        #expect(await host.shop.run("sari", "sync", in: "acme").output.contains("New: version 2 of the agreement."))
    }
}
