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
        #expect(OpenAllowance.limit - verifier.acts.allowance[.own] == ids.count * OpenAllowance.leastCost)
    }

    @Test func branchesOnCommitsOfTheirOwnEndAtTheAllowance() throws {
        for number in 0..<Self.branches {
            let tip = try chain("own \(number)", of: 3, size: 100_000).last
            try forge.move("refs/heads/amendment/acme/b\(100 + number)", to: tip)
        }
        let verifier = Verifier(forge.repository, allowance: OpenAllowance(Self.limit))
        let found = try findings(verifier)
        // Each has its finding, whatever was read of the others.
        #expect(found.count == Self.branches)
        #expect(found.allSatisfy { !$0.isEmpty })
        #expect(found.first?.first?.severity == .error)
        #expect(found.last?.first?.rule == .whole)
        #expect(found.last?.first?.severity == .undecided)
        #expect(-verifier.acts.allowance[.own] < 128 << 10)
        // And the verdict is what it was.
        let verification = try forge.verify()
        #expect(verification.verdict == .valid)
        #expect(verification.findings.count == Self.branches)
    }

    /// Names without end, all for one commit: so many are looked at, and the others are counted.
    @Test func moreBranchesThanAnyAgreementHasAreCounted() throws {
        let lines = (0..<(Audit.openLimit + 7)).map { "\(forge.good) refs/heads/amendment/acme/b\(100_000 + $0)\n" }
        let packed = lines.joined() + "\(forge.good) refs/heads/main\n"
        try forge.directory.write("# pack-refs with: peeled fully-peeled sorted \n" + packed, to: ".git/packed-refs")
        let verification = try forge.verify()
        #expect(verification.verdict == .valid)
        #expect(verification.findings.count == Audit.openLimit + 1)
        #expect(verification.findings.last?.message == "7 more branches of amendments were not looked at.")
    }

    /// Larger than any act, they are read to the end to be sure of it.
    @Test func commitsOfManyMegabytesAreBoundedTogether() throws {
        for number in 0..<8 {
            let tip = try chain("large \(number)", of: 1, size: 1 << 20).last
            try forge.move("refs/heads/amendment/acme/b\(number)", to: tip)
        }
        let verifier = Verifier(forge.repository, allowance: OpenAllowance(3 << 20))
        let found = try findings(verifier)
        #expect(
            found.map { $0.first?.rule } == Array(repeating: .canonical, count: 3) + Array(repeating: .whole, count: 5))
    }

    /// Seven branches of almost ten thousand odd commits each, offered by a host that has no gate: none is walked down, and
    /// the honest one behind them is judged.
    @Test func oddCommitsWithoutEndTakeNothingFromTheHonest() throws {
        let odd = try chain("odd", of: 300, size: 50)
        for number in 0..<7 {
            // The same commits serve for all, each as if it were read for the first time.
            let verifier = Verifier(forge.repository, allowance: OpenAllowance(1 << 20))
            let ledger = try #require(verifier.verify(main: forge.good, root: forge.root).ledger)
            let name = try #require(AmendmentName("acme/b\(number)"))
            let outcome = verifier.amendment(name, tip: odd[299 - number], in: ledger, on: .others)
            guard case .refused(let findings) = outcome else {
                Issue.record("odd commits are no amendment")
                continue
            }
            #expect(findings.first?.rule == .oneChain && findings.first?.severity == .error)
            #expect(verifier.acts.allowance[.own] == 1 << 20)
            #expect((1 << 20) - verifier.acts.allowance[.others] == 101 * OpenAllowance.leastCost)
        }
    }

    /// What the others use up is not the clone's own, what one of them takes leaves half to the next, and what is sound
    /// gets back what it took.
    @Test func whatIsSoundCostsNothingAndTheClonesOwnIsItsOwn() throws {
        var branch = try forge.propose("acme/fees", forge.cheaper)
        for number in 0..<5 { try forge.add(.comment, to: &branch, by: "dewi") { $0.body = "word \(number)" } }
        let verifier = Verifier(forge.repository, allowance: OpenAllowance(40 << 10))
        let ledger = try #require(verifier.verify(main: forge.good, root: forge.root).ledger)
        let name = try #require(AmendmentName("acme/fees"))
        for account in [OpenAllowance.Account.own, .others] {
            guard case .good(let amendment) = verifier.amendment(name, tip: branch.tip, in: ledger, on: account) else {
                Issue.record("it is sound")
                continue
            }
            #expect(amendment.acts.count == 6)
            #expect(verifier.acts.allowance[account] == 40 << 10)
        }
        let odd = try chain("odd", of: 90, size: 50)
        let other = try #require(AmendmentName("acme/odd"))
        _ = verifier.amendment(other, tip: try #require(odd.last), in: ledger, on: .others)
        #expect(verifier.acts.allowance[.others] == 20 << 10)
        #expect(verifier.acts.allowance[.own] == 40 << 10)
    }

    /// What is behind a merge is judged whatever it takes: a verdict rests on it.
    @Test func whatLandedIsNoneOfThem() throws {
        try forge.amend("acme/fees", forge.cheaper)
        let verifier = Verifier(forge.repository, allowance: OpenAllowance(0))
        #expect(verifier.verify(main: forge.good, root: forge.root).findings == [])
    }
}
