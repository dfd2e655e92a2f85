import Foundation

/// What `check` of an agreement of forty clauses in two languages costs, beside starting the program at all.
struct CheckCost {
    private let command: ReleaseCommand
    private let home: ScratchDirectory
    private let environment: [String: String]

    /// Opens an agreement from the full template, and fills it up to forty clauses with copies of its own.
    init() throws {
        (command, home) = (try ReleaseCommand(), try ScratchDirectory())
        environment = [
            "PATH": "/usr/bin:/bin", "HOME": home.path, "GIT_CONFIG_NOSYSTEM": "1", "LC_ALL": "C.UTF-8",
        ]
        try run(["setup", "--name", "Sari Wulandari", "--email", "sari@acme.example", "--yes"])
        try card("nusa", "PT Nusa Retail")
        try run([
            "init", "acme", "--title", "Hosting", "--language", "id", "--language", "en", "--template", "sla",
            "--party", "acme=PT Acme Hosting", "--counterparty", "nusa.yaml", "--in-force", "execution", "--yes",
        ])
        let folder = home.path + "/acme/clauses"
        let files = try FileManager.default.contentsOfDirectory(atPath: folder).sorted()
        let slugs = Set(files.map { String($0.dropLast(".id.md".count)) }).sorted()
        for number in slugs.count..<40 {
            let original = slugs[number % slugs.count]
            for language in ["id", "en"] {
                let text = try String(contentsOfFile: "\(folder)/\(original).\(language).md", encoding: .utf8)
                // Its terms are defined by the original already.
                let copy = text.replacing("**", with: "")
                try Data(copy.utf8).write(
                    to: URL(filePath: "\(folder)/\(300 + number)-more-\(number).\(language).md"))
            }
        }
    }

    /// Runs both in turns.
    func run(samples: Int) async throws {
        var (check, start) = (Measurement(), Measurement())
        for _ in 0..<samples {
            try await check.time { try run(["check", "-C", "acme"]) }
            try await start.time { try run(["--version"]) }
        }
        report("check of 40 clauses in 2 languages", check.median, beside: start.median, "countersign --version")
        report("  in processor time", check.programMedian, beside: start.programMedian, "countersign --version")
        let beyond = check.programMedian - start.programMedian
        print("  beyond the start in processor time: \(beyond < 0.05 ? "within 50 ms" : "OVER 50 ms")")
    }

    private func run(_ arguments: [String]) throws {
        try command.run(arguments, in: home.path, environment: environment, isQuiet: true)
    }

    /// The counterparty's file, made with a key of its own.
    private func card(_ party: String, _ name: String) throws {
        let process = Process()
        let output = Pipe()
        process.executableURL = URL(filePath: command.path)
        process.arguments = ["card", "--party", "\(party)=\(name)"]
        process.standardOutput = output
        process.currentDirectoryURL = URL(filePath: home.path)
        let other = home.path + "/other"
        try FileManager.default.createDirectory(atPath: other, withIntermediateDirectories: true)
        let environment = environment.merging(["HOME": other]) { $1 }
        try command.run(
            ["setup", "--name", "Dewi Lestari", "--email", "dewi@nusa.example", "--yes"], in: home.path,
            environment: environment, isQuiet: true)
        process.environment = environment
        try process.run()
        let card = output.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        try card.write(to: URL(filePath: home.path + "/\(party).yaml"))
    }
}
