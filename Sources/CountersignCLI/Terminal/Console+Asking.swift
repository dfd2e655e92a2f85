extension Console {
    /// Tells what a question is about. Where a person will be asked, they see it whatever form results take: nobody
    /// decides on what they were not shown.
    func noteBeforeAsking(_ text: StyledText) {
        if canAsk && !options.answersYes { tell(text + "\n") } else { warn(text) }
    }

    /// Asks on the terminal and waits until one of the words is typed.
    ///
    /// The first word is the one that says yes; `--yes` answers with it, and the transcript on standard error says so.
    /// Letter case does not matter. After three other answers it gives up.
    ///
    /// - Returns: one of `words`, exactly as given there.
    /// - Throws: code 75 (`decisionNeeded`) where no person can be asked or none of the words came;
    ///   code 130 (`interrupted`) at ^C or the end of input. Nothing else is touched before it returns.
    public func ask(_ question: String, expecting words: [String]) throws(CommandError) -> String {
        guard let yes = words.first else {
            throw CommandError(.internalError, "a question was asked that has no answer")
        }
        let prompt = StyledText(question) + " (type \(words.spokenList)) "
        if options.answersYes {
            note(prompt + "\(yes, .bold)")
            return yes
        }
        guard canAsk else {
            throw .decisionNeeded(
                "a person must decide: \(question)",
                hint: "run it in a terminal, or add --yes once you have read what it shows")
        }
        for _ in 0..<3 {
            tell(prompt)
            switch streams.input.readLine() {
            case .line(let typed):
                let answer = typed.lowercased().split(whereSeparator: \.isWhitespace).joined(separator: " ")
                if let word = words.first(where: { $0.lowercased() == answer }) { return word }
                tell("That is not one of the words.\n")
            case .end, .interrupted:
                // The cursor stands behind the question; what follows begins on a line of its own.
                tell("\n")
                throw .interrupted()
            }
        }
        throw .decisionNeeded("none of the words was typed: \(words.joined(separator: ", "))")
    }

    /// Asks for one line of words of the person's own.
    ///
    /// - Parameters:
    ///   - question: what is asked, without a colon behind it.
    ///   - hint: how to say it on the command line, for when no person can be asked.
    /// - Returns: the line without spaces around it, never empty.
    /// - Throws: code 75 (`decisionNeeded`) where no person can be asked or three lines were empty; code 130
    ///   (`interrupted`) at ^C or the end of input.
    public func askForLine(_ question: String, hint: String) throws(CommandError) -> String {
        guard canAsk else { throw .decisionNeeded("a person must say: \(question)", hint: hint) }
        for _ in 0..<3 {
            tell(StyledText(question) + ": ")
            switch streams.input.readLine() {
            case .line(let typed):
                let words = typed.split(whereSeparator: \.isWhitespace).joined(separator: " ")
                if !words.isEmpty { return words }
            case .end, .interrupted:
                tell("\n")
                throw .interrupted()
            }
        }
        throw .decisionNeeded("nothing was typed: \(question)", hint: hint)
    }
}

extension [String] {
    /// `accept`, `accept or no`, `accept, later or no`.
    fileprivate var spokenList: String {
        guard let last, count > 1 else { return first ?? "" }
        return dropLast().joined(separator: ", ") + " or " + last
    }
}
