import Glibc
import Testing

@testable import CountersignCLI

@Suite("Console")
struct ConsoleTests {
    @Test(arguments: [
        (Console.ColourChoice.auto, ["TERM": "xterm"], true, true),
        (.auto, ["TERM": "xterm"], false, false),
        (.auto, ["TERM": "xterm", "NO_COLOR": "1"], true, false),
        (.auto, ["TERM": "xterm", "NO_COLOR": ""], true, true),
        (.auto, ["TERM": "dumb"], true, false),
        (.auto, [:], true, false),
        (.always, ["NO_COLOR": "1"], false, true),
        (.never, ["TERM": "xterm"], true, false),
    ])
    func colourFollowsTheTerminalAndTheUser(
        choice: Console.ColourChoice, environment: [String: String], onTerminal: Bool, expected: Bool
    ) {
        var terminal = CapturedStreams.Terminal()
        terminal.output = onTerminal
        let capture = CapturedStreams(terminal: terminal)
        var options = Console.Options(environment: environment)
        options.colour = choice
        let console = Console(capturing: capture, options: options)
        console.print(StyledText("x", .added))
        console.flush()
        #expect(capture.output == (expected ? "\u{1B}[32mx\u{1B}[0m\n" : "x\n"))
    }

    @Test
    func resultsAndNotesGoTheirOwnWays() {
        let capture = CapturedStreams()
        let console = Console(capturing: capture)
        console.print("result \(1)")
        console.note("working")
        console.print(json: ["schema": "countersign.x/1"])
        #expect(console.finish(with: .no) == .no)
        #expect(capture.output == "result 1\n{\"schema\":\"countersign.x/1\"}\n")
        #expect(capture.messages == "working\n")
    }

    // MARK: Errors

    static let error = CommandError(
        .notAnAgreement, "no agreement here", causes: ["open '/x'\nhint: run 'rm'", "not\u{1B}[1m found\n"],
        hint: "run 'countersign init'", details: [("findings", []), ("message", "twice")])

