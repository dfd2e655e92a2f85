internal import Agreements
internal import GitStore

/// Another copy that holds another version in the place of one of ours: what each holds, and what there is to decide.
struct PartedView {
    private let copy: PartedCopy
    private let view: AlternativeView

    init(_ copy: PartedCopy, in history: History) {
        self.copy = copy
        view = AlternativeView(copy.alternative, in: history)
    }

    private var other: String { copy.remote ?? "the copy that came in a file" }

    /// One sentence.
    var sentence: String {
        let number = copy.alternative.common
        return "\(other) and this copy have parted: both are sound and hold version \(number), and then each has"
            + " another version \(number + 1)."
    }

    /// The command that goes on from the other copy.
    var command: String { "countersign adopt \(copy.typed)" }

    /// What each copy holds, and what each choice means.
    var page: StyledText {
        var text: StyledText = "\(sentence)\n"
        text += "Here:\n" + view.lost
        text += "\(copy.remote.map { "At \($0)" } ?? "In the file"):\n" + view.gained
        if let party = copy.alternative.equivocator {
            text += "\(party.description, .bold) merged both, and each merge is proof against it: keep both copies.\n"
        } else {
            text += "Two who merge at the same moment bring this about; nobody need have done wrong.\n"
        }
        text += "Only one can be the agreement, so agree with the other party on which.\n"
        text += "To go on from theirs: \(command, .bold)\n"
        for line in view.consequence.withoutLastLineFeed.lines where !line.isEmpty { text += "  " + line + "\n" }
        text += "To keep yours: they go on from yours in the same way, once they have it: countersign bundle FILE\n"
        if let remote = copy.remote {
            text +=
                "  But everyone who shares through \(remote) has theirs, and a host does not take a version back. Nothing"
                + " of yours is sent there until this is decided.\n"
        }
        return text
    }

    /// The fork in JSON; see `docs/json.md`, "parted".
    var members: [(String, JSONValue)] {
        let alternative = copy.alternative
        func merges(_ versions: [VerifiedVersion]) -> JSONValue { .array(versions.map { $0.act.json() }) }
        return [
            ("message", .string(sentence)), ("remote", .text(copy.remote)), ("common", .integer(alternative.common)),
            ("head", .string(alternative.head.description)), ("theirs", merges(alternative.gained)),
            ("ours", merges(alternative.lost)), ("equivocator", .text(alternative.equivocator?.description)),
            ("command", .string(command)),
        ]
    }
}

extension Place {
    /// Says that another copy has parted from this one, and what there is to decide.
    func tell(_ copy: PartedCopy, in history: History) {
        let view = PartedView(copy, in: history)
        if json {
            console.tell(JSONValue.object([("schema", "countersign.parted/1")] + view.members).rendered + "\n")
        } else {
            console.warn("\("Beware:", .warning) " + view.page.withoutLastLineFeed)
        }
    }
}
