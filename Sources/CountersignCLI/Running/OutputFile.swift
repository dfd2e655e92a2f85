internal import Agreements
internal import Foundation

/// A file that a command was told to write, or standard output.
struct OutputFile {
    /// What a person typed; nil or `-` for standard output.
    let name: String?
    /// Whether a file that is there may be replaced.
    let mayReplace: Bool

    /// Whether it goes to standard output.
    var isStandardOutput: Bool { name == nil || name == "-" }

    /// Writes a document, whole or not at all.
    ///
    /// - Throws: `usage` where there is something already, `undecided` where it cannot be written.
    func write(_ text: String, in place: Place) throws(CommandError) {
        guard let name, !isStandardOutput else {
            // A terminal obeys what a file only holds.
            if place.console.streams.outputIsTerminal {
                place.console.page(StyledText(text).withoutLastLineFeed)
            } else {
                place.console.printRaw(Array(text.utf8))
            }
            return
        }
        let url = URL(filePath: place.path(name))
        do {
            try Data(text.utf8).write(to: url, options: mayReplace ? .atomic : .withoutOverwriting)
        } catch {
            let isThere = !mayReplace && FileManager.default.fileExists(atPath: url.path)
            throw isThere
                ? CommandError(
                    .usage, "\(name) is there already", hint: "name another file, or replace it with --force")
                : CommandError(.undecided, "\(name) cannot be written", causes: [error.localizedDescription])
        }
    }
}

extension Place {
    /// Says where a file that was just written would keep the person from proposing: the folder of a clone holds the
    /// agreement's own files alone.
    func noteIfAmongFiles(_ name: String, of agreement: Agreement) {
        guard agreement.holdsAsStray(path(name)) else { return }
        console.note(
            "It lies among the agreement's files, where nothing else may be when you propose. Next: mv"
                + " \(name.shellWord) ..")
    }
}
