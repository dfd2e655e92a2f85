internal import ArgumentParser

/// What was typed that the command does not take, and what to type instead.
struct Misuse {
    let sentence: String
    let hint: String

    /// - Parameters:
    ///   - arguments: as they were typed, the verb first.
    ///   - message: what the parser says of them.
    init(_ arguments: [String], _ message: String) {
        guard let typed = arguments.first, !typed.hasPrefix("-") else {
            (sentence, hint) = (message, "countersign --help")
            return
        }
        guard Self.verbs.contains(typed) else {
            sentence = "there is no command \(typed)"
            hint = Self.nearest(to: typed).map { "did you mean: countersign \($0)" } ?? "countersign --help"
            return
        }
        sentence = message
        // What is missing is named as the parser does: `--message <why>`.
        if let missing = message.firstMatch(of: /^Missing expected argument '--message <(?<value>[^>]+)>'/) {
            // As it was typed, whatever is an option's value in it.
            let words = arguments.map(\.shellWord).joined(separator: " ")
            hint = "countersign \(words) -m \(missing.value.uppercased())"
        } else {
            hint = "countersign \(typed) --help"
        }
    }

    private static var verbs: [String] {
        let configuration = Countersign.configuration
        return (configuration.subcommands + configuration.groupedSubcommands.flatMap(\.subcommands)).flatMap {
            command in
            [command.configuration.commandName].compactMap(\.self) + command.configuration.aliases
        } + ["help"]
    }

    /// The verb that somebody most likely meant: at most a third of its letters are other ones.
    private static func nearest(to typed: String) -> String? {
        let ranked = verbs.map { (verb: $0, distance: distance($0, typed)) }.min { $0.distance < $1.distance }
        return ranked.flatMap { $0.distance * 3 <= max($0.verb.count, typed.count) + 1 ? $0.verb : nil }
    }

    /// How many letters are to be put in, taken out, replaced, or exchanged with the next, to make one of the other.
    private static func distance(_ first: String, _ second: String) -> Int {
        let (first, second) = (Array(first.utf8), Array(second.utf8.prefix(40)))
        var (before, last, row) = ([Int](), [Int](), Array(0...second.count))
        for (index, letter) in first.enumerated() {
            (before, last, row) = (last, row, [index + 1])
            for (place, other) in second.enumerated() {
                var least = min(last[place] + (letter == other ? 0 : 1), last[place + 1] + 1, row[place] + 1)
                if index > 0, place > 0, letter == second[place - 1], first[index - 1] == other {
                    least = min(least, before[place - 1] + 1)
                }
                row.append(least)
            }
        }
        return row[second.count]
    }
}
