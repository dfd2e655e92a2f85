import Foundation
import TestSupport
import Testing

@testable import CountersignCLI

/// After git was used by hand, the next command says what happened and how to get back; who follows it finds the clone
/// well again, and their own words kept.
@Suite struct DetourTests {
    /// What someone does in a clone with git alone.
    struct Mishap: CustomTestStringConvertible, Sendable {
        let name: String
        /// For a shell; `$words` names the file that is edited.
        let commands: String
        /// What the next command says of it.
        let says: String
        /// Whether words of the person's are on the branch.
        var hasWords = true

        var testDescription: String { name }
    }

    static let onAmendment = [
        Mishap(
            name: "a commit", commands: "echo 'My words.' >> $words; git commit -qam wip",
            says: "acme/formation holds a commit made by git and not by countersign"),
        Mishap(
            name: "commits with more edits behind them",
            commands: "echo 'My words.' >> $words; git commit -qam one; echo More. >> $words; git commit -qam two; "
                + "echo 'Not committed.' >> $words",
            says: "acme/formation holds 2 commits made by git"),
        Mishap(
            name: "commit --amend", commands: "echo 'My words.' >> $words; git commit -qa --amend -m mine",
            says: "acme/formation was rewritten by git"),
        Mishap(
            name: "a rebase", commands: "git rebase -q --force-rebase main",
            says: "acme/formation was rewritten by git",
            hasWords: false),
        Mishap(
            name: "a merge",
            commands: "git switch -qc other; echo 'My words.' >> $words; git commit -qam mine; "
                + "git switch -q amendment/acme/formation; git merge -q --no-ff -m merged other",
            says: "acme/formation holds a commit made by git"),
        Mishap(
            name: "a reset", commands: "git reset -q --hard HEAD~1", says: "acme/formation was moved back by git",
            hasWords: false),
        Mishap(
            name: "a deleted branch", commands: "git switch -q main; git branch -qD amendment/acme/formation",
            says: "The branch of acme/formation was deleted by git", hasWords: false),
        Mishap(
            name: "a reference removed under the files",
            commands: "git update-ref -d refs/heads/amendment/acme/formation",
            says: "The branch of acme/formation was deleted by git", hasWords: false),
        Mishap(
            name: "a forced pull",
            commands: "git -C ../server.git update-ref refs/heads/amendment/acme/formation "
                + "$(git rev-parse HEAD~1); git pull -q --force --no-ff origin; git fetch -q --update-head-ok origin "
                + "+refs/heads/amendment/acme/formation:refs/heads/amendment/acme/formation",
            says: "acme/formation was moved back by git", hasWords: false),
    ]

    static let onMain = [
        Mishap(
            name: "a commit", commands: "echo 'My words.' >> $words; git commit -qam wip",
            says: "main holds a commit after version 0 that does not belong to it"),
        Mishap(
            name: "commit --amend", commands: "echo 'My words.' >> $words; git commit -qa --amend -m mine",
            says: "main was moved back, or away from what this clone has verified before"),
        Mishap(
            name: "a merge that goes forward", commands: "git merge -q --ff-only amendment/acme/formation",
            says: "main holds", hasWords: false),
        Mishap(
            name: "a merge of an amendment", commands: "git merge -q --no-ff -m merged amendment/acme/formation",
            says: "main holds a commit after version 0"),
    ]

    /// Sari's clone after two acts of hers, with her files on the amendment.
    private static func shop() async throws -> Workshop {
        let shop = try await Workshop.shared()
        _ = await shop.run("sari", "comment", "formation", "-m", "A thought", in: "acme")
        #expect(await shop.run("sari", "status", in: "acme").code == .done)
        return shop
    }

    private static func shell(_ shop: Workshop, _ line: String, words: String) throws -> StockProgram.Result {
        let shell = StockProgram(
            "/bin/sh", in: shop.directory.file("acme"), home: shop.home(of: "sari"),
            adding: shop.environment(of: "sari").merging(["words": words]) { _, new in new })
        return try shell.run("-c", line)
    }

    private static func references(_ shop: Workshop) throws -> Set<String> {
        let lines = try shop.git("sari", in: "acme").run(
            "for-each-ref", "--format=%(refname) %(objectname)", "refs/heads/main", "refs/heads/amendment"
        ).text
        return Set(lines.split(separator: "\n").map(String.init))
    }

    private static func wayBack(_ shop: Workshop) async throws -> [String] {
        let document = try await shop.run("sari", "status", "--json", in: "acme").document()
        let detours = try #require(document["detours"] as? [[String: Any]])
        #expect(detours.count == 1)
        return try #require(detours.first?["commands"] as? [String])
    }

