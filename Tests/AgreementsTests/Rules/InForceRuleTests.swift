import Agreements
import GitStore
import TestSupport
import Testing

/// From when a text governs, and what it has to say where that touches the past or another version's date.
///
/// Version 1 governs from 2026-02-01, in Jakarta.
@Suite struct InForceRuleTests {
    private let forge: Forge

    init() throws { forge = try Forge() }

    /// Midnight of 2026-02-11 in Jakarta, which is seven hours east of UTC.
    private static let midnight: Int64 = 1_770_742_800

    /// A merge of a text in force from a day, whose last consent is given at a time.
    private func merge(_ inForce: String, executed: Int64, _ name: String = "acme/change") throws -> ObjectID {
        let start = forge.time
        defer { forge.time = start }
        var text = forge.text
        text.inForce = inForce
        text.files["terms/fees.yaml"] = "monthly: {amount: \"\(executed)\", currency: IDR}\n"
        var branch = try forge.propose(name, text)
        try forge.add(.accept, to: &branch, by: "sari")
        try forge.add(.accept, to: &branch, by: "dewi") { $0.seconds = executed }
        forge.time = executed
        return try forge.merge(branch, by: "dewi")
    }

    /// The same, as the next version.
    private func land(_ inForce: String, executed: Int64, _ name: String) throws {
        forge.good = try merge(inForce, executed: executed, name)
        forge.time = executed + 60
        try forge.expectValid(forge.good)
    }

    @Test func theDayOfExecutionIsEarlyEnoughAndTheDayBeforeIsNot() throws {
        try forge.expectValid(try merge("2026-02-11", executed: Self.midnight))
        try forge.expectRefused(
            try merge("2026-02-10", executed: Self.midnight), by: .inForce,
            saying: "in force from 2026-02-10, before the day it is executed, 2026-02-11")
    }

    @Test func theDayEndsAtMidnightInTheAgreementsZone() throws {
        try forge.expectValid(try merge("2026-02-10", executed: Self.midnight - 1))
    }

    @Test func fromExecutionMeansThatDay() throws {
        for (executed, day) in [(Self.midnight - 1, "2026-02-10"), (Self.midnight, "2026-02-11")] {
            let forge = try InForceRuleTests()
            let verification = try forge.forge.expectValid(try forge.merge("execution", executed: executed))
            #expect(verification.ledger?.inForceFrom(2)?.description == day)
        }
    }

    @Test func thePastIsChangedByNamingTheBase() throws {
        let base = forge.good
        try forge.expectValid(try merge("2026-02-02, retroactive: \(base)", executed: Self.midnight))
        let refused = try forge.expectRefused(
            try merge("2026-02-02, retroactive: \(forge.root)", executed: Self.midnight), by: .inForce,
            saying: "which is not the base of this amendment")
        #expect(refused.findings.first?.hint?.contains("write \(base)") == true)
    }

    @Test func aNamedBaseIsNotInherited() throws {
        let first = forge.good
        try land("2026-02-02, retroactive: \(first)", executed: Self.midnight, "acme/past")
        try forge.expectRefused(
            try merge("2026-02-03, retroactive: \(first)", executed: Self.midnight + 3_600, "acme/next"), by: .inForce,
            saying: "`retroactive` names")
    }

    @Test func aDateOnOrBeforeAnEarlierOneNamesWhatItOvertakes() throws {
        // Executed in January, before version 1 is in force.
        let (base, january) = (forge.good, forge.time + 3_600)
        for day in ["2026-02-01", "2026-01-20"] {
            let refused = try forge.expectRefused(
                try merge(day, executed: january), by: .inForce, saying: "on or before that of an earlier version")
            #expect(refused.findings.first?.hint?.contains("supersedes: [\(base)]") == true)
            try forge.expectValid(try merge("\(day), supersedes: [\(base)]", executed: january))
        }
        try forge.expectValid(try merge("2026-02-02", executed: january))
        try forge.expectRefused(
            try merge("2026-02-02, supersedes: [\(base)]", executed: january), by: .inForce, saying: "does not overtake"
        )
        try forge.expectRefused(
            try merge("2026-02-01, supersedes: [\(forge.root)]", executed: january), by: .inForce)
    }

    @Test func everyOvertakenVersionIsNamed() throws {
        let (one, january) = (forge.good, forge.time + 3_600)
        try land("2026-03-01", executed: january, "acme/two")
        let two = forge.good
        let later = january + 3_600
        for list in [[one], [two], [one, two, forge.root]] {
            let ids = list.map(\.description).joined(separator: ", ")
            try forge.expectRefused(
                try merge("2026-01-20, supersedes: [\(ids)]", executed: later, "acme/three"), by: .inForce)
        }
        try forge.expectValid(try merge("2026-01-20, supersedes: [\(two), \(one)]", executed: later, "acme/three"))
        try forge.expectValid(try merge("2026-02-15, supersedes: [\(two)]", executed: later, "acme/three"))
        // `execution` is a date like any other.
        try forge.expectRefused(try merge("execution", executed: later, "acme/three"), by: .inForce)
        try forge.expectValid(try merge("execution, supersedes: [\(one), \(two)]", executed: later, "acme/three"))
    }

    @Test func aConsentThatCouldNeverLandIsNotGiven() throws {
        // The text waited too long for Dewi: her consent is refused, and the text can still be revised.
        var branch = try forge.propose("acme/late", forge.dated("2026-02-05"))
        try forge.add(.accept, to: &branch, by: "sari")
        forge.time = Self.midnight
        #expect(try forge.rules(refusing: .accept, on: branch, by: "dewi") == [.inForce])
        try forge.add(.revise, to: &branch, by: "sari", text: forge.dated("2026-03-01"))
        try forge.add(.accept, to: &branch, by: "sari")
        try forge.add(.accept, to: &branch, by: "dewi")
        try forge.expectValid(try forge.merge(branch, by: "dewi"))
    }
}
