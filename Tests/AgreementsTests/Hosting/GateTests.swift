import Agreements
import Foundation
import GitStore
import TestSupport
import Testing

/// What a host takes in and what it refuses, asked of the library; real servers are asked by the tests of hosting.
@Suite struct GateTests {
    private let forge: Forge

    init() throws {
        forge = try Forge()
        try pin(forge.root)
    }

    private func pin(_ id: ObjectID?) throws {
        let folder = forge.repository.gitDirectory + "/countersign"
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        try? FileManager.default.removeItem(atPath: folder + "/agreement")
        if let id { try Data("\(id)\n".utf8).write(to: URL(filePath: folder + "/agreement")) }
    }

    private func gate(_ limits: HostLimits = HostLimits()) throws -> Gate {
        let now = forge.latest
        return try Gate(forge.repository, limits: limits, clock: Clock { now })
    }

    private func main(_ from: ObjectID?, _ to: ObjectID?) -> Exchange.Update {
        .init(reference: Agreement.main, from: from, to: to)
    }

    private func branch(_ name: String, _ from: ObjectID?, _ to: ObjectID?) -> Exchange.Update {
        .init(reference: "refs/heads/amendment/\(name)", from: from, to: to)
    }

    private func rules(_ push: Exchange.Update..., limits: HostLimits = HostLimits()) throws -> [RuleName] {
        try gate(limits).refusals(of: push).map(\.finding.rule)
    }

    @Test func theFirstPushOfThePinnedAgreementIsTaken() throws {
        try forge.move("refs/heads/main", to: nil)
        #expect(try rules(main(nil, forge.good)) == [])
        #expect(try rules(main(nil, forge.root)) == [])
    }

    @Test func anotherAgreementIsNot() throws {
        let other = try forge.open(.opening(), by: "dewi")
        try forge.move("refs/heads/main", to: nil)
        #expect(try rules(main(nil, other)) == [.root])
    }

    @Test func aHostThatNobodyPinnedTakesNothing() throws {
        try pin(nil)
        #expect(throws: AgreementError.self) { try gate() }
    }

    @Test func mainMovesByValidMergesAlone() throws {
        let before = forge.good
        let branch = try forge.executed()
        let merge = try forge.merge(branch, by: "dewi")
        #expect(try rules(main(before, merge)) == [])
        #expect(try rules(main(before, branch.tip)) == [.oneChain])
        let stray = try forge.rewrite(merge) { $0.replacing("Dewi", with: "Devi") }
        #expect(try rules(main(before, stray)).contains(.signed))
        #expect(try rules(main(before, forge.root)) == [.reference])
        #expect(try rules(main(before, nil)) == [.reference])
    }

