internal import Agreements

/// Which text governs today, and which wait to.
struct GoverningView {
    private let history: History
    private let day: CivilDate
    private let governing: History.Governing

    init(_ history: History) throws(AgreementError) {
        self.history = history
        day = history.today
        governing = try history.governing(on: day)
    }

    /// The lines below "In force".
    func lines() throws -> StyledText {
        var text = StyledText()
        var shown: Int?
        switch governing {
        case .version(let number):
            shown = number
            text += .indented((try history.sentence(on: number, day: day) + ".").capitalized)
        case .ended(let number, _):
            shown = number
            text += .indented(
                "\("The agreement has ended:", .warning) " + (try history.sentence(on: number, day: day)) + ".")
        case .notYet:
            let isOpening = history.current.number == 0
            text += .indented(
                isOpening
                    ? "Nothing yet: the parties have opened the agreement and executed no text." : "Nothing yet, today."
            )
        }
        for number in history.waiting(after: day) where number != shown {
            text += .indented((try history.sentence(on: number, day: day) + ".").capitalized)
        }
        return text
    }

    /// The members of the page in JSON; see `docs/json.md`, "status".
    func members() throws -> [(String, JSONValue)] {
        let number: Int? =
            switch governing {
            case .notYet: nil
            case .version(let number), .ended(let number, _): number
            }
        let until =
            try number.map { number throws(AgreementError) in try history.version(number).text.declaration.term?.until }
            ?? nil
        let waiting = try history.waiting(after: day).map { number in
            JSONValue.object([
                ("version", .integer(number)), ("from", .text(history.ledger.inForceFrom(number)?.description)),
                ("executed", .text(try history.execution(of: number)?.rfc3339)),
            ])
        }
        return [
            (
                "inForce",
                .object([
                    ("state", .string(governing.word)), ("version", .number(number)),
                    ("from", .text(number.flatMap { history.ledger.inForceFrom($0) }?.description)),
                    ("until", .text(until?.description)),
                    ("executed", .text(try number.flatMap { try history.execution(of: $0) }?.rfc3339)),
                ])
            ),
            ("waiting", .array(waiting)),
        ]
    }
}

extension History.Governing {
    /// The word in JSON.
    fileprivate var word: String {
        switch self {
        case .notYet: "notYet"
        case .version: "inForce"
        case .ended: "ended"
        }
    }
}
