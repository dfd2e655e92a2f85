extension Console {
    /// Shows a long result through the user's pager: `$GIT_PAGER`, else `$PAGER`, else `less -FRX`.
    ///
    /// Prints it plainly where standard output is not a terminal, with `--no-pager` or `--json`, if the pager is
    /// empty or `cat`, if it all fits on the screen, or if the pager cannot be run. Leaving the pager early is no
    /// failure.
    public func page(_ text: StyledText) {
        guard streams.outputIsTerminal, options.usesPager, !options.json, !isDumb, !outputIsClosed,
            let command = Pager.command(in: options.environment),
            exceedsScreen(text)
        else { return print(text) }
        flush()
        let rendered = text.rendered(colour: colours(onTerminal: true)) + "\n"
        if !streams.showPaged(Array(rendered.utf8), command) { print(text) }
    }

    /// Whether the text takes more rows than the screen has beside the shell's next prompt.
    private func exceedsScreen(_ text: StyledText) -> Bool {
        let screen = streams.screen()
        var rows = 0
        for line in text.plain.split(separator: "\n", omittingEmptySubsequences: false) {
            rows += max(1, (DisplayWidth.of(line) + screen.columns - 1) / max(1, screen.columns))
            if rows >= screen.rows { return true }
        }
        return false
    }
}
