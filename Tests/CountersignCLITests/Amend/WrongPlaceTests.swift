import Agreements
import Foundation
import TestSupport
import Testing

@testable import CountersignCLI

@Suite struct WrongPlaceTests {
    private static let verbs = [
        ["draft", "x"], ["propose", "x", "-m", "X"], ["review"], ["comment", "-m", "X"], ["enrol"],
        ["accept", "--yes"], ["reject", "-m", "X"], ["withdraw", "-m", "X", "--yes"], ["refresh"], ["merge"],
        ["switch"], ["discard", "--yes"],
    ]

    @Test func aDirectoryOrRepositoryThatIsNoAgreementIsOneToNoVerb() async throws {
        let shop = try Workshop(people: ["sari"])
        try shop.directory.write("mine\n", to: "plain/file")
        try shop.git("sari").run("init", "--quiet", "repository")
        try shop.directory.write("mine\n", to: "repository/file")
        for (folder, words) in [
            ("plain", "is not inside a repository"), ("repository", "does not say which agreement it holds"),
        ] {
            for verb in Self.verbs {
                let answer = await shop.run("sari", verb, in: shop.directory.file(folder))
                #expect(answer.code == .notAnAgreement, "\(verb)")
                #expect(answer.messages.contains(words), "\(answer.messages)")
                #expect(answer.messages.contains("\nhint: "))
            }
        }
        #expect(try shop.directory.read("repository/file") == "mine\n")
    }

    @Test func aCopyWithoutItsPastSignsNothing() async throws {
        let desk = try await AmendingDesk.negotiating()
        let shallow = desk.shop.directory.file("shallow")
        try desk.shop.git("sari").run(
            "clone", "--quiet", "--depth", "1", "--no-single-branch", "file://\(desk.path)", shallow)
        try desk.shop.directory.write("\(desk.clone.agreement.id)\n", to: "shallow/.git/countersign/agreement")
        for verb in Self.verbs {
            let answer = await desk.shop.run("sari", verb, in: shallow)
            #expect(answer.code == .undecided, "\(verb) \(answer.messages)")
            #expect(answer.messages.contains("This copy is not complete"))
            #expect(answer.messages.contains("(whole)"))
        }
    }

    /// A commit without a branch is no reason to refuse what needs none.
    @Test func withoutABranchOnTheDeskActsStandAndFilesStay() async throws {
        let desk = try await AmendingDesk.negotiating(acceptedBy: "sari")
        try desk.clone.write(.second)
        try desk.clone.git.run("update-ref", "--no-deref", "HEAD", "main")
        try desk.write("monthly: mine\n", to: "terms/fees.yaml")
        let before = try desk.snapshot()
        let unnamed = await desk.run("sari", "propose", "-m", "Mine")
        #expect(unnamed.code == .usage)
        #expect(unnamed.messages.contains("the amendment needs a name"))
        #expect(try desk.snapshot() == before)
        let accepted = await desk.run("dewi", "accept", "fees", "--merge", "--yes")
        #expect(accepted.code == .done, "\(accepted.messages)")
        #expect(try desk.clone.history().current.number == 3)
        let after = try desk.snapshot()
        #expect(after.files == before.files)
        #expect(after.branch == before.branch)
        let back = await desk.run("sari", "switch")
        #expect(back.code == .usage)
        #expect(back.messages.contains("Your edits in terms/fees.yaml would be overwritten"))
    }

    @Test(arguments: [["git", "ssh-keygen"], ["ssh-keygen"]]) func programsThatAreMissingAreNamed(missing: [String])
        async throws
    {
        let desk = try await AmendingDesk.negotiating()
        let bin = desk.shop.directory.file("bin")
        try FileManager.default.createDirectory(atPath: bin, withIntermediateDirectories: true)
        if !missing.contains("git") {
            try FileManager.default.createSymbolicLink(atPath: bin + "/git", withDestinationPath: "/usr/bin/git")
        }
        let before = try desk.snapshot()
        for verb in [["accept", "fees", "--yes"], ["comment", "fees", "-m", "Hm"], ["propose", "x", "-m", "X"]] {
            let answer = await desk.shop.run("sari", verb, in: desk.path, environment: ["PATH": bin])
            #expect(answer.code == .programMissing, "\(verb) \(answer.messages)")
            #expect(
                answer.messages.contains(
                    "The program \(missing[0]) is needed and is not installed\nhint: apt-get install"))
        }
        #expect(try desk.snapshot() == before)
        // Reading needs neither.
        #expect(await desk.run("sari", "review", "fees", environment: ["PATH": bin]).code == .done)
    }
}
