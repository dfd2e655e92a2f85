internal import Agreements
internal import ExternalPrograms
internal import Foundation
internal import GitStore

#if canImport(Glibc)
    internal import Glibc
#elseif canImport(Musl)
    internal import Musl
#else
    internal import Darwin
#endif

/// A repository on a server that carries one agreement: its hooks and its settings.
struct Host {
    let repository: Repository
    let place: Place

    init(_ repository: Repository, in place: Place) {
        self.repository = repository
        self.place = place
    }

    /// The repository that git runs a hook for, with what is being pushed.
    static func repositoryOfHook() throws -> Repository {
        do throws(GitError) {
            return try Repository.openFromEnvironment()
        } catch {
            throw CommandError(.undecided, "the repository of this push cannot be opened", causes: [error.description])
        }
    }

    /// The hooks that a host has.
    static let hooks = ["pre-receive", "post-receive"]

    /// Puts the hooks and settings of a host in place.
    func install() async throws {
        let folder = try await hooksFolder()
        let settings = HostSettings(repository, in: place)
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        try await settings.apply()
        try mustEndQuiet()
        for name in Self.hooks {
            let file = folder + "/" + name
            let words = Array(try text(of: name).utf8)
            let present = FileManager.default.contents(atPath: file).map { [UInt8]($0) }
            // A link to our hook is the server's own, common to its repositories.
            let isLink = (try? FileManager.default.destinationOfSymbolicLink(atPath: file)) != nil
            if isLink, let present, Self.isOurs(present) { continue }
            if let present, present != words, !Self.isOurs(present) {
                guard !FileManager.default.fileExists(atPath: file + Self.keptEnding) else {
                    throw CommandError(
                        .notAllowed, "\(file) is another hook, and one was kept before it",
                        hint: "look at \(file) and \(file)\(Self.keptEnding), and move one of them away")
                }
                try FileManager.default.moveItem(atPath: file, toPath: file + Self.keptEnding)
            }
            try Self.lay(words, at: file)
            Failpoint.hookLaid.reached()
        }
    }

    /// Puts a hook in its place, or in that of an older one, so that git finds the one or the other at any moment.
    private static func lay(_ words: [UInt8], at file: String) throws {
        let beside = file + ".new"
        try? FileManager.default.removeItem(atPath: beside)
        try WholeFile.write(program: words, to: beside)
        guard unsafe rename(beside, file) == 0 else { throw CommandError(.undecided, "\(file) cannot be written") }
    }

    /// Takes the hooks and settings of a host away, and puts back what was there before.
    func remove() async throws {
        let folder = try await hooksFolder()
        for name in Self.hooks {
            let file = folder + "/" + name
            if let present = FileManager.default.contents(atPath: file), Self.isOurs([UInt8](present)) {
                try FileManager.default.removeItem(atPath: file)
            }
            if FileManager.default.fileExists(atPath: file + Self.keptEnding),
                !FileManager.default.fileExists(atPath: file)
            {
                try FileManager.default.moveItem(atPath: file + Self.keptEnding, toPath: file)
            }
        }
        try mustEndQuiet()
        try await HostSettings(repository, in: place).restore()
    }

    /// Runs the hook that was there before ours, with the same words on its input.
    ///
    /// - Parameter ran: the file that git ran, where it says so; to ask git instead takes a program more for each push.
    func runKept(_ name: String, beside ran: String?, _ lines: [String]) async throws -> ExitCode {
        let file = try await folder(of: ran, as: name) + "/" + name + Self.keptEnding
        guard FileManager.default.isExecutableFile(atPath: file) else { return .done }
        let input = Array(lines.map { $0 + "\n" }.joined().utf8)
        let program = ExternalProgram(file).within(place.programs)
        let result = try await program.run([], input: input, in: repository.gitDirectory)
        let said = result.text + (result.text.isEmpty ? "" : "\n") + result.errors
        if !said.isEmpty { place.console.tell(StyledText(said)) }
        return result.succeeded ? .done : .no
    }

    /// The folder of the hook that git runs; where another program runs it from a place of its own, git's.
    private func folder(of ran: String?, as name: String) async throws -> String {
        guard let ran, ran.hasSuffix("/" + name) else { return try await hooksFolder() }
        let folder = String(ran.dropLast(name.count + 1))
        return folder.hasPrefix("/") ? folder : repository.gitDirectory + "/" + folder
    }

    /// The program that takes mail as sendmail does; nil where nobody gets any.
    var mailProgram: String? {
        get throws(GitError) {
            let program = try repository.configuration("countersign.sendmail")
            return program == "" ? nil : program
        }
    }

    /// A file that says to the hook behind a push that there is nothing to do for this program.
    private var quiet: String { repository.note("quiet") }

    /// Says to the hook behind a push, which is asked right after, whether there is anything to do for this program: to
    /// start it takes as long as the push.
    func settleWhetherQuiet(beside ran: String?) async throws {
        let kept = try await folder(of: ran, as: PreReceive.name) + "/post-receive" + Self.keptEnding
        // Settings that cannot be read may ask for mail.
        let nobodyGetsMail = (try? mailProgram == nil) ?? false
        let isQuiet = nobodyGetsMail && !FileManager.default.fileExists(atPath: kept)
        guard isQuiet != FileManager.default.fileExists(atPath: quiet) else { return }
        // Where that fails the program is started once too often, or mail is missing: no reason to refuse a push.
        if isQuiet {
            try? WholeFile.write([], to: quiet)
        } else if !endQuiet() {
            place.console.tell(
                """
                \("Warning:", .warning) nobody gets mail about this push, and no hook of the host's own is run behind it: \
                \(quiet) cannot be removed.
                  hint: ask the host's owner to remove it

                """)
        }
    }

    /// Lets the hook behind a push start this program.
    ///
    /// - Returns: whether it does now.
    private func endQuiet() -> Bool {
        unsafe unlink(quiet) == 0 || !FileManager.default.fileExists(atPath: quiet)
    }

    /// The same, where somebody is there who can mend what keeps it from that.
    private func mustEndQuiet() throws(CommandError) {
        guard endQuiet() else {
            throw CommandError(.undecided, "\(quiet) cannot be removed", hint: "remove it, and run this again")
        }
    }

    private static let keptEnding = ".before-countersign"

    private static func isOurs(_ bytes: [UInt8]) -> Bool {
        String(decoding: bytes.prefix(200), as: UTF8.self).contains("\n# Countersign, ")
    }

    /// Where git looks for this repository's hooks: `core.hooksPath`, or its own folder.
    private func hooksFolder() async throws -> String {
        let set = GitSettings(environment: place.programs, in: repository.gitDirectory)
        guard let path = try await set["core.hooksPath"] else { return repository.commonDirectory + "/hooks" }
        return path.hasPrefix("/") ? path : repository.gitDirectory + "/" + path
    }

    /// A hook as it is installed: three lines, with the program named by its place, since servers know few paths.
    private func text(of name: String) throws -> String {
        guard let (purpose, condition) = Self.purposes[name] else { return "" }
        return """
            #!/bin/sh
            # Countersign, \(purpose).
            \(condition)exec '\(Self.program)' hook \(name) "$0"

            """
    }

    private static let purposes = [
        "pre-receive": ("the gate: nothing lands that the parties did not sign", ""),
        "post-receive": ("tells by mail what now waits for whom", "[ -e countersign/quiet ] || "),
    ]

    /// This program's own file, or its name where that cannot stand in a hook.
    private static var program: String {
        let file = try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")
        return file.flatMap { $0.contains("'") || $0.contains("\n") ? nil : $0 } ?? "countersign"
    }
}
