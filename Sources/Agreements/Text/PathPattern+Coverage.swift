extension PathPattern {
    /// Covers every path there is: `**`.
    var coversEverything: Bool { rawValue == "**" }

    /// Whether every file that a folder of the text could ever hold is covered, judged by the pattern's form alone.
    func coversFolder(_ folder: String) -> Bool {
        coversEverything || rawValue == "\(folder)/**" || rawValue == "\(folder)/*"
    }
}

extension TextPlace {
    /// The folders of a text, in git's order.
    public static let folders = ["annexes", "calendars", "clauses", "parties", "terms"]
}
