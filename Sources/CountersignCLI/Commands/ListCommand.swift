internal import Agreements
internal import ArgumentParser

struct ListCommand: Verb {
    static let configuration = CommandConfiguration(
        commandName: "list", abstract: "The amendments on the table: how far each has come, and what it waits for.")

    @Flag(help: "Also those that were withdrawn, and those that became part of the agreement, newest first.")
    var all = false
    @Option(
        name: [.customShort("n"), .long],
        help: ArgumentHelp("With --all: no more than so many of those that became part of it.", valueName: "number"))
    var limit = 20
    @OptionGroup var global: GlobalOptions

    func validate() throws {
        guard limit >= 0 else { throw ValidationError("--limit takes a number from 0") }
    }

    func perform(in place: Place) async throws -> ExitCode {
        let history = try place.read()
        let situation = try Situation(history, reader: try await place.reader(of: history.agreement))
        let amendments = try history.branches().filter { !$0.hasLanded }.map { AmendmentSummary($0, in: situation) }
        var rows = amendments.filter { all || $0.standing?.stage != .withdrawn }
        let withdrawn = amendments.count - rows.count
        if all { rows += try landed(in: history) }
        if place.json {
            for row in rows {
                place.console.print(json: .object([("schema", "countersign.amendment/1")] + row.members))
            }
            return .done
        }
        if rows.isEmpty {
            place.console.print(all ? "There are no amendments." : "There are no open amendments.")
        } else {
            place.console.page(Self.table(rows, width: place.console.width))
        }
        if withdrawn > 0 {
            let count = withdrawn == 1 ? "One was" : "\(withdrawn) were"
            place.console.note("\(count) withdrawn: countersign list --all")
        }
        let drafts = try history.agreement.drafts()
        if !drafts.isEmpty { place.console.note(DeskView.sentence(for: drafts)) }
        if rows.isEmpty, drafts.isEmpty { place.console.note("Begin one: countersign draft NAME") }
        return .done
    }

    private func landed(in history: History) throws -> [AmendmentSummary] {
        try stride(from: history.current.number, to: 0, by: -1).prefix(limit).compactMap { number in
            try history.landing(of: number).map { try AmendmentSummary(landed: $0.amendment, as: number, in: history) }
        }
    }

    private static func table(_ rows: [AmendmentSummary], width: Int) -> StyledText {
        var table = Table([
            .init("Amendment"), .init("Stage"), .init("Amends", .right), .init("Consents", .right), .init("Next"),
        ])
        for row in rows {
            let isDamaged = row.amendment == nil
            table.addRow([
                "\(row.name.description, .bold)", "\(row.shownStage, isDamaged ? .warning : .plain)",
                row.amendment.map { "version \($0.base.number)" } ?? "",
                isDamaged ? "" : "\(row.consents.given)/\(row.consents.needed)", row.next,
            ])
        }
        return table.rendered(width: width)
    }
}