    /// Follows the way back, and finds everything as it was, the person's words kept.
    private static func followBack(
        _ shop: Workshop, _ commands: [String], words: String, keeping hasWords: Bool, sound: Set<String>
    ) async throws {
        for command in commands {
            let followed = try shell(shop, command, words: words)
            #expect(followed.succeeded, "\(command): \(followed.errors)")
        }
        #expect(try references(shop) == sound)
        let after = await shop.run("sari", "status", in: "acme")
        #expect(after.code == .done)
        #expect(!after.output.contains("Something is wrong"), "\(after.output)")
        let clone = shop.directory.file("acme")
        #expect(await countersign(["verify"], in: clone, clock: 1_767_590_000).code == .done)
        let drafts = try shell(
            shop, "git for-each-ref --format='%(refname:lstrip=3)' refs/heads/draft/kept-*", words: "")
        if hasWords {
            #expect(try shell(shop, "git show draft/\(drafts.text):$words", words: words).text.contains("My words."))
            // Words that were not committed stay in the files, and may have to be proposed or discarded first.
            _ = await shop.run("sari", "discard", "--yes", in: "acme")
            let switched = await shop.run("sari", "switch", drafts.text, in: "acme")
            #expect(switched.code == .done, "\(switched.messages)")
            #expect(try shop.directory.read("acme/" + words).contains("My words."))
        }
    }

