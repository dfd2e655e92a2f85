import Foundation
import GitStore
import TestSupport
import Testing

@testable import Agreements

/// Branches of amendments without end, each on commits that nobody signed: they change no verdict, and must cost whoever
/// verifies no more than their own number.
@Suite struct OpenBranchAttacks {
    private let forge: Forge
    private static let branches = 60
    /// Enough for one of the chains, and half of another.
    private static let limit = 1 << 20

    init() throws { forge = try Forge() }

    /// A chain of commits on a version that nobody signed, oldest first.
    private func chain(_ name: String, of count: Int, size: Int) throws -> [ObjectID] {
        var (ids, parent) = ([ObjectID](), forge.good)
        let tree = try forge.git.run("rev-parse", "main^{tree}").text
        for number in 0..<count {
            let head = "tree \(tree)\nparent \(parent)\nauthor M <m@m> 1 +0000\ncommitter M <m@m> 1 +0000\n\n"
            let words = "\(name) \(number)\n" + String(repeating: "x", count: size)
            parent = try forge.write(Array((head + words).utf8), as: .commit)
            ids.append(parent)
        }
        return ids
    }

    private func findings(_ verifier: Verifier) throws -> [[Finding]] {
        let (ledger, findings) = verifier.verify(main: forge.good, root: forge.root)
        #expect(findings == [])
        return try forge.repository.references(under: AmendmentName.branches).map { branch in
            guard let name = AmendmentName(reference: branch.name), let ledger,
                case .refused(let findings) = verifier.amendment(name, tip: branch.target, in: ledger)
            else { return [] }
            return findings
        }
    }

    @Test func branchesOnTheSameCommitsReadThemOnce() throws {
        let ids = try chain("same", of: 100, size: 500)
        for (number, id) in ids.suffix(Self.branches).enumerated() {
            try forge.move("refs/heads/amendment/acme/b\(100 + number)", to: id)
        }
        // One walk a branch, as stock git has it, reads them again and again.
        var naive = 0
        for id in ids.suffix(Self.branches) {
            naive += try #require(Int(try forge.git.run("rev-list", "--count", "--first-parent", "main..\(id)").text))
        }
        #expect(naive > 4_000)
        let verifier = Verifier(forge.repository)
        let found = try findings(verifier)
        #expect(found.count == Self.branches)
        #expect(found.allSatisfy { $0.first?.severity == .error })
        #expect(ActReader.openLimit - verifier.acts.allowance == ids.count * ActReader.leastCost)
    }

    @Test func branchesOnCommitsOfTheirOwnEndAtTheAllowance() throws {
        for number in 0..<Self.branches {
            let tip = try chain("own \(number)", of: 3, size: 100_000).last
            try forge.move("refs/heads/amendment/acme/b\(100 + number)", to: tip)
        }
        let verifier = Verifier(forge.repository, openLimit: Self.limit)
        let found = try findings(verifier)
        // Each has its finding, whatever was read of the others.
        #expect(found.count == Self.branches)
        #expect(found.allSatisfy { !$0.isEmpty })
        #expect(found.first?.first?.severity == .error)
        #expect(found.last?.first?.rule == .whole)
        #expect(found.last?.first?.severity == .undecided)
        #expect(-verifier.acts.allowance < 128 << 10)
        // And the verdict is what it was.
        let verification = try forge.verify()
        #expect(verification.verdict == .valid)
        #expect(verification.findings.count == Self.branches)
    }

    /// Larger than any act, they are read to the end to be sure of it.
    @Test func commitsOfManyMegabytesAreBoundedTogether() throws {
        for number in 0..<8 {
            let tip = try chain("large \(number)", of: 1, size: 1 << 20).last
            try forge.move("refs/heads/amendment/acme/b\(number)", to: tip)
        }
        let verifier = Verifier(forge.repository, openLimit: 3 << 20)
        let found = try findings(verifier)
        #expect(
            found.map { $0.first?.rule } == Array(repeating: .canonical, count: 3) + Array(repeating: .whole, count: 5))
    }

    /// What is behind a merge is judged whatever it takes: a verdict rests on it.
    @Test func whatLandedIsNoneOfThem() throws {
        try forge.amend("acme/fees", forge.cheaper)
        let verifier = Verifier(forge.repository, openLimit: 0)
        #expect(verifier.verify(main: forge.good, root: forge.root).findings == [])
    }
}
