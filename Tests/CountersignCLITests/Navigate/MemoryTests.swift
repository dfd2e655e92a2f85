import Foundation
import TestSupport
import Testing

@testable import CountersignCLI

/// What a clone remembers makes reading quick, and changes no answer.
@Suite struct MemoryTests {
    static let verbs = [
        ["status"], ["status", "--json"], ["review"], ["review", "--json"], ["list", "--all"],
        ["list", "--all", "--json"],
        ["show"], ["show", "1", "--json"], ["show", "acme/fees"],
    ]

    @Test func withAndWithoutMemoryEveryReadingVerbSaysTheSame() async throws {
        let clone = try await SharedClone.withTwoVersions()
        try await clone.propose("acme/fees", .second.later)
        for verb in Self.verbs {
            let remembering = await countersign(verb, in: clone.directory.path, clock: clone.clock.now)
            #expect(remembering.code == .done)
            for kept in ["verified", "branches"] {
                let path = clone.directory.file(".git/countersign/\(kept)")
                #expect(FileManager.default.fileExists(atPath: path))
                try FileManager.default.removeItem(atPath: path)
            }
            let anew = await countersign(verb, in: clone.directory.path, clock: clone.clock.now)
            #expect(anew.code == remembering.code)
            #expect(anew.output == remembering.output, "\(verb)")
            #expect(anew.messages == remembering.messages, "\(verb)")
            #expect(FileManager.default.fileExists(atPath: clone.directory.file(".git/countersign/verified")))
        }
    }

    /// The memory is not asked about anything that the bytes say: a forged act is found behind it all the same.
    @Test func whatStandsBehindTheMemoryIsJudged() async throws {
        let clone = try await SharedClone.withTwoVersions()
        #expect(await clone.run("status").code == .done)
        let whole = try Data(contentsOf: URL(filePath: clone.directory.file(".git/countersign/verified")))
        try clone.forge()
        for verb in [["status"], ["list"], ["show"]] {
            let answer = await countersign(verb, in: clone.directory.path, clock: clone.clock.now)
            #expect((answer.output + answer.messages).contains("main holds a commit after version 2"))
        }
        #expect(try Data(contentsOf: URL(filePath: clone.directory.file(".git/countersign/verified"))) == whole)
    }
}
