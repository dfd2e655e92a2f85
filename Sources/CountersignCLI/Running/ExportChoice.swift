internal import Agreements

/// Which text somebody asked to have as a document.
enum ExportChoice {
    /// The working files as they stand.
    case files
    case amendment(Amendment)
    /// A version; with the day that was asked for, where it is the one that governs then.
    case version(Int, on: CivilDate?)

    /// The text that governs on a day.
    init(on day: CivilDate, in history: History) throws {
        guard case .version(let number) = try history.governing(on: day) else {
            throw CommandError(.no, "no text is in force on \(day.shown)", hint: "countersign show --on \(day)")
        }
        self = .version(number, on: day)
    }

    /// What a word names: a version, a day, an amendment or the working files.
    init(_ typed: String, in history: History, _ place: Place) throws {
        if DiffSide.workingWords.contains(typed) {
            self = .files
            return
        }
        if let day = CivilDate(typed) {
            try self.init(on: day, in: history)
            return
        }
        let choice = try TextChoice([typed], in: history, place)
        if let amendment = choice.amendment {
            self = .amendment(amendment)
        } else if let number = choice.version {
            self = .version(number, on: nil)
        } else {
            throw CommandError(
                .usage, "\(typed) is no version or amendment",
                hint: "see what there is: countersign log, countersign list")
        }
    }

    /// What the working files are of: the amendment that lies on the desk, or the newest version.
    init(onDeskIn history: History) throws {
        if case .amendment(let name) = try history.agreement.desk() {
            self = .amendment(try history.amendment(name))
        } else {
            self = .version(history.current.number, on: nil)
        }
    }
}
