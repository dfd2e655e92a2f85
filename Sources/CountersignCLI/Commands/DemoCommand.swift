internal import Agreements
internal import ArgumentParser
internal import Foundation
internal import GitStore

struct DemoCommand: Verb {
    static let configuration = CommandConfiguration(
        commandName: "demo",
        abstract: "See it all happen: two parties agree, amend, cheat, and prove it. Takes seconds.",
        discussion: """
            Everything is really done, by this very program and git, in a new directory with keys and settings of its \
            own. Nothing of yours is used or changed. Keep the directory to try things yourself, or delete it.
            """)

    @Argument(help: "The directory to make.", completion: .directory)
    var directory = "countersign-demo"
    @OptionGroup var global: GlobalOptions

    func perform(in place: Place) async throws -> ExitCode {
        let root = place.path(directory)
        try FreshDirectory.refuseTaken(root)
        guard let zone = AgreementZone(identifier: "Asia/Jakarta") else {
            throw CommandError(.undecided, "this computer has no list of time zones", hint: "apt-get install tzdata")
        }
        let existed = FileManager.default.fileExists(atPath: root)
        let interrupt = InterruptNote()
        defer { interrupt.end() }
        do {
            try FileManager.default.createDirectory(atPath: root + "/keys", withIntermediateDirectories: true)
            let stage = Stage(root: root, console: place.console, interrupt: interrupt)
            var story = Story(stage: stage, today: CivilDate(of: place.clock.now(), in: zone))
            try await story.play()
            try makeUsable(root)
            conclude(story, root, in: place)
            return .done
        } catch {
            clearAway(root, existed: existed)
            throw error
        }
    }

    /// Each clone gets its person's name and key as settings of its own, so that it works in the reader's hands too.
    private func makeUsable(_ root: String) throws {
        for (clone, person, name, email) in [
            ("acme", "sari", "Sari Wulandari", "sari@acme.example"),
            ("nusa", "dewi", "Dewi Lestari", "dewi@nusa.example"),
        ] {
            let repository = try Agreement.repository(at: "\(root)/\(clone)")
            let settings = [("user.name", name), ("user.email", email), ("user.signingKey", "\(root)/keys/\(person)")]
            for (key, value) in settings { try repository.setConfiguration(key, to: value) }
        }
    }

    private func conclude(_ story: Story, _ root: String, in place: Place) {
        if place.json {
            let steps = story.stage.steps.map { step in
                JSONValue.object([
                    ("seat", .string(step.seat.rawValue)), ("command", .string(step.command)),
                    ("exitCode", .integer(Int(step.code))), ("output", .string(step.output)),
                ])
            }
            place.console.print(
                json: .object([
                    ("schema", "countersign.demo/1"), ("directory", .string(root)),
                    ("agreement", .string(story.agreement)), ("steps", .array(steps)),
                ]))
            return
        }
        let console = place.console
        console.print("\n\("Now try", .heading)")
        console.print("Sari's clone is \(root + "/acme", .bold), Dewi's is \(root + "/nusa", .bold).")
        console.print(
            "Each signs with its own person's key, whoever runs it. The server is \(root + "/server.git", .bold).\n")
        let clone = (directory + "/acme").shellWord
        console.print("  cd \(clone)")
        console.print("  countersign status")
        console.print("  countersign diff 1 2")
        console.print("  countersign draft my-change")
        console.print(
            "  sed -i -e 's/15 menit/10 menit/' -e 's/15 minutes/10 minutes/' clauses/070-support.* terms/services.yaml"
        )
        console.print("  sed -i 's/^in-force: .*/in-force: {from: \(story.monthToTry.description)}/' agreement.yaml")
        console.print("  countersign check")
        console.print("  countersign propose -m \"Critical incidents are answered within 10 minutes\"")
        console.print("  countersign review my-change")
        console.print("\nWhen you are done: rm -r \(directory.shellWord)")
    }

    private func clearAway(_ root: String, existed: Bool) {
        let manager = FileManager.default
        guard existed else {
            try? manager.removeItem(atPath: root)
            return
        }
        for name in (try? manager.contentsOfDirectory(atPath: root)) ?? [] {
            try? manager.removeItem(atPath: root + "/" + name)
        }
    }
}
