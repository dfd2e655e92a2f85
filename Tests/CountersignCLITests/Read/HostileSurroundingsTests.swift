import Agreements
import Foundation
import TestSupport
import Testing

@testable import CountersignCLI

/// The verdict follows from the bytes of the objects and of `main`, whatever lies around them.
@Suite("The verdict depends on nothing but the bytes") struct HostileSurroundingsTests {
    /// The command as a person runs it, which the tests' products lie beside.
    private static let program: String = {
        var folder = URL(filePath: CommandLine.arguments[0]).deletingLastPathComponent()
        while folder.path != "/", !FileManager.default.isExecutableFile(atPath: folder.path + "/countersign") {
            folder.deleteLastPathComponent()
        }
        return folder.path + "/countersign"
    }()

    /// Runs the real program in a process of its own, since libraries read the environment by themselves.
    private func verdict(
        on directory: String, _ agreement: String, home: String, adding: [String: String] = [:]
    ) throws -> String {
        let program = StockProgram(Self.program, in: home, home: home, adding: adding)
        let result = try program.run("verify", directory, "--agreement", agreement, "--json")
        return "\(result.code) \(result.text)"
    }

    private struct Scene {
        let clone: SharedClone
        let place: TemporaryDirectory
        let expected: String

        var git: StockProgram { clone.git }
        var agreement: String { "\(clone.agreement.id)" }
        func file(_ name: String) -> String { clone.directory.file(".git/" + name) }
    }

    private func scene() async throws -> Scene {
        let clone = try await SharedClone.withTwoVersions()
        let place = try TemporaryDirectory("surroundings")
        let expected = try verdict(on: clone.directory.path, "\(clone.agreement.id)", home: place.path)
        #expect(expected.hasPrefix(#"0 {"schema":"countersign.verify/1","verdict":"valid""#), "\(expected)")
        return Scene(clone: clone, place: place, expected: expected)
    }

    private func expectTheSame(_ scene: Scene, _ what: String, adding: [String: String] = [:]) throws {
        let found = try verdict(
            on: scene.clone.directory.path, scene.agreement, home: scene.place.path, adding: adding)
        #expect(found == scene.expected, "\(what)")
    }

    @Test func noEnvironmentChangesIt() async throws {
        let scene = try await scene()
        let other = try await SharedClone.withTwoVersions()
        let elsewhere = other.directory.file(".git")
        try scene.place.write("[core]\n\trepositoryformatversion = 9\n[extensions]\n\tnoop = x\n", to: "config")
        let environments: [[String: String]] = [
            ["TZ": "Pacific/Kiritimati"], ["TZ": "nonsense"], ["LC_ALL": "tr_TR.UTF-8", "LANG": "ar_EG"],
            ["GIT_DIR": elsewhere], ["GIT_DIR": "/nowhere", "GIT_WORK_TREE": "/"], ["GIT_INDEX_FILE": "/dev/null"],
            ["GIT_OBJECT_DIRECTORY": elsewhere + "/objects"], ["GIT_NAMESPACE": "evil"],
            ["GIT_ALTERNATE_OBJECT_DIRECTORIES": elsewhere + "/objects"], ["GIT_COMMON_DIR": elsewhere],
            ["GIT_REPLACE_REF_BASE": "refs/heads"], ["GIT_CEILING_DIRECTORIES": "/"],
            ["GIT_SHALLOW_FILE": "/etc/passwd"],
            ["GIT_CONFIG_GLOBAL": scene.place.file("config")], ["GIT_CONFIG_SYSTEM": scene.place.file("config")],
            ["GIT_CONFIG_COUNT": "1", "GIT_CONFIG_KEY_0": "core.bare", "GIT_CONFIG_VALUE_0": "true"],
            ["HOME": "/nowhere"], ["XDG_CONFIG_HOME": scene.place.path], ["GIT_DEFAULT_HASH": "sha256"],
            ["GIT_TRACE": "1"], ["PATH": "/nowhere"], ["TMPDIR": "/nowhere"],
        ]
        for environment in environments { try expectTheSame(scene, "\(environment)", adding: environment) }
    }

