internal import Agreements

extension Place {
    /// What the agreement says, for a command that only reads: from the sound part of `main`, saying so where there is
    /// more than that.
    func read() throws -> History {
        let history = try history(of: try agreement())
        try tellDetours(history, isMainTold: true)
        let unsound = UnsoundView(history)
        guard let sentence = unsound.sentence else { return history }
        // Programs are told too, and not only on a terminal: a list has no place for it.
        if json {
            console.tell(unsound.notice.rendered + "\n")
        } else {
            console.warn("\("Beware:", .warning) " + sentence + " What you see rests on the sound part alone.")
            console.warn("What to do: countersign status")
        }
        return history
    }

    /// A day that a person typed.
    func day(_ typed: String, for option: String) throws(CommandError) -> CivilDate {
        if let day = CivilDate(typed) { return day }
        throw CommandError(
            .usage, "\(option) takes a day, and \(typed) is none", hint: "write year, month and day: 2026-07-01")
    }

    /// The number of a version that a person typed: `4`, or `v4`.
    func versionNumber(_ typed: String, in history: History) throws -> Int? {
        let digits = typed.hasPrefix("v") ? typed.dropFirst() : typed[...]
        guard !digits.isEmpty, digits.allSatisfy({ $0.isASCII && $0.isNumber }), digits.count < 10,
            let number = Int(digits)
        else { return nil }
        guard number <= history.current.number else {
            throw CommandError(
                .usage, "there is no version \(number); the newest is \(history.current.number)",
                hint: "see them: countersign log")
        }
        return number
    }
}

extension History {
    /// An amendment of a name, open or part of the agreement already.
    func amendmentOrVersion(_ name: AmendmentName) throws -> (amendment: Amendment, version: Int?) {
        if let number = landed(name), let landing = try landing(of: number) { return (landing.amendment, number) }
        return (try amendment(name), nil)
    }
}
