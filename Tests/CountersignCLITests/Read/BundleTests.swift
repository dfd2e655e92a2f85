import Agreements
import Foundation
import TestSupport
import Testing

@testable import CountersignCLI

@Suite("A bundle file is judged as any other copy") struct BundleTests {
    @Test func aWholeBundleIsValidAndLeavesNothingBehind() async throws {
        let clone = try await SharedClone.withTwoVersions()
        let place = try TemporaryDirectory("bundles")
        try clone.git.run("bundle", "create", "--quiet", place.file("all.bundle"), "main")
        let before = Self.unpacked
        let answer = await countersign(
            ["verify", "all.bundle", "--agreement", "\(clone.agreement.id)"], in: place.path, clock: clone.clock.now)
        #expect(answer.code == .done, "\(answer.messages)\(answer.output)")
        #expect(answer.output.contains("Acts        11\n"))
        #expect(Self.unpacked == before)
        let unconfirmed = await countersign(["verify", "all.bundle"], in: place.path, clock: clone.clock.now)
        #expect(unconfirmed.code == .undecided)
        #expect(unconfirmed.output.contains("(root)"))
    }

    private static var unpacked: [String] {
        let folder = FileManager.default.temporaryDirectory.path
        return ((try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? [])
            .filter { $0.wholeMatch(of: /countersign-[0-9A-Fa-f-]{36}/) != nil }.sorted()
    }

    @Test func aPlainHeadIsTakenForMain() async throws {
        let clone = try await SharedClone.withTwoVersions()
        let place = try TemporaryDirectory("bundles")
        try clone.git.run("checkout", "--quiet", "main")
        try clone.git.run("bundle", "create", "--quiet", place.file("head.bundle"), "HEAD")
        let arguments = ["verify", "head.bundle", "--agreement", "\(clone.agreement.id)"]
        #expect(await countersign(arguments, in: place.path, clock: clone.clock.now).code == .done)
        try clone.git.run("bundle", "create", "--quiet", place.file("tag.bundle"), "main:clauses")
        try clone.git.run("branch", "other", "main")
        try clone.git.run("bundle", "create", "--quiet", place.file("other.bundle"), "other")
        #expect(await countersign(["verify", "other.bundle"], in: place.path).code == .notAnAgreement)
    }

    @Test func aBundleThatRestsOnOtherCommitsIsUndecided() async throws {
        let clone = try await SharedClone.withTwoVersions()
        let place = try TemporaryDirectory("bundles")
        try clone.git.run("bundle", "create", "--quiet", place.file("part.bundle"), "main~1..main")
        let answer = await countersign(
            ["verify", "part.bundle", "--agreement", "\(clone.agreement.id)", "--json"], in: place.path)
        #expect(answer.code == .undecided)
        let finding = try #require((try answer.document["findings"] as? [[String: Any]])?.first)
        #expect(finding["rule"] as? String == "whole")
        #expect(finding["severity"] as? String == "undecided")
    }

    @Test func aDamagedBundleIsRefusedInPlainWords() async throws {
        let clone = try await SharedClone.withTwoVersions()
        let place = try TemporaryDirectory("bundles")
        try clone.git.run("bundle", "create", "--quiet", place.file("all.bundle"), "main")
        let bytes = [UInt8](try Data(contentsOf: URL(filePath: place.file("all.bundle"))))
        let header = try #require(bytes.firstRange(of: Array("\n\n".utf8))).upperBound
        var random = SystemRandomNumberGenerator()
        for attempt in 0..<60 {
            var mutant = bytes
            switch attempt % 4 {
            case 0: mutant.removeLast(Int.random(in: 1...(bytes.count - 1), using: &random))
            case 1: mutant[Int.random(in: header..<bytes.count, using: &random)] ^= 1 << UInt8.random(in: 0..<8)
            case 2: mutant.insert(UInt8.random(in: 0...255), at: Int.random(in: header..<bytes.count, using: &random))
            default: mutant.append(0)
            }
            try Data(mutant).write(to: URL(filePath: place.file("mutant.bundle")))
            let answer = await countersign(
                ["verify", "mutant.bundle", "--agreement", "\(clone.agreement.id)"], in: place.path)
            #expect(answer.code == .malformedInput || answer.code == .notAnAgreement, "\(attempt): \(answer)")
            #expect(answer.messages.hasPrefix("error: "))
        }
        for text in ["", "# v2 git bundle\n", "# v4 git bundle\n\nPACK", "# v3 git bundle\n@filter=blob:none\n\nPACK"] {
            try Data(text.utf8).write(to: URL(filePath: place.file("mutant.bundle")))
            #expect(await countersign(["verify", "mutant.bundle"], in: place.path).code == .malformedInput, "\(text)")
        }
    }

    /// A delta of some bytes that would make 4 GiB.
    @Test func aBundleThatGrowsWithoutEndIsNotUnpacked() async throws {
        let place = try TemporaryDirectory("bundles")
        let pack = try #require(Data(base64Encoded: PackBomb.base64))
        let id = String(repeating: "1", count: 40)
        var bundle = Data("# v2 git bundle\n\(id) refs/heads/main\n\n".utf8)
        bundle.append(pack)
        try bundle.write(to: URL(filePath: place.file("bomb.bundle")))
        let answer = await countersign(["verify", "bomb.bundle"], in: place.path)
        #expect(answer.code == .malformedInput)
        #expect(answer.messages.contains("larger than any agreement's"))
        // Nor is git given it, whose reader of the header takes more than ours.
        let clone = await countersign(["clone", "bomb.bundle", "copy", "--agreement", id], in: place.path)
        #expect(clone.messages.contains("larger than any agreement, or becomes so"), "\(clone)")
        var odd = Data("# v2 git bundle\n\(id) refs/heads/main\n\(id) refs/heads/".utf8)
        odd.append(contentsOf: [0xFF, 0x0A, 0x0A])
        odd.append(pack)
        try odd.write(to: URL(filePath: place.file("bomb.bundle")))
        let second = await countersign(["clone", "bomb.bundle", "copy", "--agreement", id], in: place.path)
        #expect(second.messages.contains("is no file that holds an agreement"), "\(second)")
    }
}
