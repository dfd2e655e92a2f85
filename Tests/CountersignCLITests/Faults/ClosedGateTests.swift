import Foundation
import Glibc
import TestSupport
import Testing

@testable import CountersignCLI

/// The gate fails closed: whatever keeps it from saying yes, stock git refuses the push, and nothing of it stays.
@Suite struct ClosedGateTests {
    private let shop: Workshop

    /// Sari has an act that is sound and not sent.
    init() async throws {
        shop = try await Workshop.hosted()
        try await shop.done("sari", "comment", "formation", "-m", "Well", "--offline", in: "acme")
    }

    private static let hook = "server.git/hooks/pre-receive"

    /// What is wrong with the host, as words to put before the hook's own `exec`, or after it.
    enum Sabotage: String, CaseIterable {
        case noProgram, aProgramThatIsNone, noRightToRun, crashAtOnce, crashAfterJudging, killedFromOutside, noMemory
        case noQuarantine, noObjects, nothingToRead, halfALine, noRoot, aLimitThatIsNoNumber, noTime

        func apply(to shop: Workshop) throws {
            let text = try shop.directory.read(ClosedGateTests.hook)
            func before(_ words: String) throws {
                try shop.directory.write(text.replacing("exec ", with: words + "\nexec "), to: ClosedGateTests.hook)
            }
            func after(_ words: String) throws {
                try shop.directory.write(
                    text.replacing("hook pre-receive", with: "hook pre-receive " + words), to: ClosedGateTests.hook)
            }
            let git = shop.git("host", in: "server.git")
            switch self {
            case .noProgram:
                try shop.directory.write(
                    text.replacing(BuiltProgram.path, with: "/nowhere/countersign"), to: ClosedGateTests.hook)
            case .aProgramThatIsNone:
                try shop.directory.write("\u{7F}ELF\n", to: "broken")
                try FileManager.default.setAttributes(
                    [.posixPermissions: 0o755], ofItemAtPath: shop.directory.file("broken"))
                try shop.directory.write(
                    text.replacing(BuiltProgram.path, with: shop.directory.file("broken")), to: ClosedGateTests.hook)
            case .noRightToRun:
                try shop.directory.write("", to: "plain")
                try shop.directory.write(
                    text.replacing(BuiltProgram.path, with: shop.directory.file("plain")), to: ClosedGateTests.hook)
            case .crashAtOnce: try before("COUNTERSIGN_FAILPOINT=gateAsked; export COUNTERSIGN_FAILPOINT")
            case .crashAfterJudging: try before("COUNTERSIGN_FAILPOINT=gateJudged; export COUNTERSIGN_FAILPOINT")
            case .killedFromOutside: try before("kill -9 $$")
            case .noMemory: try before("ulimit -v 30000")
            case .noQuarantine: try before("unset GIT_QUARANTINE_PATH")
            case .noObjects: try before("unset GIT_OBJECT_DIRECTORY GIT_ALTERNATE_OBJECT_DIRECTORIES")
            case .nothingToRead: try after("</dev/null")
            case .halfALine: try before("head -c 60 > half; exec < half")
            case .noRoot:
                try FileManager.default.removeItem(atPath: shop.directory.file("server.git/countersign/agreement"))
            case .aLimitThatIsNoNumber: try git.run("config", "countersign.maxActs", "many")
            case .noTime:
                try git.run("config", "countersign.maxSeconds", "1")
                // Ends with the gate, whose output it waits to fill.
                try shop.directory.write(
                    "#!/bin/sh\nexec sleep 2\n", to: ClosedGateTests.hook + ".before-countersign")
                try FileManager.default.setAttributes(
                    [.posixPermissions: 0o755],
                    ofItemAtPath: shop.directory.file(ClosedGateTests.hook + ".before-countersign"))
            }
        }
    }

    @Test(arguments: Sabotage.allCases) func whateverIsWrongNothingLands(sabotage: Sabotage) async throws {
        let before = try shop.references("server.git")
        let hook = try shop.directory.read(Self.hook)
        try sabotage.apply(to: shop)
        let refused = try push()
        #expect(!refused.succeeded)
        #expect(refused.errors.contains("pre-receive hook declined"), "\(refused.errors)")
        #expect(try shop.references("server.git") == before)
        #expect(try quarantines() == [])
        #expect(try shop.faults() == "")

        // Once the host is in order again, the same push lands.
        try shop.directory.write(hook, to: Self.hook)
        try? FileManager.default.removeItem(atPath: shop.directory.file(Self.hook + ".before-countersign"))
        for key in ["countersign.maxActs", "countersign.maxSeconds"] {
            try shop.git("host", in: "server.git").run("config", "--unset", key)
        }
        try shop.directory.write(try shop.agreement + "\n", to: "server.git/countersign/agreement")
        #expect(try push().succeeded)
        #expect(try shop.references("server.git") != before)
    }

