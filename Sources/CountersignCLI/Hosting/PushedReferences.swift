internal import Agreements
internal import GitStore

/// What git tells a receiving hook on standard input: `<old> SP <new> SP <reference>` a line, zeros for "not there".
///
/// Source: githooks(5), "pre-receive".
enum PushedReferences {
    /// Reads all lines.
    ///
    /// - Throws: an error of the command where a line is none of these, since then nothing can be judged.
    static func read(from console: Console) throws(CommandError) -> (updates: [Exchange.Update], lines: [String]) {
        guard let input = console.readInput() else {
            throw CommandError(.undecided, "what git has received cannot be read; nothing is taken")
        }
        var updates: [Exchange.Update] = []
        let lines = input.split(separator: "\n").map(String.init)
        for line in lines {
            let parts = line.split(separator: " ", maxSplits: 2, omittingEmptySubsequences: false)
            guard parts.count == 3, let old = ObjectID(hex: parts[0]), let new = ObjectID(hex: parts[1]) else {
                throw CommandError(
                    .undecided, "git said `\(line)`, which names no reference",
                    hint: "this command is run by git, in a repository with SHA-1 names")
            }
            updates.append(.init(reference: String(parts[2]), from: old.unlessZero, to: new.unlessZero))
        }
        return (updates, lines)
    }
}

extension ObjectID {
    /// git's way of saying that there is nothing.
    fileprivate var unlessZero: ObjectID? { bytes.allSatisfy { $0 == 0 } ? nil : self }
}
