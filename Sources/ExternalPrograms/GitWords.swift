internal import Agreements

/// What git said to a person, line by line. It is run so that it says it in one language.
public struct GitWords: Sendable {
    /// Every line that says something; ssh ends its own with a carriage return.
    public let lines: [String]

    init(_ errors: String) {
        lines = errors.split(whereSeparator: \.isNewline).map { line in
            String(line.reversed().drop(while: \.isWhitespace).reversed())
        }.filter { !$0.isEmpty }
    }

    /// The lines that are worth a person's while: what the other side says, in its own words, and what git says about
    /// this case and not about every one. All of them where nothing else is left.
    public var causes: [String] {
        let telling = lines.filter { line in !Self.repeated.contains { line.hasPrefix($0) } && !Self.isOfTheHook(line) }
        return (telling.isEmpty ? lines : telling).map { line in
            RemoteAddress.shown(in: line.hasPrefix(Self.theirs) ? String(line.dropFirst(Self.theirs.count)) : line)
        }
    }

    func contains(_ words: String...) -> Bool { lines.contains { line in words.contains { line.contains($0) } } }

    /// Before each line that the other side says.
    private static let theirs = "remote: "

    /// How lines begin that git adds whatever happened.
    private static let repeated = [
        "To ", "error: failed to push some refs", "error: atomic push failed", "hint: ", "Everything up-to-date",
        "fatal: Could not read from remote repository", "Please make sure you have the correct access rights",
        "and the repository exists.", "fatal: the remote end hung up unexpectedly",
    ]

    /// Whether a line names a reference that was refused with others by a hook, which says why itself.
    private static func isOfTheHook(_ line: String) -> Bool {
        line.contains("[remote rejected]")
            && ["(pre-receive hook declined)", "(atomic push failure)", "(atomic transaction failed)"].contains {
                line.hasSuffix($0)
            }
    }
}