    @Test func noFileAroundTheBytesChangesIt() async throws {
        let scene = try await scene()
        let garbage = Data((0..<600).map { UInt8(truncatingIfNeeded: $0 &* 167) })
        func put(_ data: Data, _ name: String) throws {
            let url = URL(filePath: scene.file(name))
            try FileManager.default.createDirectory(
                at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
            try? FileManager.default.removeItem(at: url)
            try data.write(to: url)
        }
        try scene.git.run("gc", "--quiet")
        try scene.git.run("commit-graph", "write", "--reachable")
        try scene.git.run("multi-pack-index", "write")
        try expectTheSame(scene, "packed")
        let graph = "objects/info/commit-graph"
        if var bytes = try? Data(contentsOf: URL(filePath: scene.file(graph))) {
            for index in bytes.indices.dropFirst(100) { bytes[index] ^= 0x5A }
            try put(bytes, graph)
            try expectTheSame(scene, "a commit-graph that lies")
        }
        for name in [
            "index", "logs/HEAD", "logs/refs/heads/main", "info/exclude", "info/attributes", "countersign/verified",
            "countersign/agreement", "countersign/confirmed", "ORIG_HEAD", "FETCH_HEAD", "MERGE_HEAD", graph,
            "objects/pack/multi-pack-index", "refs/tags/evil", "refs/notes/commits", "description", "gitk.cache",
        ] {
            try put(garbage, name)
            try expectTheSame(scene, name)
        }
        try put(Data("* text eol=crlf filter=evil ident\n".utf8), "info/attributes")
        try scene.clone.directory.write("anything", to: "agreement.yaml")
        try scene.clone.directory.write("* filter=evil\n", to: ".gitattributes")
        try scene.clone.directory.write("[core]\n\tbare = true\n", to: ".gitmodules")
        try expectTheSame(scene, "working tree")
        try put(Data("ref: refs/heads/nothing\n".utf8), "HEAD")
        try expectTheSame(scene, "HEAD")
    }

    @Test func noSettingOfTheCopyChangesItOrIsRun() async throws {
        let scene = try await scene()
        let mark = scene.place.file("ran")
        let evil = "touch \(mark); false"
        let settings = """
            [core]
            \tbare = true
            \tworktree = /nowhere
            \tautocrlf = true
            \tfsmonitor = "\(evil)"
            \tsshCommand = "\(evil)"
            \tpager = "\(evil)"
            \thooksPath = /nowhere
            \tuseReplaceRefs = true
            \tcommitGraph = true
            \tmultiPackIndex = true
            \tignoreCase = true
            \tprecomposeUnicode = true
            [gpg]
            \tprogram = "\(evil)"
            \tformat = openpgp
            [gpg "ssh"]
            \tprogram = "\(evil)"
            \tallowedSignersFile = /dev/null
            [filter "evil"]
            \tclean = "\(evil)"
            \tsmudge = "\(evil)"
            [include]
            \tpath = /dev/zero-is-not-here
            [countersign]
            \tagreement = 1111111111111111111111111111111111111111

            """
        try Data(settings.utf8).write(to: URL(filePath: scene.file("config")))
        try expectTheSame(scene, "settings")
        #expect(!FileManager.default.fileExists(atPath: mark))
        for text in ["[", "\u{0}\u{1}", "[core]\n\tbare = perhaps\n"] {
            try Data(text.utf8).write(to: URL(filePath: scene.file("config")))
            try expectTheSame(scene, "config: \(text.debugDescription)")
        }
    }

    /// git finds another `main` there, or none: what stands in files is not what the copy is.
    @Test(arguments: [
        "[extensions]\n\trefStorage = reftable\n", "[extensions]\n\tobjectFormat = sha256\n",
        "[x]\n[extensions]\n\tunheard = of\n",
    ]) func aCopyThatIsKeptInAnotherWayIsRefused(extensions: String) async throws {
        let scene = try await scene()
        let settings = "[core]\n\trepositoryformatversion = 1\n" + extensions
        try Data(settings.utf8).write(to: URL(filePath: scene.file("config")))
        #expect(try !scene.git.run("rev-parse", "main").succeeded)
        for verb in [["verify"], ["verify", scene.clone.directory.path], ["status"], ["show"], ["check"]] {
            let answer = await countersign(verb, in: scene.clone.directory.path)
            #expect(answer.code == .undecided, "\(verb)")
            #expect(answer.messages.contains(" is kept in a way that this program does not read: "))
            #expect(answer.messages.contains("extensions."))
            #expect(answer.messages.contains("git bundle create FILE main"))
        }
    }

    @Test func replacementsAreNotFollowedAndGraftsAreSaid() async throws {
        let scene = try await scene()
        let (newest, older) = (
            try scene.git.run("rev-parse", "main").text, try scene.git.run("rev-parse", "main~1").text
        )
        try scene.git.run("update-ref", "refs/replace/\(newest)", older)
        try scene.git.run("update-ref", "refs/replace/\(older)", newest)
        try expectTheSame(scene, "replace refs")
        try FileManager.default.createDirectory(atPath: scene.file("info"), withIntermediateDirectories: true)
        try Data("\(newest) \n".utf8).write(to: URL(filePath: scene.file("info/grafts")))
        let grafted = try verdict(on: scene.clone.directory.path, scene.agreement, home: scene.place.path)
        // Nothing else is found: the same versions, and a warning that others might see another history.
        #expect(grafted.hasPrefix(#"2 {"schema":"countersign.verify/1","verdict":"undecided""#))
        #expect(grafted.contains(#""sound":"\#(newest)","versions":3,"#))
    }
}
