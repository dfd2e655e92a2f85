import Foundation
import Testing

@testable import GitStore

/// A repository that says it is kept in another way than in the files that are read here.
@Suite struct RepositoryFormatTests {
    let sandbox: Sandbox

    init() throws {
        sandbox = try Sandbox()
        _ = try Repository.create(at: sandbox.path("clone"), bare: true, initialBranch: "main")
    }

    /// What comes of opening it, with settings and without.
    private func codes(_ settings: String) throws -> [GitError.Code?] {
        try sandbox.write(settings, to: "config")
        let path = sandbox.path("clone")
        return [
            code { () throws(GitError) in _ = try Repository.openWithoutSettings(at: path, discovering: false) },
            code { () throws(GitError) in _ = try Repository.openWithoutSettings(at: path, discovering: true) },
            code { () throws(GitError) in _ = try Repository.open(at: path, discovering: false) },
        ]
    }

    static let foreign = [
        "[extensions]\n\trefStorage = reftable\n",
        "[core]\n\trepositoryformatversion = 1\n[extensions]\nrefstorage=reftable",
        "[core]\nrepositoryFormatVersion = 1\n[EXTENSIONS] objectFormat = \"sha256\" ; so\n",
        "[core]\nrepositoryformatversion = 1\n[extensions]\nunheard = of\n",
        "[core]\nrepositoryformatversion = 1\n[extensions \"a\"]\nb\n",
        "\u{FEFF}[core] repositoryformatversion = 1 # one\n[core \"x\"] [extensions] refStorage = ref\\\ntable",
        "[core]\nrepositoryformatversion = 2\n", "[core]\nrepositoryformatversion = 1\nrepositoryformatversion = 9\n",
        "[extensions]\n\trefStorage\n", "[extensions]\r\n\trefStorage = \"files \"\r\n",
        "[core]\nrepositoryformatversion = 1\n[extensions]\ncompatObjectFormat = sha256\n",
        "[core]\nrepositoryformatversion = 1\n[extensions]\ncompatObjectFormat = sha1\n",
        "[core]\nrepositoryformatversion = 1\n[extensions]\nnoop-v1\n",
        "[extensions]\n\trefStorage = files\n[extensions]\n\trefStorage = reftable://elsewhere\n",
    ]

    @Test(arguments: foreign) func itIsRefusedEveryWay(settings: String) throws {
        #expect(try codes(settings) == [.unknownFormat, .unknownFormat, .unknownFormat])
    }

    static let usual = [
        "", "[core]\n\trepositoryformatversion = 0\n\tbare = true\n",
        "[core]\n\trepositoryformatversion = 1\n[extensions]\n\tworktreeConfig = true\n\tpartialClone = origin\n",
        "[core]\n\trepositoryformatversion = 1\n[extensions]\n\trefStorage = files\n\tobjectFormat = sha1\n",
        "[core]\n\trepositoryformatversion = 0\n[extensions]\n\tunheard = of\n",
        "[x \"[extensions] refStorage = reftable\"]\n\ty = \"[extensions]\" # [extensions] refStorage = reftable\n",
        "[core]\n\tx = a\\\n[extensions]\\\nrefStorage = reftable\n",
    ]

    @Test(arguments: usual) func whatChangesNothingIsRead(settings: String) throws {
        #expect(try codes(settings) == [nil, nil, nil])
    }

    /// What no one can read ends what is read of it, and nothing else; no setting leads to another file.
    @Test func damageIsNoReason() throws {
        for text in [
            "[", "\u{0}\u{1}", "[core]\n\tbare = \"x", "[a b]", "[a \"b", "[a \"b\\", "x\\",
            "[include]\n\tpath = config\n",
        ] {
            try sandbox.write(text, to: "config")
            #expect(
                code { () throws(GitError) in
                    _ = try Repository.openWithoutSettings(at: sandbox.path("clone"), discovering: false)
                } == nil, "\(text.debugDescription)")
        }
        try sandbox.write("#" + String(repeating: "x", count: 1 << 20), to: "config")
        #expect(try codes("#" + String(repeating: "x", count: 1 << 20))[0] == .unknownFormat)
    }

    /// The settings mean to git what they are taken to mean here.
    @Test(arguments: foreign + usual) func gitReadsTheSame(settings: String) throws {
        try sandbox.write(settings, to: "config")
        let git = try sandbox.run(["config", "--file", sandbox.path("clone/config"), "--list", "-z"])
        let expected = String(decoding: git.bytes, as: UTF8.self).split(separator: "\u{0}").map(String.init)
        #expect(git.status == 0)
        #expect(Self.settings(settings) == expected)
    }

    private static func settings(_ text: String) -> [String] {
        SettingsFile(Array(text.utf8)).settings.map { $0.key + ($0.value.map { "\n" + $0 } ?? "") }
    }
}
