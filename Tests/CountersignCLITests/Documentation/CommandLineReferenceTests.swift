import Foundation
import TestSupport
import Testing

@testable import CountersignCLI

/// `docs/cli.md` and the manual pages say what the commands themselves say. After a change:
///
///     swift run countersign documentation docs
@Suite struct CommandLineReferenceTests {
    @Test func thePagesAreWhatTheCommandsSay() throws {
        for (path, text) in try DocumentationCommand.pages() {
            let isTheSame = try? Documentation.read(path) == text
            #expect(
                isTheSame == true, "Bring docs/\(path) up to date: swift run countersign documentation docs")
        }
    }

    @Test func noPageIsLeftOfAVerbThatIsGone() throws {
        let written = try Set(DocumentationCommand.pages().map(\.path).filter { $0.hasPrefix("man/") })
        #expect(try Set(Documentation.names(in: "man").map { "man/" + $0 }) == written)
    }

    @Test func theCommandWritesThePagesWhereItIsTold() async throws {
        let folder = try TemporaryDirectory("pages")
        let answer = await countersign(["documentation", "out"], in: folder.path)
        #expect(answer.code == .done)
        #expect(try folder.read("out/cli.md") == Documentation.read("cli.md"))
        #expect(try folder.read("out/man/countersign-review.1") == Documentation.read("man/countersign-review.1"))
        #expect(await countersign(["--help"], in: folder.path).output.contains("documentation") == false)
    }

    @Test func everyVerbStandsInThePage() throws {
        let reference = try CommandReference()
        let page = try Documentation.read("cli.md")
        #expect(reference.verbs.count >= 24)
        for verb in reference.verbs {
            let isThere = page.contains("\n#### \(verb.commandName)\n")
            #expect(isThere, "docs/cli.md says nothing of \(verb.commandName).")
        }
        #expect(
            Set(reference.common.flatMap { $0.names ?? [] }.map(\.spelled)).isSuperset(of: [
                "-C", "--json", "--no-pager", "--quiet", "--no-input",
            ]))
    }

    @Test func everyExitCodeIsExplained() throws {
        let page = try Documentation.read("cli.md")
        for code in ExitCode.allCases {
            let isThere = page.contains("\n| \(code.rawValue) | ")
            #expect(isThere, "docs/cli.md does not say what \(code.rawValue) means.")
        }
    }

    @Test func everyVariableThatIsReadIsExplained() throws {
        let page = try Documentation.read("cli.md")
        var names: Set<String> = []
        for source in try Documentation.sources() {
            for match in source.text.matches(of: /(?:e|E)nvironment\[\"([A-Z_]+)\"/) { names.insert(String(match.1)) }
        }
        #expect(names.isSuperset(of: ["COUNTERSIGN_CLOCK", "NO_COLOR", "TERM", "SSH_AUTH_SOCK"]))
        for name in names {
            let isThere = page.contains("`\(name)`")
            #expect(isThere, "docs/cli.md does not say what \(name) does.")
        }
    }

    @Test(arguments: ["/usr/bin/groff", "/usr/bin/mandoc"].filter(FileManager.default.isExecutableFile))
    func noManualPageIsMalformed(formatter: String) throws {
        let home = try TemporaryDirectory("man")
        let program = StockProgram(formatter, in: home.path, home: home.path)
        let arguments =
            formatter.hasSuffix("mandoc") ? ["-T", "lint", "-W", "warning"] : ["-man", "-ww", "-Tutf8", "-z"]
        for page in try DocumentationCommand.pages() where page.path.hasPrefix("man/") {
            try home.write(page.text, to: page.path)
            let result = try program.run(arguments + [page.path])
            #expect(result.succeeded && result.errors.isEmpty, "\(page.path): \(result.errors)")
        }
    }

    @Test func aManualPageSaysEveryOptionAndHidesNothingOfTheText() {
        var page = Roff("x", "Tests.")
        page.blocks([.paragraph(".hidden `--a-b` and **bold** [words](page.md) “é” ~ ' \\")])
        #expect(
            page.text.hasSuffix(
                ".PP\n\\&.hidden \\fB\\-\\-a\\-b\\fR and \\fBbold\\fR words \\[u201C]\\[u00E9]\\[u201D] "
                    + "\\(ti \\(aq \\e\n"))
    }
}
