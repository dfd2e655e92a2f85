import Foundation
import TestSupport
import Testing

/// What the fuzzers begin with, and what they have found so far: see `docs/fuzzing.md`.
@Suite struct CorpusReplayTests {
    @Test(arguments: [FuzzTarget.commit, .message, .tree, .agreement, .terms])
    func everySavedInputKeepsTheLaws(_ target: FuzzTarget) throws {
        let corpus = try SavedCorpus(of: target)
        #expect(corpus.files.count > 5)
        #expect(corpus.replay() == [])
    }

    @Test func inputsThatTheNamesPromiseOtherwiseAreFound() throws {
        let tree = SavedCorpus(of: .tree, files: ["refused-empty": [], "valid-noise": [1]])
        #expect(tree.replay() == ["tree/refused-empty is accepted", "tree/valid-noise is refused"])
    }

    /// Set COUNTERSIGN_WRITE_SEEDS to write the seeds anew, after a change of the format or of the samples.
    @Test func theSeedsAreThoseThatTheSamplesGive() async throws {
        for (target, files) in try await SeedCorpus().files {
            if ProcessInfo.processInfo.environment["COUNTERSIGN_WRITE_SEEDS"] != nil {
                for (name, bytes) in files {
                    try Data(bytes).write(to: URL(filePath: "\(SavedCorpus.folder)/\(target.rawValue)/\(name)"))
                }
            }
            let saved = try SavedCorpus(of: target).files
            for (name, bytes) in files { #expect(saved[name] == bytes, "\(target)/\(name) is another") }
        }
    }

    @Test func theCorpusIsSmall() throws {
        let corpora = try FuzzTarget.allCases.map { try SavedCorpus(of: $0).files }
        #expect(corpora.map(\.count).reduce(0, +) <= 200)
        #expect(corpora.flatMap(\.values).map(\.count).reduce(0, +) <= 300 * 1024)
    }
}