    @Test
    func errorsReadAsProse() {
        let capture = CapturedStreams()
        Console(capturing: capture).report(Self.error)
        #expect(
            capture.messages == """
                error: no agreement here
                  caused by: open '/x'
                             hint: run 'rm'
                  caused by: not‹U+001B›[1m found
                hint: run 'countersign init'

                """)
    }

    @Test
    func errorsAreOneDocumentInJSON() {
        let capture = CapturedStreams()
        var options = Console.Options()
        options.json = true
        let console = Console(capturing: capture, options: options)
        console.note("silent")
        console.report(Self.error)
        #expect(
            capture.messages
                == #"{"schema":"countersign.error/1","exitCode":66,"kind":"notAnAgreement","message":"no agreement here","#
                + #""causes":["open '/x'\nhint: run 'rm'","not\u001b[1m found\n"],"hint":"run 'countersign init'","findings":[]}"#
                + "\n")
    }

    @Test
    func aReaderThatLeftIsABrokenPipe() {
        let capture = CapturedStreams()
        let console = Console(capturing: capture)
        capture.failOutput(number: EPIPE)
        console.print("x")
        console.flush()
        #expect(console.outputIsClosed)
        #expect(console.finish(with: .done) == .brokenPipe)
        #expect(capture.messages.isEmpty)
    }

    @Test
    func aFullDiskIsNotSuccess() {
        let capture = CapturedStreams()
        let console = Console(capturing: capture)
        capture.failOutput(number: ENOSPC)
        console.print("x")
        #expect(console.finish(with: .done) == .undecided)
        #expect(capture.messages.hasPrefix("error: standard output could not be written\n  caused by: No space left"))
    }

    // MARK: Questions

    private func ask(
        typing lines: [String] = [], terminal: CapturedStreams.Terminal = .interactive, interrupt: Bool = false,
        _ change: (inout Console.Options) -> Void = { _ in }
    ) -> (Result<String, CommandError>, CapturedStreams) {
        let capture = CapturedStreams(terminal: terminal, typing: lines)
        if interrupt { capture.pressInterrupt() }
        var options = Console.Options()
        change(&options)
        let console = Console(capturing: capture, options: options)
        do throws(CommandError) {
            return (.success(try console.ask("Accept this text?", expecting: ["accept", "no"])), capture)
        } catch {
            return (.failure(error), capture)
        }
    }

    @Test
    func aTypedWordAnswers() throws {
        let (answer, capture) = ask(typing: ["  ACCEPT "])
        #expect(try answer.get() == "accept")
        #expect(capture.messages == "Accept this text? (type accept or no) ")
        #expect(capture.output.isEmpty)
        #expect(try ask(typing: ["y", "", "no"]).0.get() == "no")
    }

    @Test
    func otherWordsDoNotAnswer() {
        #expect(failure(ask(typing: ["yes", "accep", "accept it", "accept"]).0)?.code == .decisionNeeded)
    }

    @Test
    func nobodyIsAskedWithoutATerminal() {
        var pipe = CapturedStreams.Terminal.interactive
        pipe.input = false
        let error = failure(ask(typing: ["accept"], terminal: pipe).0)
        #expect(error?.code == .moved)
        #expect(error?.code.rawValue == 75)
        #expect(error?.kind == "decisionNeeded")
        #expect(failure(ask(typing: ["accept"]) { $0.noInput = true }.0)?.code == .decisionNeeded)
    }

    @Test
    func yesAnswersWithTheFirstWord() throws {
        let (answer, capture) = ask(terminal: .init()) { $0.answersYes = true }
        #expect(try answer.get() == "accept")
        #expect(capture.messages == "Accept this text? (type accept or no) accept\n")
    }

    @Test
    func theEndOfInputAndInterruptsEndTheCommand() {
        #expect(failure(ask().0)?.code.rawValue == 130)
        let (answer, capture) = ask(interrupt: true)
        #expect(failure(answer)?.code == .interrupted)
        #expect(capture.messages.hasSuffix("\n"))
    }

    private func failure(_ answer: Result<String, CommandError>) -> CommandError? {
        if case .failure(let error) = answer { error } else { nil }
    }

    // MARK: Paging and progress

    @Test
    func onlyLongResultsOnATerminalArePaged() {
        let long = (1...30).map { "line \($0)" as StyledText }.joined()
        func paged(
            _ text: StyledText, _ terminal: CapturedStreams.Terminal,
            _ change: (inout Console.Options) -> Void = { _ in }
        ) -> Bool {
            let capture = CapturedStreams(terminal: terminal)
            var options = Console.Options(environment: ["TERM": "xterm", "NO_COLOR": "1"])
            change(&options)
            let console = Console(capturing: capture, options: options)
            console.page(text)
            console.flush()
            #expect(capture.output == text.plain + "\n")
            return !capture.paged.isEmpty
        }
        #expect(paged(long, .interactive))
        #expect(!paged("short", .interactive))
        #expect(!paged(long, .init()))
        #expect(!paged(long, .interactive) { $0.usesPager = false })
        #expect(!paged(long, .interactive) { $0.environment["PAGER"] = "cat" })
        #expect(!paged(long, .interactive) { $0.environment["GIT_PAGER"] = "" })
        // Two thousand columns on one line are more than a screen of 24 rows by 80.
        #expect(paged(StyledText(String(repeating: "x", count: 2000)), .interactive))
    }

    @Test
    func progressAppearsAfterASecondAndIsErased() {
        let capture = CapturedStreams(terminal: .interactive)
        let console = Console(capturing: capture, options: .init(environment: ["TERM": "xterm", "NO_COLOR": "1"]))
        console.progress("Verifying", of: 10) { progress in
            progress.advance()
            #expect(capture.messages.isEmpty)
            capture.wait(.milliseconds(1500))
            progress.advance()
            #expect(capture.messages == "Verifying 2/10 (1 s)")
            progress.advance()
            #expect(capture.messages == "Verifying 2/10 (1 s)")
            capture.wait(.milliseconds(200))
            progress.advance(by: 3)
            console.note("noted")
        }
        #expect(capture.messages == "Verifying 2/10 (1 s)\r\u{1B}[KVerifying 6/10 (1 s)\r\u{1B}[Knoted\n")
    }

    @Test
    func progressIsErasedWhenTheWorkFails() {
        let capture = CapturedStreams(terminal: .interactive)
        let console = Console(capturing: capture, options: .init(environment: ["TERM": "xterm"]))
        #expect(throws: CommandError.self) {
            try console.progress("Working") { progress throws(CommandError) in
                capture.wait(.seconds(2))
                progress.reach(7)
                throw CommandError(.no, "no")
            }
        }
        #expect(capture.messages.hasSuffix("\r\u{1B}[K"))
    }

    @Test
    func progressIsSilentOffATerminal() async {
        let capture = CapturedStreams()
        let console = Console(capturing: capture, options: .init(environment: ["TERM": "xterm"]))
        await console.progress("Working") { progress async in
            capture.wait(.seconds(5))
            progress.advance()
            await Task.yield()
        }
        #expect(capture.messages.isEmpty)
    }
}
