import Foundation
import GitStore
import SSHSignature
import TestSupport
import Testing

@testable import Agreements

/// Two verifiers that share no line of code, on histories and on what somebody made of them.
///
/// Every attack on a forged history asks both as well: see `Forge.expectRefused`.
@Suite struct SecondOpinionTests {
    @Test func theAgreementOfTheFormatsPageIsTheSameToBoth() async throws {
        let sample = try await SampleHistory(FormatDocument())
        #expect(try sample.clone.differenceOfOpinions() == nil)
    }

    @Test func theSecondVerifierFindsVersionsAndConsents() throws {
        let forge = try Forge.withTeams(eachParty: 2)
        let opinion = try SecondOpinion.shared.verdict(
            on: forge.repository.gitDirectory, agreement: forge.root.description, main: forge.good.description)
        #expect(opinion.verdict == "valid")
        #expect(opinion.chain.map(\.commit) == [forge.root.description, forge.good.description])
        #expect(
            opinion.chain.last?.consents
                == ["sari", "budi", "dewi", "rina"].map { SeededKey($0).publicKey.fingerprint }.sorted())
        #expect(try forge.differenceOfOpinions(about: forge.good) == nil)
    }

    /// Where the state of an amendment is richest: two at once, a refusal, a revision, a refresh onto a newer version.
    @Test func amendmentsThatOvertakeEachOtherAreTheSameToBoth() async throws {
        let clone = try await SharedClone()
        try await clone.amend("acme/formation", .first())
        var other = SampleText.first(inForce: "2026-04-01")
        other.files["clauses/030-payment.en.md"] = "# Payment\n\nNusa pays within 30 days.\n"
        try await clone.propose("nusa/payment", other, by: "dewi")
        try await clone.act(.comment, on: "nusa/payment", by: "sari")
        try await clone.act(.accept, on: "nusa/payment", by: "sari")
        try await clone.act(.reject, on: "nusa/payment", by: "sari")
        try await clone.amend("acme/dates", .first(inForce: "2026-03-01"))
        #expect(try clone.differenceOfOpinions() == nil)
        // A branch is not the agreement, whatever stands on it.
        let tip = try clone.history().amendment(try "nusa/payment".amendment).tip
        let (repository, root) = (clone.agreement.repository, clone.agreement.id)
        #expect(try Opinion.difference(on: repository, root: root, main: tip, now: clone.clock.now) == nil)
    }

    @Test(arguments: 0..<6) func mutantsAreTheSameToBoth(chunk: Int) throws {
        let nursery = try MutantNursery()
        // Numbers of their own: the law about mutants has looked at the first ones.
        for number in (1_000_000 + chunk * 50)..<(1_000_050 + chunk * 50) {
            var random = SeededGenerator(seed: UInt64(number))
            let mutant = try nursery.mutant(&random)
            let difference = try nursery.differenceOfOpinions(about: mutant.head)
            #expect(difference == nil, "mutant \(number): \(mutant.description)")
        }
    }

    @Test func damagedCopiesAreTheSameToBoth() throws {
        let forge = try Forge()
        try forge.amend("acme/fees", forge.cheaper)
        let copy = try DamagedCopy(of: forge)
        var random = SeededGenerator(seed: 1989)
        var verdicts: Set<String> = []
        for number in 0..<80 {
            let damage = try copy.damage(&random)
            let opinion = try Opinion(of: copy.repository, root: forge.root, main: forge.good, now: forge.latest)
            verdicts.insert(opinion.verdict)
            let difference = try Opinion.difference(
                on: copy.repository, root: forge.root, main: forge.good, now: forge.latest)
            #expect(difference == nil, "damage \(number): \(damage)")
            // Nobody can make an agreement invalid by harming a copy of it.
            #expect(opinion.verdict != "invalid", "damage \(number): \(damage)")
            try copy.repair()
        }
        #expect(verdicts == ["valid", "undecided"])
    }
}
