internal import ArgumentParser
internal import Foundation

struct DocumentationCommand: Verb {
    static let configuration = CommandConfiguration(
        commandName: "documentation", abstract: "Write cli.md and the manual pages, as the commands say it themselves.",
        discussion: "For whoever changes or packages the command: countersign documentation docs", shouldDisplay: false)

    @Argument(help: "The directory to write cli.md into, and man/ with the pages.", completion: .directory)
    var directory: String
    @OptionGroup var global: GlobalOptions

    func perform(in place: Place) async throws -> ExitCode {
        let folder = URL(filePath: place.path(directory), directoryHint: .isDirectory)
        let pages = try Self.pages()
        do {
            try FileManager.default.createDirectory(
                at: folder.appending(path: "man"), withIntermediateDirectories: true)
            for (path, text) in pages { try Data(text.utf8).write(to: folder.appending(path: path)) }
        } catch {
            throw CommandError(.undecided, "\(folder.path) cannot be written", causes: [error.localizedDescription])
        }
        place.console.note("Wrote \(pages.count) pages into \(folder.path)")
        return .done
    }

    /// Every page by its path.
    static func pages() throws -> [(path: String, text: String)] {
        let reference = try CommandReference()
        return [("cli.md", reference.markdown)]
            + ManualPage.all(of: reference).map { ("man/\($0.name).1", $0.text) }
    }
}
