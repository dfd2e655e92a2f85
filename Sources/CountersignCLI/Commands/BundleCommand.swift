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
        let amendments = try await bundle.write(history, since: version, to: place.path(file))
        if place.json {
            place.console.print(
                json: .object([
                    ("schema", "countersign.bundle/1"), ("file", .string(file)),
                    ("agreement", .string(agreement.id.description)), ("version", .integer(history.current.number)),
                    ("contents", .array((["main"] + amendments.map(\.name.description)).map(JSONValue.string))),
                ]))
        } else {
            place.console.print(
                "\(file, .bold) holds version \(history.current.number)\(Self.words(for: amendments)).")
            place.console.note("They run: countersign unbundle \(file.shellWord)")
            place.noteIfAmongFiles(file, of: agreement)
        }
        return .done
    }

    /// ` and 2 open amendments (acme/fees, nusa/credits), and 1 that was withdrawn`
    private static func words(for amendments: [Amendment]) -> String {
        let open = amendments.filter { !$0.isWithdrawn }
        let withdrawn = amendments.count - open.count
        var words: [String] = []
        if !open.isEmpty {
            let names = open.map(\.name.description).joined(separator: ", ")
            words.append(open.count == 1 ? "the open amendment \(names)" : "\(open.count) open amendments: \(names)")
        }
        if withdrawn > 0 { words.append("that \(withdrawn == 1 ? "one was" : "\(withdrawn) were") withdrawn") }
        return words.isEmpty ? ", and no amendment" : words.map { ", and " + $0 }.joined()
    }
}
