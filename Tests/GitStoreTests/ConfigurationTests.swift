import Foundation
import GitStore
import Testing

@Suite struct ConfigurationTests {
    let sandbox: Sandbox
    let repository: Repository

    init() throws {
        sandbox = try Sandbox()
        repository = try sandbox.clone()
    }

    @Test(arguments: [
        "plain", "two words", " spaces around ", "a;b#c", "quote \" and \\ backslash", "tab\tand\nline", "",
    ])
    func gitReadsTheSettingThatWasMade(_ value: String) throws {
        try repository.setConfiguration("countersign.agreement", to: value)
        let read = try sandbox.git("config", "--local", "-z", "countersign.agreement").bytes
        #expect(read == Array(value.utf8) + [0])
        #expect(try repository.configuration("countersign.agreement") == value)
    }

    @Test func aSettingIsReadAsGitHasItNow() throws {
        #expect(try repository.configuration("user.signingKey") == nil)
        try sandbox.git("config", "user.signingKey", "one")
        #expect(try repository.configuration("user.signingkey") == "one")
        try sandbox.git("config", "--add", "user.signingKey", "two")
        #expect(try repository.configuration("user.signingKey") == "two")
        #expect(try repository.configuration(under: "user.").map(\.value) == ["one", "two"])
        try repository.setConfiguration("user.signingKey", to: nil)
        #expect(try repository.configuration("user.signingKey") == nil)
        try repository.setConfiguration("user.signingKey", to: nil)
        #expect(try sandbox.run(["config", "user.signingKey"]).status == 1)
    }

    @Test func itIsKnownWhereGitMightReadASettingThatIsNotReadHere() async throws {
        #expect(repository.readsAllSettings)
        try sandbox.write("[user]\n\tname = Sari\n", to: "more", in: "")
        let more = sandbox.path("more")
        // What libgit2 follows, it reads as git does.
        try sandbox.git("config", "includeIf.gitdir:clone/.path", more)
        #expect(repository.readsAllSettings)
        #expect(try repository.configuration("user.name") == sandbox.git("config", "user.name").text)
        // What it does not follow, it would read otherwise.
        try sandbox.git("config", "includeIf.hasconfig:remote.*.url:https://**.path", more)
        #expect(!repository.readsAllSettings)
        try sandbox.git("config", "--unset", "includeIf.hasconfig:remote.*.url:https://**.path")
        #expect(repository.readsAllSettings)
        try sandbox.git("config", "extensions.worktreeConfig", "true")
        try sandbox.git("config", "--worktree", "user.name", "Dewi")
        #expect(!repository.readsAllSettings)
        let clone = sandbox.path("clone")
        await #expect(processExitsWith: .success) { [clone = clone as String] in
            setenv("GIT_CONFIG_NOSYSTEM", "1", 1)
            setenv("GIT_CONFIG_COUNT", "1", 1)
            let repository = try Repository.open(at: clone, discovering: false)
            exit(repository.readsAllSettings ? 1 : 0)
        }
    }

    @Test(arguments: ["nodot", "", "a b.c", ".x"]) func keysThatGitDoesNotTakeAreRefused(_ key: String) throws {
        #expect(code { () throws(GitError) in try repository.setConfiguration(key, to: "x") } == .invalidName)
    }

    @Test func aPersonsOwnFileIsReadWhereGitReadsItAndNeverWritten() async throws {
        let (clone, own) = (sandbox.path("clone"), sandbox.path("own"))
        try sandbox.write("[user]\n\tname = Dewi\n", to: "own", in: "")
        // In a process of its own, since the variable is for the whole process.
        await #expect(processExitsWith: .success) { [clone = clone as String, own = own as String] in
            setenv("GIT_CONFIG_NOSYSTEM", "1", 1)
            setenv("GIT_CONFIG_GLOBAL", own, 1)
            let repository = try Repository.open(at: clone, discovering: false)
            let before = try repository.configuration("user.name")
            try repository.setConfiguration("user.name", to: "Sari")
            exit(before == "Dewi" ? 0 : 1)
        }
        #expect(sandbox.read("own", in: "") == "[user]\n\tname = Dewi\n")
        #expect(try sandbox.git("config", "--local", "user.name").text == "Sari")
    }
}
