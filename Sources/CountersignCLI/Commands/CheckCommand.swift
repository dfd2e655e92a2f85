internal import Agreements
internal import ArgumentParser

struct CheckCommand: Verb {
    static let configuration = CommandConfiguration(
        commandName: "check", abstract: "Look through your files for everything that `propose` would refuse.",
        discussion: "Ends with 65 where there is any. Warnings are worth a second look, and change no exit code.")

    @OptionGroup var global: GlobalOptions

    func perform(in place: Place) async throws -> ExitCode {
        let history = try place.read()
        let check = try WorkingText.check(in: history)
        if place.json { place.console.print(json: Self.json(check)) } else { place.console.page(Self.page(check)) }
        return check.isSound ? .done : .malformedInput
    }

    private static func page(_ check: WorkingCheck) -> StyledText {
        let faults = check.findings.count { $0.severity != .warning }
        var text = FindingsView.lines(check.findings)
        guard check.isSound else {
            let number: StyledText = faults == 1 ? "1 fault" : "\(faults) faults"
            return text + number + ": your files cannot be proposed as they stand."
        }
        guard !check.changed.isEmpty else { return text + "Your files are sound, and there is nothing to propose." }
        let number: StyledText = check.changed.count == 1 ? "1 file changes" : "\(check.changed.count) files change"
        text += "Your files can be proposed: " + number + ". Next: countersign propose -m SUMMARY"
        return text
    }

    private static func json(_ check: WorkingCheck) -> JSONValue {
        .object([
            ("schema", "countersign.check/1"), ("sound", .bool(check.isSound)), ("base", .integer(check.base.number)),
            ("text", .text(check.text?.digest.description)), ("changed", .array(check.changed.map(JSONValue.string))),
            ("findings", .array(check.findings.map(\.json))),
        ])
    }
}
