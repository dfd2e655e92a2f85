internal import Agreements
internal import ExternalPrograms
internal import Foundation

/// Runs the commands of the demonstration, each by the same code that a person's own would run, and shows what happens.
struct Stage {
    let console: Console
    /// The demonstration's directory.
    let root: String
    /// What every program and command there is run with, apart from whose settings of git.
    private let environment: [String: String]
    private let interrupt: InterruptNote
    private(set) var steps: [Step] = []

    /// A command that was run.
    struct Step {
        let seat: Seat
        let command: String
        let code: Int32
        let output: String
    }

    init(root: String, console: Console, interrupt: InterruptNote) {
        self.root = root
        self.console = console
        self.interrupt = interrupt
        // Nothing of the person's account: no settings, no agent, no keys.
        var environment = [
            "HOME": root + "/keys", "GIT_CONFIG_NOSYSTEM": "1", "GIT_TERMINAL_PROMPT": "0", "TZ": "Asia/Jakarta",
        ]
        for name in ["PATH", "TERM", "NO_COLOR", "TMPDIR", "COUNTERSIGN_CLOCK"] {
            environment[name] = console.options.environment[name]
        }
        self.environment = environment.merging(["LC_ALL": "C.UTF-8"]) { old, _ in old }
    }

    // MARK: What is said

    func chapter(_ title: StyledText) {
        guard !console.options.json else { return }
        console.print("")
        console.print("\(title.plain, .heading)")
    }

    func tell(_ words: StyledText) {
        guard !console.options.json else { return }
        console.print("\n" + words.wrapped(to: min(console.width, 100)))
    }

    // MARK: What is done

    /// Runs a countersign command.
    ///
    /// - Parameters:
    ///   - words: what the person types at its questions.
    ///   - code: how it has to end.
    ///   - file: where its results go, within the demonstration's directory.
    ///   - lines: how many lines of what it prints are shown; all where nil.
    mutating func countersign(
        _ seat: Seat, _ arguments: String..., typing words: [String] = [], endingWith code: ExitCode = .done,
        into file: String? = nil, lines: Int? = nil
    ) async throws {
        try refuseInterrupted()
        var command = (["countersign"] + arguments).map(\.shellWord).joined(separator: " ")
        if let file { command += " > \(file)" }
        announce(seat, command)
        let transcript = Transcript()
        let colour: Console.ColourChoice = isColoured ? .always : .never
        let columns = console.width - Self.margin.count
        let ended = await CommandLineTool.run(
            arguments + ["-C", root + seat.folder], environment: environment(of: seat)
        ) {
            var options = $0
            (options.colour, options.usesPager) = (colour, false)
            return Console(
                streams: transcript.streams(typing: words, columns: columns, redirected: file != nil), options: options)
        }
        if let file {
            _ = FileManager.default.createFile(
                atPath: root + seat.folder + "/" + file, contents: Data(transcript.results))
        }
        try conclude(seat, command, transcript.all, ended: ended.rawValue, expected: code.rawValue, lines: lines)
    }

    /// Runs a line of stock programs in a shell.
    mutating func shell(_ seat: Seat, _ line: String, lines: Int? = nil) async throws {
        try refuseInterrupted()
        announce(seat, line)
        let shell = ExternalProgram("sh", within: ProgramEnvironment(environment(of: seat)))
        let result = try await shell.run(["-c", "exec 2>&1\n" + line], in: root + seat.folder)
        try conclude(seat, line, StyledText(result.text).plain, ended: result.code, expected: 0, lines: lines)
    }

    /// A person's own settings of git lie beside their key.
    private func environment(of seat: Seat) -> [String: String] {
        environment.merging(["GIT_CONFIG_GLOBAL": "\(root)/keys/\(seat.person).gitconfig"]) { _, new in new }
    }

    // MARK: What is shown

    private static let margin = "    "

    private var isColoured: Bool { console.colours(onTerminal: console.streams.outputIsTerminal) }

    private func announce(_ seat: Seat, _ command: String) {
        guard !console.options.json else { return }
        let lines = command.split(separator: "\n", omittingEmptySubsequences: false).map {
            StyledText(String($0), .bold)
        }
        console.print("\n\(seat.rawValue)$ " + lines.joined(separator: "\n> "))
    }

    private mutating func conclude(
        _ seat: Seat, _ command: String, _ output: String, ended: Int32, expected: Int32, lines limit: Int?
    ) throws {
        steps.append(Step(seat: seat, command: command, code: ended, output: output))
        if !console.options.json { show(output, limit: ended == expected ? limit : nil) }
        try refuseInterrupted()
        guard ended == expected else {
            throw CommandError(
                .undecided, "the demonstration went wrong: a command ended with \(ended) and not with \(expected)",
                causes: [command], hint: "please report it, with what is shown above")
        }
        if ended != 0, !console.options.json { console.print("\(Self.margin)\("(exit code \(ended))", .dim)") }
    }

    /// What a command printed was made safe to look at by the console it was printed on, or above.
    private func show(_ output: String, limit: Int?) {
        var lines = output.split(separator: "\n", omittingEmptySubsequences: false)
        while lines.last?.isEmpty == true { lines.removeLast() }
        if let limit, lines.count > limit + 1 {
            let hidden = lines.count - limit
            let (head, tail) = (lines.prefix(limit - limit / 3), lines.suffix(limit / 3))
            lines = head + ["… \(hidden) more lines …"] + tail
        }
        for line in lines { console.printRaw(Array(((line.isEmpty ? "" : Self.margin + line) + "\n").utf8)) }
        console.flush()
    }

    private func refuseInterrupted() throws(CommandError) {
        if interrupt.came { throw .interrupted("interrupted: the demonstration was cleared away") }
    }
}
