internal import AgreementDocuments
internal import Agreements
internal import ArgumentParser

struct DiffCommand: Verb {
    static let configuration = CommandConfiguration(
        commandName: "diff", abstract: "What changes between two texts: figures first, then every word.",
        discussion: """
            Each is a version (3), an amendment (acme/availability), `draft` for your files as they stand, or both are \
            files anywhere on disk. With none: the agreement and your files. With one version: that and your files. With \
            one amendment: what it amends and its text. Removed words stand in [-…-], new ones in {+…+}; a block that \
            moved stands once, where it is now, between {<1 from line 3: and <}, and [>1 to line 9] where it was.
            """)

    @Argument(help: ArgumentHelp("The text before.", valueName: "a"), completion: Completion.sides)
    var old: String?
    @Argument(help: ArgumentHelp("The text after.", valueName: "b"), completion: Completion.sides)
    var new: String?
    @OptionGroup var global: GlobalOptions

    func perform(in place: Place) async throws -> ExitCode {
        if let old, let new, let files = try files(old, new, place) {
            try show(files, old, new, place)
            return .done
        }
        let history = try place.read()
        let (before, after) = try sides(in: history, place)
        let declarations = [before, after].map { $0.text.declaration ?? history.current.text.declaration }
        let view = try RedlineView(
            history.comparison(from: before.text, to: after.text), declarations[1], from: declarations[0])
        if place.json {
            place.console.print(
                json: .object([
                    ("schema", "countersign.diff/1"), ("from", before.json), ("to", after.json),
                    ("consequences", view.consequencesJSON), ("changes", view.json),
                    ("findings", UnsoundView(history).json),
                ]))
        } else if view.files.isEmpty {
            place.console.print("Nothing differs between \(before.name) and \(after.name).")
        } else {
            let page: StyledText = "From \(before.name, .bold) to \(after.name, .bold)\n"
            place.console.page((page + view.summary + view.body()).withoutLastLineFeed)
        }
        return .done
    }

    private func sides(in history: History, _ place: Place) throws -> (DiffSide, DiffSide) {
        guard let old else {
            return (try .version(history.current.number, history), try .workingFiles(history))
        }
        let first = try DiffSide.named(old, in: history, place)
        if let new { return (first.side, try DiffSide.named(new, in: history, place).side) }
        if let base = first.base { return (base, first.side) }
        return (first.side, try .workingFiles(history))
    }

    /// Two files on disk; nil where either word means something of the agreement.
    private func files(_ old: String, _ new: String, _ place: Place) throws -> DiskFiles? {
        let meansSomething = [old, new].contains { word in
            DiffSide.workingWords.contains(word) || word.allSatisfy(\.isNumber)
        }
        return meansSomething ? nil : try DiskFiles(old, new, place)
    }

    private func show(_ files: DiskFiles, _ old: String, _ new: String, _ place: Place) throws {
        let redline = try Redline(
            from: String(decoding: files.old, as: UTF8.self), to: String(decoding: files.new, as: UTF8.self),
            difference: TextDifference.hunks)
        if place.json {
            place.console.print(
                json: .object([
                    ("schema", "countersign.diff/1"), ("from", .object([("kind", "file"), ("path", .string(old))])),
                    ("to", .object([("kind", "file"), ("path", .string(new))])), ("consequences", []),
                    (
                        "changes",
                        redline.isUnchanged
                            ? []
                            : .array([
                                .object([
                                    ("path", .string(new)), ("change", "changed"), ("from", .null),
                                    ("redline", .string(redline.plain())),
                                    ("figures", RedlineView.json(of: redline.figureChanges)),
                                ])
                            ])
                    ), ("findings", []),
                ]))
        } else if redline.isUnchanged {
            place.console.print("Nothing differs between \(old) and \(new).")
        } else {
            var page: StyledText = "From \(old, .bold) to \(new, .bold)\n"
            let figures = RedlineView.lines(of: redline.figureChanges)
            if !figures.isEmpty { page += "\n\("Figures that change", .heading)\n" + figures }
            place.console.page((page + "\n" + RedlineView.body(of: redline, context: 2)).withoutLastLineFeed)
        }
    }
}
