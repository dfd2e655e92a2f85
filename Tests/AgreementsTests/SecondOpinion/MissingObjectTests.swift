import Foundation
import GitStore
import TestSupport
import Testing

@testable import Agreements

/// What is said of a text of which something is missing, damaged or not as large as it claims: of two verifiers.
@Suite struct MissingObjectTests {
    private let forge: Forge

    init() throws { forge = try Forge() }

    /// A merge of a text that both parties accepted.
    private func merge(_ change: (inout SampleText) -> Void = { _ in }) throws -> ObjectID {
        var text = forge.cheaper
        // Nothing that a version before has, so that only this text misses what is taken away.
        text.files["clauses/010-scope.en.md"] = "# Scope\n\nAnother one.\n"
        text.files["agreement.yaml"]? += "ground-rules: [{en: We answer within a week.}]\n"
        change(&text)
        return try forge.merge(try forge.executed("acme/text", text), by: "dewi")
    }

    private func object(_ path: String, of head: ObjectID) throws -> ObjectID {
        try #require(ObjectID(hex: try forge.git.run("rev-parse", "\(head):\(path)").text))
    }

    /// Puts files in the place of objects, and expects an answer of both.
    private func expect(
        _ verdict: Verdict, by rule: RuleName, of head: ObjectID, replacing paths: String..., with file: [UInt8]? = nil,
        sourceLocation: SourceLocation = #_sourceLocation
    ) throws {
        for path in paths {
            try LooseFile.put(file, as: try object(path, of: head), in: forge.repository.gitDirectory)
        }
        let copy = try Repository.open(at: forge.directory.path, discovering: false)
        let verification = try Agreement.verify(copy, root: forge.root, main: head, now: forge.latest)
        #expect(verification.verdict == verdict, "\(verification.findings)", sourceLocation: sourceLocation)
        #expect(verification.findings.contains { $0.rule == rule }, sourceLocation: sourceLocation)
        #expect(verification.sound == forge.good, sourceLocation: sourceLocation)
        #expect(try forge.differenceOfOpinions(about: head) == nil, sourceLocation: sourceLocation)
    }

    @Test(arguments: ["terms/fees.yaml", "clauses", "agreement.yaml", ""])
    func whatIsMissingIsUndecided(path: String) throws {
        try expect(.undecided, by: .whole, of: merge(), replacing: path)
    }

    @Test func aFileIsJudgedThoughAFolderIsMissing() throws {
        let head = try merge { $0.files["terms/fees.yaml"] = "*x\n" }
        try expect(.invalid, by: .validText, of: head, replacing: "clauses")
    }

    @Test func aPlaceIsJudgedThoughAFileIsMissing() throws {
        let head = try merge { $0.files["terms/Fees.yml"] = "x\n" }
        try expect(.invalid, by: .plainTree, of: head, replacing: "clauses/010-scope.en.md")
    }

    @Test func nothingIsSaidOfATextWhoseFormatNobodySees() throws {
        let bad = try merge {
            $0.files["terms/fees.yaml"] = "*x\n"
            $0.files["README"] = "x\n"
        }
        try expect(.undecided, by: .whole, of: bad, replacing: "agreement.yaml")
    }

    @Test(
        arguments: ["terms/fees.yaml", "clauses", "agreement.yaml", ""], [5_000_000, 100_000_000, 1_000_000_000_000])
    func aSizeThatTheHeaderLiesAboutIsDamage(path: String, size: Int) throws {
        let head = try merge()
        let object = try forge.repository.object(try object(path, of: head), limit: 1 << 20)
        let header = "\(object.kind) \(size)\0"
        try expect(
            .undecided, by: .whole, of: head, replacing: path,
            with: LooseFile.zlib(Array(header.utf8) + object.bytes))
    }

    @Test func aCommitWhoseHeaderLiesAboutItsSizeIsDamage() throws {
        let head = try merge()
        let bytes = try forge.repository.object(head, limit: 1 << 20).bytes
        let file = LooseFile.zlib(Array("commit 1000000\0".utf8) + bytes)
        try LooseFile.put(file, as: head, in: forge.repository.gitDirectory)
        let opinion = try Opinion(of: forge.repository, root: forge.root, main: head, now: forge.latest)
        #expect(opinion.verdict == "undecided")
        #expect(try forge.differenceOfOpinions(about: head) == nil)
    }

    @Test func aFileThatIsTrulyTooLargeIsAFault() throws {
        let head = try merge { $0.files["terms/fees.yaml"] = "a: " + String(repeating: "x", count: 1 << 20) + "\n" }
        try forge.expectRefused(head, by: .validText, saying: "larger than 1 MiB")
    }

    @Test func anEmptyFileOfShallowCommitsHidesNothing() throws {
        try Data().write(to: URL(filePath: forge.repository.gitDirectory + "/shallow"))
        try forge.expectValid(forge.good)
    }
}
