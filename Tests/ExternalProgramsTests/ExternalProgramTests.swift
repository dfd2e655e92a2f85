import Agreements
import Foundation
import TestSupport
import Testing

@testable import ExternalPrograms

@Suite struct ExternalProgramTests {
    private let shell = ExternalProgram("/bin/sh")

    @Test func aProgramThatIsMissingIsNamed() async throws {
        for name in ["no-such-program", "/nowhere/program"] {
            let error = await #expect(throws: AgreementError.self) { try await ExternalProgram(name).run([]) }
            #expect(error?.kind == .programMissing)
            #expect(error?.message == "The program \(name) is needed and is not installed.")
        }
        let empty = try TemporaryDirectory("bin")
        let lost = ExternalProgram.git.within(ProgramEnvironment(["PATH": empty.path]))
        let error = await #expect(throws: AgreementError.self) { try await lost.run(["--version"]) }
        #expect(error?.kind == .programMissing)
    }

    @Test func aProgramIsTheFirstOfItsNameThatCanBeRun() async throws {
        let folders = try TemporaryDirectory("bin")
        try folders.write("", to: "folder/say/x")
        try folders.write("not to be run", to: "plain/say")
        for name in ["first", "second"] {
            try folders.write("#!/bin/sh\necho \(name)\n", to: "\(name)/say")
            try FileManager.default.setAttributes(
                [.posixPermissions: 0o755], ofItemAtPath: folders.file("\(name)/say"))
        }
        // Entered, and not listed by anybody but root.
        try folders.write("", to: "closed/say/x")
        try FileManager.default.setAttributes([.posixPermissions: 0o111], ofItemAtPath: folders.file("closed/say"))
        defer {
            try? FileManager.default.setAttributes(
                [.posixPermissions: 0o755], ofItemAtPath: folders.file("closed/say"))
        }
        let path = ["nowhere", "folder", "closed", "plain", "first", "second"].map { folders.file($0) }.joined(
            separator: ":")
        let result = try await ExternalProgram("say").within(ProgramEnvironment(["PATH": path])).run([])
        #expect(result.text == "first")
    }

    @Test func howItEndsIsAResult() async throws {
        let result = try await shell.run(["-c", "echo out; echo err >&2; exit 3"])
        #expect(result.code == 3)
        #expect(!result.succeeded)
        #expect(result.text == "out")
        #expect(result.errors == "err\n")
        #expect(try await shell.run(["-c", "kill -9 $$"]).code == -9)
        let error = await #expect(throws: AgreementError.self) {
            try await shell.expect(["-c", "echo why >&2; exit 1"], "It failed.")
        }
        #expect(error == AgreementError(.undecided, "It failed.", causes: ["why"]))
    }

    @Test func aPlaceThatIsNotThereIsAnError() async throws {
        let error = await #expect(throws: AgreementError.self) { try await shell.run(["-c", "true"], in: "/nowhere") }
        #expect(error?.kind == .undecided)
    }

    @Test func whatItPrintsIsBounded() async throws {
        let error = await #expect(throws: AgreementError.self) {
            try await shell.run(["-c", "head -c \(ExternalProgram.outputLimit + 1) /dev/zero"])
        }
        #expect(error?.kind == .undecided)
        #expect(error?.message == "The program /bin/sh printed more than 64 MiB and was stopped.")
        let most = try await shell.run(["-c", "head -c 1000000 /dev/zero"])
        #expect(most.output.count == 1_000_000)
    }

    @Test func itReadsExactlyItsInputOrNothing() async throws {
        let bytes = (0..<300_000).map { UInt8(truncatingIfNeeded: $0) }
        #expect(try await ExternalProgram("cat").run([], input: bytes).output == bytes)
        #expect(try await ExternalProgram("cat").run([]).output == [])
        // One that does not read it is no reason for us to end.
        #expect(try await shell.run(["-c", "exit 0"], input: bytes).succeeded)
    }

    @Test func noShellReadsWhatIsPassed() async throws {
        let place = try TemporaryDirectory("odd")
        let odd = ["$(touch ran)", "; touch ran", "`touch ran`", "a b", "*", "", "-x", "\"'\\", "naïve ☃"]
        let result = try await ExternalProgram("printf").run(["%s\\0"] + odd, in: place.path)
        let parts = result.output.split(separator: 0, omittingEmptySubsequences: false).dropLast()
        #expect(parts.map { String(decoding: $0, as: UTF8.self) } == odd)
        #expect(try FileManager.default.contentsOfDirectory(atPath: place.path) == [])
    }

    @Test func itsSurroundingsAreExactlyThoseThatAreGiven() async throws {
        let own = ProgramEnvironment(["PATH": "/usr/bin:/bin", "A": "1", "B": "2"])
        let program = ExternalProgram("env", environment: ["B": nil, "C": "3 $(id)"], within: own)
        let lines = try await program.run([]).text.split(separator: "\n").map(String.init)
        #expect(Set(lines) == ["PATH=/usr/bin:/bin", "A=1", "C=3 $(id)"])
        let more = try await program.with(["A": nil, "D": "4"]).run([]).text
        #expect(Set(more.split(separator: "\n")) == ["PATH=/usr/bin:/bin", "C=3 $(id)", "D=4"])
    }

    @Test func gitWorksOnTheDirectoryItIsGivenWhateverCalledUs() async throws {
        let place = try TemporaryDirectory("here")
        let stock = StockProgram("/usr/bin/git", in: place.path, home: place.path)
        try stock.run("init", "--quiet", "here")
        let misled = ProgramEnvironment(
            stock.environment.merging([
                "GIT_DIR": "/nowhere", "GIT_WORK_TREE": "/", "GIT_INDEX_FILE": "/nowhere", "GIT_NAMESPACE": "x",
                "GIT_NO_REPLACE_OBJECTS": "",
            ]) { $1 })
        let git = ExternalProgram.git.within(misled)
        #expect(try await git.run(["rev-parse", "--show-toplevel"], in: place.file("here")).text == place.file("here"))
        let said = try await git.run(["-c", "alias.e=!env", "e"], in: place.file("here")).text.split(separator: "\n")
        #expect(said.contains("GIT_NO_REPLACE_OBJECTS=1"))
        #expect(said.contains("GIT_OPTIONAL_LOCKS=0"))
        #expect(!said.contains { $0.hasPrefix("GIT_NAMESPACE=") })
    }
}