    @Test func severalVersionsAtOnceAreTaken() throws {
        let before = forge.good
        try forge.amend("acme/fees", forge.cheaper)
        var third = forge.cheaper
        third.inForce = "2026-04-01"
        try forge.amend("nusa/later", third, by: ["dewi", "sari"])
        let after = forge.good
        try forge.move("refs/heads/main", to: before)
        #expect(try rules(main(before, after)) == [])
        #expect(try rules(main(before, after), limits: HostLimits(acts: 7)) == [.limits])
        // The part that is named is taken, and then the rest.
        let limits = HostLimits(acts: 4)
        let hint = try #require(try gate(limits).refusals(of: [main(before, after)]).first?.finding.hint)
        let part = try #require(hint.firstMatch(of: /git push origin ([0-9a-f]{40}):refs\/heads\/main, and then/))
        let first = try #require(ObjectID(hex: String(part.1)))
        #expect(try rules(main(before, first), limits: limits) == [])
        try forge.move("refs/heads/main", to: first)
        #expect(try rules(main(first, after), limits: limits) == [])
        try forge.move("refs/heads/main", to: before)
        #expect(
            try gate(HostLimits(acts: 1)).refusals(of: [main(before, after)]).first?.finding.hint?.contains(
                "git config countersign.maxActs ") == true)
    }

    @Test func aStepThatIsNamedCanBeTypedAsItStands() throws {
        var branch = try forge.propose("acme/fees", forge.cheaper)
        let open = try gate().refusals(of: [self.branch("acme/fees", branch.tip, nil)])
        #expect(open.first?.finding.hint == "To close it: countersign withdraw acme/fees -m WHY")
        try forge.add(.comment, to: &branch, by: "dewi")
        let limits = HostLimits(acts: 1)
        let crowd = try gate(limits).refusals(of: [self.branch("acme/fees", nil, branch.tip)]).first?.finding.hint
        #expect(crowd?.contains(":refs/heads/amendment/acme/fees, and then countersign sync") == true)
        try forge.add(.withdraw, to: &branch, by: "sari")
        let closed = try gate().refusals(of: [self.branch("acme/fees", branch.tip, nil)])
        #expect(closed.first?.finding.message == "acme/fees was withdrawn, and its acts are kept.")
        #expect(closed.first?.finding.hint?.contains("withdraw ") == false)
        let draft = Exchange.Update(reference: "refs/heads/draft/fees", from: nil, to: branch.tip)
        #expect(
            try gate().refusals(of: [draft]).first?.finding.hint
                == "Propose it: countersign switch fees, and then countersign propose -m SUMMARY")
    }

    @Test func anAmendmentOfAVersionThatIsNotHereIsToldFromOneThatIsNotSound() throws {
        let before = forge.good
        try forge.amend("acme/fees", forge.cheaper)
        var text = forge.cheaper
        text.inForce = "2026-04-01"
        let branch = try forge.propose("acme/next", text)
        // As after a restore from an older backup.
        try forge.move("refs/heads/main", to: before)
        let finding = try #require(
            try gate().refusals(of: [self.branch("acme/next", nil, branch.tip)]).first?.finding)
        #expect(finding.message.hasSuffix("acme/next rests on versions that are not here."))
        #expect(finding.hint?.contains("countersign sync, or git push origin main") == true)
    }

    @Test func anAmendmentIsExtendedByValidActs() throws {
        var branch = try forge.propose("acme/fees", forge.cheaper)
        #expect(try rules(self.branch("acme/fees", nil, branch.tip)) == [])
        let before = branch.tip
        try forge.move("refs/heads/amendment/acme/fees", to: before)
        try forge.add(.comment, to: &branch, by: "dewi")
        #expect(try rules(self.branch("acme/fees", before, branch.tip)) == [])
        #expect(try rules(self.branch("acme/fees", branch.tip, before)) == [.reference])
        let other = try forge.propose("acme/fees", forge.cheaper)
        #expect(try rules(self.branch("acme/fees", before, other.tip)) == [.reference])
        #expect(try rules(self.branch("nusa/fees", nil, branch.tip)).contains(.sameAgreement))
        try forge.add(.accept, to: &branch, by: "mallory")
        #expect(try rules(self.branch("acme/fees", before, branch.tip)) == [.knownKey])
    }

    @Test func onlyWhatHasLandedIsRemovedAndItsNameIsUsed() throws {
        let branch = try forge.executed()
        #expect(try rules(self.branch("acme/fees", branch.tip, nil)) == [.reference])
        let before = forge.good
        let merge = try forge.merge(branch, by: "dewi")
        // Not in the push that brings the version: git may refuse that, and take the branch away all the same.
        #expect(try rules(main(before, merge), self.branch("acme/fees", branch.tip, nil)) == [.reference])
        try forge.move("refs/heads/main", to: merge)
        #expect(try rules(self.branch("acme/fees", branch.tip, nil)) == [])
        let more = try forge.propose("acme/fees", forge.cheaper)
        #expect(try rules(self.branch("acme/fees", nil, more.tip)) == [.reference])
        #expect(try rules(self.branch("acme/fees", more.tip, nil)) == [.reference])
    }

    @Test func nothingRestsOnAMainOfTheSamePush() throws {
        let before = forge.good
        let merge = try forge.merge(try forge.executed(), by: "dewi")
        try forge.move("refs/heads/main", to: merge)
        var third = forge.cheaper
        third.inForce = "2026-04-01"
        let next = try forge.propose("acme/later", third, on: merge)
        try forge.move("refs/heads/main", to: before)
        let refusals = try gate().refusals(of: [main(before, merge), branch("acme/later", nil, next.tip)])
        #expect(refusals.map(\.finding.rule) == [.reference])
        #expect(refusals.first?.finding.hint?.hasPrefix("Send main first") == true)
        // A name that the same push lands is used by then.
        #expect(try rules(main(before, merge), branch("acme/fees", nil, next.tip)) == [.reference])
        // The first push of an agreement has nothing else to rest on.
        try forge.move("refs/heads/main", to: nil)
        #expect(try rules(main(nil, merge), branch("acme/later", nil, next.tip)) == [])
        try forge.move("refs/heads/main", to: merge)
        #expect(try rules(branch("acme/later", nil, next.tip)) == [])
    }

    @Test(arguments: [
        "refs/heads/draft/secret", "refs/replace/0123456789012345678901234567890123456789", "refs/notes/commits",
        "refs/tags/v1", "refs/heads/main/x", "refs/heads/other", "refs/heads/records/acme",
        "refs/heads/amendment/acme", "refs/heads/amendment/acme/Fees", "refs/heads/amendment/acme/fees/more", "HEAD",
    ])
    func otherReferencesHaveNoPlace(reference: String) throws {
        let push = [
            Exchange.Update(reference: reference, from: nil, to: forge.good),
            branch("acme/fees", nil, try forge.propose("acme/fees", forge.cheaper).tip),
        ]
        let refusals = try gate().refusals(of: push)
        #expect(refusals.map(\.reference) == [reference])
        #expect(refusals.map(\.finding.rule) == [.reference])
    }

    @Test func whatComesFromTheFutureIsNotTakenIn() throws {
        let now = forge.latest
        forge.time += 100_000
        let branch = try forge.executed()
        let merge = try forge.merge(branch, by: "dewi")
        let early = try Gate(forge.repository, clock: Clock { now })
        #expect(try early.refusals(of: [main(forge.good, merge)]).map(\.finding.rule) == [.dates])
        #expect(try early.refusals(of: [self.branch("acme/fees", nil, branch.tip)]).map(\.finding.rule) == [.dates])
        #expect(try rules(main(forge.good, merge)) == [])
    }

    @Test func onePartyHasOnlySoManyOpenAmendments() throws {
        let limits = HostLimits(openAmendments: 2)
        for number in 1...2 {
            let branch = try forge.propose("acme/n\(number)", forge.cheaper)
            #expect(try rules(self.branch("acme/n\(number)", nil, branch.tip), limits: limits) == [])
            try forge.move("refs/heads/amendment/acme/n\(number)", to: branch.tip)
        }
        let third = try forge.propose("acme/n3", forge.cheaper)
        #expect(try rules(branch("acme/n3", nil, third.tip), limits: limits) == [.limits])
        let theirs = try forge.propose("nusa/n3", forge.cheaper, by: "dewi")
        #expect(try rules(branch("nusa/n3", nil, theirs.tip), limits: limits) == [])
        // One that is withdrawn makes room.
        var first = try forge.propose("acme/n1", forge.cheaper)
        try forge.add(.withdraw, to: &first, by: "sari")
        try forge.move("refs/heads/amendment/acme/n1", to: first.tip)
        #expect(try rules(branch("acme/n3", nil, third.tip), limits: limits) == [])
    }

    @Test func aHostWhoseOwnCopyIsNotSoundTakesNothingMore() throws {
        let before = forge.good
        let branch = try forge.executed()
        let merge = try forge.merge(branch, by: "dewi")
        let stray = try forge.rewrite(before) { $0.replacing("Base", with: "Basis") }
        try forge.move("refs/heads/main", to: stray)
        let error = #expect(throws: AgreementError.self) { try gate().refusals(of: [main(stray, merge)]) }
        #expect(error?.findings.isEmpty == false)
    }

    @Test func judgingWritesNoReferenceAndRemembersOnlyWhatIsThereForGood() throws {
        let references = try forge.git.run("for-each-ref").text
        let merge = try forge.merge(try forge.executed(), by: "dewi")
        #expect(try rules(main(forge.good, merge)) == [])
        #expect(try forge.git.run("for-each-ref").text == references)
        // The push did not happen after all; the clone's memory must not lead it.
        #expect(try Agreement.open(at: forge.directory.path).history().current.id == forge.good)
    }

    @Test func whatItRemembersIsCheckedAndSafeToDelete() throws {
        let merge = try forge.merge(try forge.executed(), by: "dewi")
        let file = URL(filePath: forge.repository.gitDirectory + "/countersign/verified")
        #expect(try rules(main(forge.good, merge)) == [])
        let remembered = try Data(contentsOf: file)
        var damaged = remembered
        damaged[damaged.count / 2] ^= 1
        let lies = [Data(), Data("no\n".utf8), remembered.prefix(remembered.count - 9), damaged]
        let stray = try forge.rewrite(merge) { $0.replacing("Dewi", with: "Devi") }
        for lie in lies {
            try lie.write(to: file)
            #expect(try rules(main(forge.good, merge)) == [])
            // It is made anew from what is here for good.
            #expect(try Data(contentsOf: file) == remembered)
            try lie.write(to: file)
            #expect(try rules(main(forge.good, stray)).contains(.signed))
        }
        try FileManager.default.removeItem(at: file)
        #expect(try rules(main(forge.good, merge)) == [])
        #expect(try Data(contentsOf: file) == remembered)
    }

    @Test func whatItTakesIsSaidAsItWillBe() throws {
        let branch = try forge.executed()
        let merge = try forge.merge(branch, by: "dewi")
        let name = try #require(AmendmentName(branch.name))
        let update = Exchange.Update(reference: name.reference, from: nil, to: branch.tip)
        guard case .taken(let before, let amendments) = try gate().verdict(on: [update]) else {
            Issue.record("It is refused.")
            return
        }
        #expect(before.current.id == forge.good)
        #expect(amendments.map(\.name) == [name])
        #expect(before.standing(of: amendments[0]).stage == .executed)
        guard case .taken(let after, []) = try gate().verdict(on: [main(forge.good, merge)]) else {
            Issue.record("It is refused.")
            return
        }
        #expect(after.current.id == merge)
    }

    /// A history of 70 more versions, and a commit behind it that nobody signed.
    private func longHistory() throws -> (third: ObjectID, newest: ObjectID, stray: ObjectID) {
        var versions: [ObjectID] = []
        for number in 0..<70 {
            var text = forge.cheaper
            let month = number % 12 + 1
            text.inForce = "\(2027 + number / 12)-\(month < 10 ? "0" : "")\(month)-01"
            versions.append(try forge.amend("acme/n\(number)", text))
        }
        let newest = forge.good
        return (versions[1], newest, try forge.rewrite(newest) { $0.replacing("Dewi", with: "Devi") })
    }

    /// Makes an object unreadable, so that whoever judges it once more finds out.
    private func hide(_ id: ObjectID) throws {
        let file = LooseFile.path(of: id, in: forge.repository.gitDirectory)
        #expect(FileManager.default.fileExists(atPath: file))
        try FileManager.default.removeItem(atPath: file)
    }

    @Test func aPushThatIsRefusedForItsEndIsNotJudgedFromTheBeginningAgain() throws {
        let (third, newest, stray) = try longHistory()
        try forge.move("refs/heads/main", to: nil)
        #expect(try rules(main(nil, stray)).contains(.signed))
        try hide(third)
        #expect(try rules(main(nil, newest)) == [])
        // Only as long as that is remembered.
        for name in ["judged", "verified"] {
            try? FileManager.default.removeItem(
                atPath: forge.repository.gitDirectory + "/countersign/" + name)
        }
        #expect(try rules(main(nil, newest)).contains(.whole))
    }

    @Test func whatAHostHoldsIsNotJudgedFromTheBeginningAgain() throws {
        let (third, newest, stray) = try longHistory()
        try forge.move("refs/heads/main", to: stray)
        var text = forge.cheaper
        text.inForce = "2040-01-01"
        let push = branch("acme/next", nil, try forge.propose("acme/next", text, on: newest).tip)
        #expect(throws: AgreementError.self) { try gate().refusals(of: [push]) }
        try forge.move("refs/heads/main", to: newest)
        try hide(third)
        #expect(try rules(push) == [])
        try FileManager.default.removeItem(atPath: forge.repository.gitDirectory + "/countersign/verified")
        #expect(throws: AgreementError.self) { try gate().refusals(of: [push]) }
    }

    @Test func aRememberedPrefixOfAnotherHistoryLeadsNowhere() throws {
        let before = forge.good
        let (_, newest, stray) = try longHistory()
        try forge.move("refs/heads/main", to: before)
        #expect(try rules(main(before, stray)).contains(.signed))
        // Another second version, in the place of the first of those.
        forge.good = before
        var text = forge.cheaper
        text.inForce = "2026-09-01"
        let other = try forge.amend("acme/other", text)
        try forge.move("refs/heads/main", to: before)
        #expect(try rules(main(before, other)) == [])
        try forge.move("refs/heads/main", to: other)
        #expect(try rules(main(other, newest)) == [.reference])
    }

    @Test func aHostThatWasMovedBackIsNoticedOnce() throws {
        let before = forge.good
        let merge = try forge.merge(try forge.executed(), by: "dewi")
        try forge.move("refs/heads/main", to: merge)
        var noticed: [Gate.MovedBack] = []
        let gate = try Gate(forge.repository, clock: Clock { [now = forge.latest] in now }) { noticed.append($0) }
        let push = branch("acme/next", nil, try forge.propose("acme/next", forge.cheaper, on: before).tip)
        _ = try gate.verdict(on: [push])
        #expect(noticed.isEmpty)
        try forge.move("refs/heads/main", to: before)
        for _ in 0..<2 { _ = try gate.verdict(on: [push]) }
        #expect(noticed.map(\.from.number) == [2] && noticed.map(\.to.number) == [1])
        #expect(noticed.first?.from.id == merge && noticed.first?.to.id == before)
        // And what it lost is taken in again.
        #expect(try gate.refusals(of: [main(before, merge)]).isEmpty)
    }

    @Test func whatLandedIsNotJudgedOnceMore() throws {
        var long = try forge.propose("acme/long", forge.cheaper)
        for _ in 0..<64 { try forge.add(.comment, to: &long, by: "sari") }
        try forge.add(.accept, to: &long, by: "sari")
        try forge.add(.accept, to: &long, by: "dewi")
        let merge = try forge.merge(long, by: "dewi")
        let before = forge.good
        let folder = URL(filePath: forge.repository.gitDirectory + "/countersign")
        let (judged, verified) = (folder.appending(path: "judged"), folder.appending(path: "verified"))
        #expect(try rules(main(before, merge)) == [])
        let kept = try Data(contentsOf: judged)
        #expect(try Data(contentsOf: verified) != kept)
        // Where the push did not land, it says nothing.
        let other = try forge.propose("acme/other", forge.cheaper)
        #expect(try rules(branch("acme/other", nil, other.tip)) == [])
        #expect(try Data(contentsOf: verified) != kept)
        try forge.move("refs/heads/main", to: merge)
        let next = try forge.propose("acme/next", forge.cheaper, on: merge)
        _ = try rules(branch("acme/next", nil, next.tip))
        #expect(try Data(contentsOf: verified) == kept)
        #expect(!FileManager.default.fileExists(atPath: judged.path))
    }
}

extension Gate {
    /// Everything that speaks against a push; nothing where it may land.
    fileprivate func refusals(of push: [Exchange.Update]) throws -> [Refusal] {
        if case .refused(let refusals) = try verdict(on: push) { refusals } else { [] }
    }
}
