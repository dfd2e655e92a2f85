import TestSupport
import Testing

/// What the fuzzers of keys and signatures begin with, and what they have found so far: see `docs/fuzzing.md`.
@Suite struct SignatureCorpusReplayTests {
    @Test(arguments: [FuzzTarget.signature, .key])
    func everySavedInputKeepsTheLaws(_ target: FuzzTarget) throws {
        let corpus = try SavedCorpus(of: target)
        #expect(corpus.files.count > 5)
        #expect(corpus.replay() == [])
    }
}
