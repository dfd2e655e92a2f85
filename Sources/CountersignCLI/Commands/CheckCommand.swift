internal import AgreementProfiles
internal import Agreements
internal import ArgumentParser
internal import GitStore

struct CheckCommand: Verb {
    static let configuration = CommandConfiguration(
        commandName: "check", abstract: "Look through your files for everything that `propose` would refuse.",
        discussion: """
            That is whatever makes them no text, and whatever the profile of the agreement has against what they say: \
            see docs/sla.md. Ends with 65 where there is any. Warnings are worth a second look, and change no exit code.
            """)

    @OptionGroup var global: GlobalOptions

    func perform(in place: Place) async throws -> ExitCode {
        let history = try place.read()
        let working = try WorkingText.check(in: history)
        let check = try Self.withContent(working, in: history, after: Self.textsOnTheTable(working, history, place))
        if place.json {
            place.console.print(json: Self.json(check))
        } else {
            // Advice on keys is about people, and not about what the files say.
            let advice = check.findings.filter(\.isAdviceOnKeys)
            if !advice.isEmpty { place.console.note(FindingsView.lines(advice).withoutLastLineFeed) }
            place.console.page(Self.page(check))
        }
        return check.isSound ? .done : .malformedInput
    }

    /// The check with what the profile says of the content, where the files make a text at all.
    private static func withContent(
        _ check: WorkingCheck, in history: History, after earlier: [Text]
    ) throws(AgreementError) -> WorkingCheck {
        guard let text = check.text else { return check.adding(check.schemaFindings) }
        // What is executed already was signed on its day.
        let isThere = text.digest == check.base.text.digest
        return check.adding(
            try history.contentFindings(
                in: text, amending: check.base, after: earlier, on: isThere ? nil : history.today))
    }

    /// What was put on the table before, where the files would revise an amendment.
    private static func textsOnTheTable(
        _ check: WorkingCheck, _ history: History, _ place: Place
    ) throws(AgreementError) -> [Text] {
        guard check.refresh == nil, case .amendment(let name) = try place.agreement().desk(),
            let branch = try history.branches().first(where: { $0.name == name && !$0.hasLanded }),
            let amendment = branch.amendment
        else { return [] }
        return try history.textsOnTheTable(of: amendment)
    }

    private static func page(_ check: WorkingCheck) -> StyledText {
        let faults = check.findings.count { $0.severity != .warning }
        let text = FindingsView.lines(check.findings.filter { !$0.isAdviceOnKeys })
        guard check.isSound else {
            let number: StyledText = faults == 1 ? "1 fault" : "\(faults) faults"
            return text + number
                + ": your files cannot be \(check.refresh == nil ? "proposed" : "recorded") as they stand."
                + (faults > 1 ? " Begin with the first: others may go away with it." : "")
        }
        let number: StyledText = check.changed.count == 1 ? "1 file changes" : "\(check.changed.count) files change"
        if let refresh = check.refresh {
            return text + "Your files can be recorded on version \(refresh.version): " + number
                + ". Next: countersign refresh \(refresh.amendment.description)"
        }
        guard !check.changed.isEmpty else { return text + "Your files are sound, and there is nothing to propose." }
        return text + "Your files can be proposed: " + number + ". Next: countersign propose -m SUMMARY"
    }

    private static func json(_ check: WorkingCheck) -> JSONValue {
        .object([
            ("schema", "countersign.check/1"), ("sound", .bool(check.isSound)), ("base", .integer(check.base.number)),
            ("text", .text(check.text?.digest.description)), ("changed", .array(check.changed.map(JSONValue.string))),
            ("findings", .array(check.findings.map(\.json))),
        ])
    }
}

extension Finding {
    fileprivate var isAdviceOnKeys: Bool { rule == .keys && severity == .warning }
}
