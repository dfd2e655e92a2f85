internal import Agreements
internal import ArgumentParser
internal import Foundation
internal import GitStore

struct BundleCommand: Verb {
    static let configuration = CommandConfiguration(
        commandName: "bundle", abstract: "Write the agreement and its open amendments into a file, to send by mail.",
        discussion: """
            Whoever receives it runs 'countersign unbundle FILE', or the first time 'countersign clone FILE --agreement \
            ID'. Private drafts are not in it.
            """)

    @Argument(help: "The file to write; - for standard output.")
    var file: String
    @Option(
        help: ArgumentHelp("A version that the receiver has already: only what came after it.", valueName: "version"))
    var since: Int?
    @OptionGroup var global: GlobalOptions

    func perform(in place: Place) async throws -> ExitCode {
        let agreement = try place.agreement()
        let history = try place.history(of: agreement)
        let version = try since.map { number throws(AgreementError) in try history.version(number) }
        let bundle = BundleFile(agreement, in: place)
        guard file != "-" else {
            let temporary = FileManager.default.temporaryDirectory.appending(path: "countersign-\(UUID().uuidString)")
            defer { try? FileManager.default.removeItem(at: temporary) }
            try await bundle.write(history, since: version, to: temporary.path)
            place.console.printRaw([UInt8](try Data(contentsOf: temporary)))
            return .done
        }
        let names = try await bundle.write(history, since: version, to: place.path(file))
        if place.json {
            place.console.print(
                json: .object([
                    ("schema", "countersign.bundle/1"), ("file", .string(file)),
                    ("agreement", .string(agreement.id.description)), ("version", .integer(history.current.number)),
                    ("contents", .array(names.map(JSONValue.string))),
                ]))
        } else {
            place.console.print(
                "\(file, .bold) holds version \(history.current.number) and \(names.count - 1) open amendment(s).")
            place.console.note("They run: countersign unbundle \(file.shellWord)")
        }
        return .done
    }
}
