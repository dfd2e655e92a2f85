import Testing

@testable import ExternalPrograms

/// What git and ssh say, as they say it, and what is made of it.
@Suite struct BarrierTests {
    @Test(arguments: [
        ("fatal: Authentication failed for 'https://host/a.git/'", Barrier.notLetIn),
        ("fatal: could not read Username for 'https://host': terminal prompts disabled", .notLetIn),
        ("fatal: could not read Password for 'https://sari@host': No such device or address", .notLetIn),
        ("fatal: unable to access 'https://host/a.git/': The requested URL returned error: 403", .notLetIn),
        ("git@host: Permission denied (publickey).", .notLetIn),
        ("fatal: 'a.git' does not appear to be a git repository", .noRepository),
        ("fatal: repository 'https://host/a.git/' not found", .noRepository),
        ("ERROR: Repository not found.", .noRepository),
        ("remote: The project could not be found or you don't have permission to view it.", .noRepository),
        ("Host key verification failed.", .unknownHost),
        ("fatal: unable to access 'https://host/': Could not resolve host: host", .noConnection),
        ("ssh: connect to host host port 22: Connection refused", .noConnection),
    ])
    func eachIsToldByItsWords(words: String, barrier: Barrier) {
        #expect(Barrier([words, "fatal: Could not read from remote repository."]) == barrier)
    }

    @Test func whatTheOtherSideSaysIsLeftAndWhatGitAddsIsNot() {
        let said = GitWords(
            """
            remote: refused: main: The commit carries no signature. (signed)\u{20}\u{20}
            remote:   hint: sign it
            To ../server.git
             ! [remote rejected] 0123 -> main (pre-receive hook declined)
            error: failed to push some refs to '../server.git'

            """)
        #expect(said.causes == ["refused: main: The commit carries no signature. (signed)", "  hint: sign it"])
    }

    @Test func aHostThatRefusesWithoutAWordIsQuotedAsGitDoes() {
        let said = GitWords(" ! [remote rejected] 0123 -> main (pre-receive hook declined)\n")
        #expect(said.causes == [" ! [remote rejected] 0123 -> main (pre-receive hook declined)"])
        let protected = GitWords(" ! [remote rejected] 0123 -> main (protected branch hook declined)\nTo x\n")
        #expect(protected.causes == [" ! [remote rejected] 0123 -> main (protected branch hook declined)"])
    }

    @Test func aCarriageReturnOfSSHIsNone() {
        #expect(GitWords("Connection closed by host\r\n").causes == ["Connection closed by host"])
    }
}