    /// With little memory it may die at any moment, and with enough it judges: nothing forged lands with either.
    @Test(arguments: [20_000, 60_000, 120_000, 250_000, 1_000_000]) func noAmountOfMemoryOpensIt(kilobytes: Int) throws
    {
        let hook = try shop.directory.read(Self.hook)
        try shop.directory.write(hook.replacing("exec ", with: "ulimit -v \(kilobytes)\nexec "), to: Self.hook)
        try refusesWhatIsForged()
    }

    /// Variables that mean nothing, or mean something else to other programs.
    @Test(arguments: [
        "env -i PATH=/usr/bin:/bin", "env LC_ALL=xx_YY TZ=Nowhere/Land LANG=\u{1}",
        "env COUNTERSIGN_CLOCK=noon HOME=/nowhere",
        "env -u HOME GIT_NO_REPLACE_OBJECTS=0 GIT_CEILING_DIRECTORIES=/ XDG_CONFIG_HOME=/nowhere",
        "env GIT_NAMESPACE=other", "env GIT_CONFIG_COUNT=1 GIT_CONFIG_KEY_0=core.bare GIT_CONFIG_VALUE_0=false",
    ])
    func noEnvironmentOpensIt(words: String) throws {
        let before = try shop.references("server.git")
        try refusesWhatIsForged(by: words)
        _ = try push(by: words)
        let after = try shop.references("server.git")
        let tip = try shop.git("sari", in: "acme").run("rev-parse", "amendment/acme/formation").text
        #expect(after == before || after.contains(tip))
    }

    /// git on a server runs as whoever pushes, who may own nothing there.
    @Test(.enabled(if: geteuid() == 0, "Only root can become somebody else.")) func anotherUserDoesNotOpenIt() throws {
        let everyone = StockProgram("/bin/chmod", in: shop.path, home: shop.path)
        try everyone.run("-R", "a+rwX", shop.path)
        let nobody = "setpriv --reuid=65534 --regid=65534 --clear-groups env HOME=\(shop.home(of: "nobody"))"
        try FileManager.default.createDirectory(
            atPath: shop.home(of: "nobody"), withIntermediateDirectories: true)
        try refusesWhatIsForged(by: nobody)
        // Even where git was told to trust any owner.
        try shop.directory.write("[safe]\n\tdirectory = *\n", to: "home-nobody/.gitconfig")
        try everyone.run("-R", "a+rwX", shop.path)
        try refusesWhatIsForged(by: nobody + " -u GIT_CONFIG_GLOBAL")
        // Nor where what it needs to know cannot be read.
        try everyone.run("700", shop.directory.file("server.git/countersign"))
        try refusesWhatIsForged(by: nobody + " -u GIT_CONFIG_GLOBAL")
        let before = try shop.references("server.git")
        #expect(!(try push(by: nobody + " -u GIT_CONFIG_GLOBAL").succeeded))
        #expect(try shop.references("server.git") == before)
    }

    /// Pushes Sari's act with stock git.
    private func push(by words: String = "env") throws -> StockProgram.Result {
        try shop.program("sari", in: "acme", by: "/bin/sh").run(
            "-c", words + " git push --no-verify ../server.git amendment/acme/formation")
    }

    /// Tries to push a version that nobody signed.
    private func refusesWhatIsForged(by words: String = "env") throws {
        let before = try shop.references("server.git")
        let forged = try shop.git("sari", in: "acme").run("commit-tree", "-p", "main", "-m", "Mine", "main^{tree}").text
        let result = try shop.program("sari", in: "acme", by: "/bin/sh").run(
            "-c", words + " git push --no-verify ../server.git \(forged):refs/heads/main")
        #expect(!result.succeeded, "\(words)")
        #expect(try shop.references("server.git") == before, "\(words)")
    }

    private func quarantines() throws -> [String] {
        try FileManager.default.contentsOfDirectory(atPath: shop.directory.file("server.git/objects")).filter {
            $0.hasPrefix("tmp_objdir")
        }
    }
}
