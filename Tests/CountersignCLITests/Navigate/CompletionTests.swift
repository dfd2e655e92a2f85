import Foundation
import TestSupport
import Testing

@testable import CountersignCLI

/// What a shell offers when a person presses the tabulator key.
@Suite struct CompletionTests {
    /// The words that bash offers behind what was typed so far.
    private static func offered(_ typed: String, in directory: String, home: String) throws -> [String] {
        let bash = StockProgram("/bin/bash", in: directory, home: home, adding: ["PATH": BuiltProgram.searchPath])
        // What readline does: the line in words, the function that is registered, and what it answers.
        let script = """
            source <(countersign completions bash) || exit 3
            function=$(complete -p countersign | sed 's/.* -F \\([^ ]*\\) .*/\\1/')
            COMP_LINE=$1; COMP_POINT=${#COMP_LINE}
            read -ra COMP_WORDS <<<"$COMP_LINE"
            [[ $COMP_LINE == *' ' ]] && COMP_WORDS+=('')
            COMP_CWORD=$((${#COMP_WORDS[@]} - 1))
            "$function" countersign "${COMP_WORDS[COMP_CWORD]}" "${COMP_WORDS[COMP_CWORD - 1]}"
            printf '%s\\n' "${COMPREPLY[@]}"
            """
        let result = try bash.run("--norc", "-c", script, "bash", typed)
        #expect(result.errors == "", "\(typed)")
        return result.text.split(separator: "\n").map(String.init)
    }

    private static func clone() async throws -> SharedClone {
        let clone = try await SharedClone.withTwoVersions()
        try await clone.propose("acme/fees", .second.later)
        #expect(await clone.run("draft", "notes").code == .done)
        return clone
    }

    @Test func verbsOptionsAndNamesAreOffered() async throws {
        let clone = try await Self.clone()
        let (path, home) = (clone.directory.path, clone.directory.path)
        func offered(_ typed: String) throws -> Set<String> { Set(try Self.offered(typed, in: path, home: home)) }
        #expect(try offered("countersign re").isSuperset(of: ["review", "reject", "refresh"]))
        #expect(try offered("countersign re").contains("status") == false)
        #expect(try offered("countersign do") == ["doctor"])
        #expect(try offered("countersign review --no").isSuperset(of: ["--no-input", "--no-pager"]))
        #expect(try offered("countersign review ") == ["acme/fees"])
        #expect(try offered("countersign accept fe") == ["fees"])
        #expect(try offered("countersign accept acme/") == ["acme/fees"])
        #expect(try offered("countersign accept nusa/") == [])
        #expect(try offered("countersign switch ").isSuperset(of: ["acme/fees", "notes"]))
        #expect(try offered("countersign discard ") == ["notes"])
        #expect(try offered("countersign comment acme/fees --clause ") == ["scope", "availability"])
        #expect(try offered("countersign show ").isSuperset(of: ["0", "1", "2", "acme/fees", "scope"]))
        #expect(try offered("countersign show --known-at ") == ["0", "1", "2"])
        #expect(try offered("countersign diff 1 ").isSuperset(of: ["2", "acme/fees", "draft"]))
        #expect(try offered("countersign completions ") == ["bash", "zsh", "fish"])
        #expect(try offered("countersign hook ") == ["pre-push", "pre-receive", "post-receive"])
    }

    @Test func anotherDirectoryIsLookedInWhereItIsNamed() async throws {
        let clone = try await Self.clone()
        let elsewhere = try TemporaryDirectory("elsewhere")
        #expect(try Self.offered("countersign review ", in: elsewhere.path, home: elsewhere.path) == [])
        #expect(
            try Self.offered(
                "countersign review -C \(clone.directory.path) ", in: elsewhere.path, home: elsewhere.path)
                == ["acme/fees"])
    }

    @Test func nothingOfARepositoryIsRunOrObeyed() async throws {
        let clone = try await Self.clone()
        let trap = clone.directory.file("sprung")
        for (key, value) in [
            ("core.fsmonitor", "touch \(trap)"), ("core.pager", "touch \(trap)"), ("core.sshCommand", "touch \(trap)"),
            ("alias.rev-parse", "!touch \(trap)"), ("diff.external", "touch \(trap)"),
        ] { try clone.git.run("config", key, value) }
        // Names that git takes and that are no amendments: a shell would make something of them.
        for name in ["amendment/acme/$(touch${IFS}\(trap))", "amendment/acme/a;b", "draft/UPPER", "amendment/x"] {
            try clone.git.run("update-ref", "refs/heads/\(name)", "main")
        }
        let (path, home) = (clone.directory.path, clone.directory.path)
        #expect(try Self.offered("countersign review ", in: path, home: home) == ["acme/fees"])
        #expect(try Set(Self.offered("countersign switch ", in: path, home: home)) == ["acme/fees", "notes"])
        #expect(!FileManager.default.fileExists(atPath: trap))
        // Nothing is verified for it: a damaged history is no reason to be silent.
        try FileManager.default.removeItem(atPath: clone.directory.file(".git/countersign/verified"))
        try clone.forge()
        #expect(try Self.offered("countersign review ", in: path, home: home) == ["acme/fees"])
        #expect(!FileManager.default.fileExists(atPath: clone.directory.file(".git/countersign/verified")))
    }

    @Test func whatCannotBeCompletedIsPassedOverInSilence() async throws {
        let clone = try await Self.clone()
        for arguments in [["---completion"], ["---completion", "nonsense", "--", "name", "1", "0"]] {
            let answer = await CommandLineToolRun.answer(arguments, in: clone.directory.path)
            #expect(answer.code != .done)
            #expect(answer.output == "" && answer.messages == "")
        }
    }

    @Test func everyShellHasItsScript() async throws {
        let place = try TemporaryDirectory("shells")
        for shell in ["bash", "zsh", "fish"] {
            let answer = await countersign(["completions", shell], in: place.path)
            #expect(answer.code == .done)
            #expect(answer.output.contains("---completion review"))
            let document = try await countersign(["completions", shell, "--json"], in: place.path).document
            #expect(
                document["script"] as? String == answer.output
                    || document["script"] as? String == String(answer.output.dropLast()))
            let program = ["/usr/bin/\(shell)", "/bin/\(shell)"].first(where: FileManager.default.isExecutableFile)
            guard let program else { continue }
            try place.write(answer.output, to: "script")
            let parsed = try StockProgram(program, in: place.path, home: place.path).run("-n", "script")
            #expect(parsed.succeeded && parsed.errors == "", "\(shell): \(parsed.errors)")
        }
        #expect(await countersign(["completions", "tcsh"], in: place.path).code == .usage)
    }
}

/// Runs the command with exactly these arguments.
private enum CommandLineToolRun {
    static func answer(_ arguments: [String], in directory: String) async -> CommandAnswer {
        let capture = CapturedStreams()
        let code = await CommandLineTool.run(arguments, environment: StockProgram.environment(home: directory)) {
            Console(capturing: capture, options: $0)
        }
        return CommandAnswer(code: code, output: capture.output, messages: capture.messages, paged: [])
    }
}
