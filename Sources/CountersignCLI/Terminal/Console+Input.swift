extension Console {
    /// All that stands on standard input, for commands that other programs run; nil where it cannot be read whole.
    func readInput() -> String? { streams.input.readToEnd().flatMap { String(validating: $0, as: UTF8.self) } }
}