    @Test(arguments: onAmendment) func theNextCommandSaysHowToGetBackToAnAmendment(mishap: Mishap) async throws {
        let shop = try await Self.shop()
        let words = "clauses/010-purpose.en.md"
        #expect(FileManager.default.fileExists(atPath: shop.directory.file("acme/" + words)))
        let sound = try Self.references(shop)
        let done = try Self.shell(shop, mishap.commands, words: words)
        #expect(done.succeeded || mishap.name == "a forced pull", "\(done.errors)")
        let commands = try await Self.wayBackWithoutTelling(shop)
        let status = await shop.run("sari", "status", in: "acme")
        #expect(status.output.contains("Something is wrong\n  \(mishap.says)"), "\(status.output)")
        for command in commands { #expect(status.output.contains("\n    \(command)\n"), "\(status.output)") }
        try await Self.followBack(shop, commands, words: words, keeping: mishap.hasWords, sound: sound)
    }

    /// What `status` would say, asked of a copy, since some things are said once only.
    private static func wayBackWithoutTelling(_ shop: Workshop) async throws -> [String] {
        let copy = shop.directory.file("copy")
        try FileManager.default.copyItem(atPath: shop.directory.file("acme"), toPath: copy)
        defer { try? FileManager.default.removeItem(atPath: copy) }
        let document = try await shop.run("sari", "status", "--json", in: "copy").document()
        let detours = try #require(document["detours"] as? [[String: Any]])
        #expect(detours.count == 1)
        return try #require(detours.first?["commands"] as? [String])
    }

    @Test(arguments: onMain) func theNextCommandSaysHowToGetBackToMain(mishap: Mishap) async throws {
        let shop = try await Self.shop()
        #expect(await shop.run("sari", "switch", in: "acme").code == .done)
        let words = "parties/acme.yaml"
        let sound = try Self.references(shop)
        let done = try Self.shell(shop, mishap.commands, words: words)
        #expect(done.succeeded, "\(done.errors)")
        let commands = try await Self.wayBack(shop)
        let status = await shop.run("sari", "status", in: "acme")
        #expect(status.output.contains(mishap.says), "\(status.output)")
        for command in commands { #expect(status.output.contains("\n    \(command)\n"), "\(status.output)") }
        let keeps = mishap.hasWords && mishap.commands.contains("$words")
        try await Self.followBack(shop, commands, words: words, keeping: keeps, sound: sound)
    }

    @Test func aDeletedMainIsSaidAndComesBack() async throws {
        let shop = try await Self.shop()
        let sound = try Self.references(shop)
        _ = try Self.shell(shop, "git update-ref -d refs/heads/main", words: "")
        let status = await shop.run("sari", "status", in: "acme")
        #expect(status.code == .moved)
        let hint = try #require(status.messages.firstMatch(of: /hint: To get back: (.+)\n/))
        #expect(try Self.shell(shop, String(hint.1), words: "").succeeded)
        #expect(try Self.references(shop) == sound)
        #expect(await shop.run("sari", "status", in: "acme").code == .done)
    }

    @Test func everyCommandSaysIt() async throws {
        let shop = try await Self.shop()
        try await shop.cloneForDewi()
        let words = "clauses/010-purpose.en.md"
        _ = try Self.shell(shop, "echo 'My words.' >> $words; git commit -qam wip", words: words)
        let commands = try await Self.wayBack(shop)
        for arguments in [
            ["review"], ["list"], ["sync"], ["propose", "-m", "Mine"], ["accept", "formation", "--yes"],
            ["comment", "formation", "-m", "Hm"],
        ] {
            let answer = await countersign(
                arguments, in: shop.directory.file("acme"), clock: 1_767_590_000,
                environment: shop.environment(of: "sari"))
            #expect(answer.messages.contains("Beware: acme/formation holds a commit made by git"), "\(arguments)")
            for command in commands {
                #expect(answer.messages.contains("\n  \(command)\n"), "\(arguments): \(answer.messages)")
            }
            if arguments[0] == "propose" {
                #expect(answer.code == .no)
                #expect(answer.messages.contains("hint: To get back: \(commands.joined(separator: " && "))"))
            }
        }
        // Nothing of it was sent.
        #expect(await shop.run("dewi", "sync", in: "nusa").output == "Nothing is new here or at origin.\n")
        let told = await countersign(["list", "--json"], in: shop.directory.file("acme"))
        #expect(told.messages.contains(#""schema":"countersign.detour/1""#))
    }

    @Test func whatTheOtherSideDidMeanwhileIsPartOfTheWayBack() async throws {
        let shop = try await Self.shop()
        try await shop.cloneForDewi()
        _ = await shop.run("dewi", "comment", "formation", "-m", "From the other side", in: "nusa")
        _ = try Self.shell(shop, "git commit -q --allow-empty -m wip", words: "")
        let synced = await shop.run("sari", "sync", in: "acme")
        #expect(synced.code == .done, "\(synced.messages)")
        #expect(!synced.messages.contains("at the same moment"))
        for command in try await Self.wayBack(shop) { #expect(try Self.shell(shop, command, words: "").succeeded) }
        #expect(await shop.run("sari", "review", in: "acme").output.contains("From the other side"))
    }

    @Test func whatWasMovedBackOrDeletedIsSaidOnce() async throws {
        let shop = try await Self.shop()
        _ = try Self.shell(shop, "git switch -q main; git branch -qD amendment/acme/formation", words: "")
        #expect(await shop.run("sari", "list", in: "acme").messages.contains("was deleted by git"))
        #expect(await shop.run("sari", "list", in: "acme").messages.contains("was deleted by git") == false)
        #expect(await shop.run("sari", "sync", in: "acme").code == .done)
        #expect(await shop.run("sari", "list", in: "acme").output.contains("acme/formation"))
    }

    @Test func commitsOnADraftAreAPersonsOwnBusiness() async throws {
        let shop = try await Self.shop()
        #expect(await shop.run("sari", "switch", in: "acme").code == .done)
        #expect(await shop.run("sari", "draft", "notes", in: "acme").code == .done)
        _ = try Self.shell(
            shop, "echo '# x' >> parties/acme.yaml; git commit -qam mine; git commit -q --amend -m x", words: "")
        let status = await shop.run("sari", "status", in: "acme").output
        #expect(
            status.contains("They are your private draft notes.\n  It holds a commit of your own: to propose makes"))
        #expect(!status.contains("Something is wrong"))
    }

    @Test func anUnfinishedMergeIsSaid() async throws {
        let shop = try await Self.shop()
        let words = "clauses/010-purpose.en.md"
        let clash =
            "git switch -qc other; echo One >> $words; git commit -qam one; git switch -q amendment/acme/formation; "
            + "echo Two >> $words; git commit -qam two; git merge -q other"
        #expect(try !Self.shell(shop, clash, words: words).succeeded)
        let status = await shop.run("sari", "status", in: "acme").output
        #expect(status.contains("acme/formation is in the middle of a merge by git."))
        #expect(status.contains("To get back:\n    git merge --abort\n"))
        #expect(try Self.shell(shop, "git merge --abort", words: words).succeeded)
        #expect(
            await shop.run("sari", "status", in: "acme").output.contains("acme/formation holds a commit made by git"))
    }

    @Test func whatIsRememberedOfBranchesIsOnlyAHint() async throws {
        let shop = try await Self.shop()
        let file = "acme/.git/countersign/branches"
        let text = try shop.directory.read(file)
        let main = try shop.git("sari", in: "acme").run("rev-parse", "main").text
        let other = String(repeating: "a", count: 40)
        for forged in [
            "", "nonsense", text.replacing(/\ [0-9a-f]{40}\n$/, with: " \(main)\n"),
            text.replacing(/\ [0-9a-f]{40}\n$/, with: " \(other)\n"), text + "nusa/ghost \(other)\n",
            text.replacing(/branches 1 [0-9a-f]{40}/, with: "branches 1 \(other)"),
        ] {
            try shop.directory.write(forged, to: file)
            let status = await shop.run("sari", "status", in: "acme")
            #expect(status.code == .done)
            #expect(!status.output.contains("Something is wrong"), "\(forged)")
        }
    }
}
