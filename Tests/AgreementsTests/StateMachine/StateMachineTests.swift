import Agreements
import Foundation
import Testing

/// Random histories of people who keep to the format and people who do not, against the reference model.
@Suite struct StateMachineTests {
    private static let environment = ProcessInfo.processInfo.environment
    /// How many histories: `COUNTERSIGN_HISTORIES` for more.
    private static let count = environment["COUNTERSIGN_HISTORIES"].flatMap { Int($0) } ?? 104
    private static let slices = 2

    @Test(arguments: 0..<slices) func theLibraryAndTheModelAgreeOnEveryActAndOnWhatIsTheAgreement(_ slice: Int) throws {
        var refusals: [RuleName: Int] = [:]
        var (histories, passed, previews, versions) = (0, 0, 0, 0)
        for seed in stride(from: slice + 1, through: Self.count, by: Self.slices) {
            let history = try RandomHistory(seed: UInt64(seed))
            try history.run(acts: 45)
            refusals.merge(history.refusals, uniquingKeysWith: +)
            histories += 1
            passed += history.passed
            previews += history.previews
            versions += history.versions
        }
        guard histories >= 50 else { return }
        // Nothing was compared that did not happen: acts of all sorts passed, and every rule had its say.
        #expect(passed > 15 * histories)
        #expect(previews > 15 * histories)
        #expect(versions > histories)
        let asked: Set<RuleName> = [
            .oneChain, .knownKey, .mayAct, .sameAgreement, .actGrammar, .quietAct, .trueText, .trueBase, .actOrder,
            .dates, .keys, .authority, .consent, .inForce, .once, .exactText, .mergeBy,
        ]
        #expect(asked.subtracting(refusals.keys) == [], "\(refusals)")
    }

    /// For looking into one that went wrong.
    @Test(.enabled(if: environment["COUNTERSIGN_HISTORY"] != nil, "No seed is named in COUNTERSIGN_HISTORY."))
    func oneHistoryIsReplayedByItsSeed() throws {
        let seed = try #require(Self.environment["COUNTERSIGN_HISTORY"].flatMap { UInt64($0) })
        try RandomHistory(seed: seed).run(acts: 45)
    }
}
