internal import Agreements
internal import ArgumentParser
internal import Foundation
internal import GitStore

struct BundleCommand: Verb {
    static let configuration = CommandConfiguration(
        commandName: "bundle", abstract: "Write the agreement and its open amendments into a file, to send by mail.",
        discussion: """
            Whoever receives it runs 'countersign unbundle FILE', or the first time 'countersign clone FILE --agreement \
            ID'. Private drafts are not in it. What was put into a file counts as sent: 'countersign status' names what was \
            done since.
            """)

    @Argument(help: "The file to write; - for standard output.")
    var file: String
    @Option(
        help: ArgumentHelp("A version that the receiver has already: only what came after it.", valueName: "version"))
    var since: Int?
    @Flag(help: "Replace the file if it is there.")
    var force = false
    @OptionGroup var global: GlobalOptions

    func perform(in place: Place) async throws -> ExitCode {
        let agreement = try place.agreement()
        let history = try place.history(of: agreement)
        let version = try since.map { number throws(AgreementError) in try history.version(number) }
        let output = OutputFile(name: file, mayReplace: force)
        let content = try await BundleFile(agreement, in: place).write(history, since: version, to: output)
        if output.isStandardOutput { return .done }
        let amendments = content.amendments
        if place.json {
            place.console.print(
                json: .object([
                    ("schema", "countersign.bundle/1"), ("file", .string(file)),
                    ("agreement", .string(agreement.id.description)), ("version", .integer(history.current.number)),
                    (
                        "contents",
                        .array(
                            ((content.hasMain ? ["main"] : []) + amendments.map(\.name.description)).map(
                                JSONValue.string))
                    ),
                ]))
        } else {
            let words =
                content.hasMain
                ? "version \(history.current.number)\(Self.words(for: amendments).map { ", and " + $0 }.joined())"
                : "\(Self.words(for: amendments).joined(separator: ", and ")), for whoever has version"
                    + " \(history.current.number)"
            place.console.print("\(file, .bold) holds \(words).")
            tellReceiver(content, agreement, place)
            place.noteIfAmongFiles(file, of: agreement)
        }
        return .done
    }

    /// What whoever gets the file does with it.
    private func tellReceiver(_ content: BundleFile.Content, _ agreement: Agreement, _ place: Place) {
        let name = URL(filePath: file).lastPathComponent.shellWord
        let open = content.amendments.filter { !$0.isWithdrawn }
        let next = open.count == 1 ? open.first.map { "review \($0.name)" } ?? "status" : "status"
        place.console.note("Mail it. They run: countersign unbundle \(name), and then: countersign \(next)")
        if content.isFirst, content.hasMain {
            place.console.note(
                "Whoever has no copy yet runs: countersign clone \(name) --agreement \(agreement.id.description). What to tell them with"
                    + " it, such as whose keys to compare: countersign invite --bundle FILE")
        }
    }

    /// `2 open amendments: acme/fees, nusa/credits` and `acme/terms, which was withdrawn`
    private static func words(for amendments: [Amendment]) -> [String] {
        let open = amendments.filter { !$0.isWithdrawn }
        let withdrawn = amendments.filter(\.isWithdrawn).map(\.name.description)
        var words: [String] = []
        if !open.isEmpty {
            let names = open.map(\.name.description).joined(separator: ", ")
            words.append(open.count == 1 ? "the open amendment \(names)" : "\(open.count) open amendments: \(names)")
        }
        if !withdrawn.isEmpty {
            words.append(
                withdrawn.joined(separator: ", ") + (withdrawn.count == 1 ? ", which was withdrawn" : ", all withdrawn")
            )
        }
        return words.isEmpty ? ["no amendment"] : words
    }
}
