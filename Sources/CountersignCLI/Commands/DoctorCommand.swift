internal import ArgumentParser

struct DoctorCommand: Verb {
    static let configuration = CommandConfiguration(
        commandName: "doctor",
        abstract: "Look whether everything is in place to act: programs, key, clock, this clone.",
        discussion: """
            Each line says what was found and, where something is not as it should be, how to mend it. Ends with 1 where \
            something needs mending; a warning is worth a second look and changes no exit code. Works outside of a clone, \
            too. It changes nothing and asks no network.
            """)

    @OptionGroup var global: GlobalOptions

    func perform(in place: Place) async throws -> ExitCode {
        var checkup = Checkup(in: place)
        await checkup.run()
        if place.json { place.console.print(json: Self.json(checkup)) } else { place.console.page(Self.page(checkup)) }
        return checkup.isHealthy ? .done : .no
    }

    private static func page(_ checkup: Checkup) -> StyledText {
        var text = StyledText()
        for (area, title) in [
            ("programs", "Programs"), ("key", "Your key"), ("machine", "This computer"), ("clone", "This clone"),
        ] {
            let items = checkup.items.filter { $0.area == area }
            guard !items.isEmpty else { continue }
            text += "\(title, .heading)\n"
            for item in items {
                text += "  \(item.state.rawValue, item.state == .ok ? .good : .warning): \(item.message)\n"
                if let mend = item.mend { text += "    \(mend)\n" }
            }
        }
        let errors = checkup.items.count { $0.state == .error }
        return text
            + (errors == 0 ? "All is well." : errors == 1 ? "1 thing needs mending." : "\(errors) things need mending.")
    }

    private static func json(_ checkup: Checkup) -> JSONValue {
        .object([
            ("schema", "countersign.doctor/1"), ("healthy", .bool(checkup.isHealthy)),
            (
                "checks",
                .array(
                    checkup.items.map { item in
                        .object([
                            ("area", .string(item.area)), ("name", .string(item.name)),
                            ("state", .string(item.state.rawValue)), ("message", .string(item.message)),
                            ("mend", .text(item.mend)),
                        ])
                    })
            ),
        ])
    }
}
