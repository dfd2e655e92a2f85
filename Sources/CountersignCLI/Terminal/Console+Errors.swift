internal import Agreements

extension Console {
    /// Reports why the command ends, on standard error: as prose, or with `--json` as one `countersign.error/1`
    /// document. Addresses that it quotes, in git's words or a person's, are shown without passwords.
    public func report(_ error: CommandError) {
        let error = error.withoutPasswords
        if options.json {
            tell(error.document.rendered + "\n")
        } else {
            tell(error.styled + "\n")
        }
    }
}

extension CommandError {
    fileprivate var withoutPasswords: CommandError {
        var error = self
        error.message = RemoteAddress.shown(in: message)
        error.causes = causes.map(RemoteAddress.shown(in:))
        error.hint = hint.map(RemoteAddress.shown(in:))
        return error
    }

    /// The error as people read it: `error: …`, `  caused by: …` for each cause, `hint: …`.
    public var styled: StyledText {
        var lines = [StyledText("error: ", .removed) + indented(message, by: 7)]
        for cause in causes {
            lines.append(StyledText("  caused by: ", .dim) + indented(cause, by: 13))
        }
        if let hint { lines.append(StyledText("hint: ", .good) + indented(hint, by: 6)) }
        return lines.joined()
    }

    /// A message may quote several lines from a repository or program. Indenting all but the first keeps them from
    /// posing as lines of ours, such as a hint.
    private func indented(_ text: String, by columns: Int) -> StyledText {
        let margin = StyledText("\n" + String(repeating: " ", count: columns))
        var lines = StyledText(text).lines
        while lines.count > 1, lines.last?.isEmpty == true { lines.removeLast() }
        return lines.joined(separator: margin)
    }
}
