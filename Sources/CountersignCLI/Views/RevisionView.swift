internal import AgreementProfiles
internal import Agreements

/// How the text on the table differs from the one in whose place it was put: for whoever read that one.
struct RevisionView {
    private let amendment: Amendment
    /// The act that put the earlier text on the table.
    private let former: Act
    /// The act that put this one in its place.
    private let newest: Act
    private let redline: RedlineView

    /// nil where the text is the first that was proposed.
    init?(_ amendment: Amendment, in history: History) throws {
        let proposals = amendment.acts.filter(\.kind.changesText)
        guard proposals.count > 1 else { return nil }
        self.amendment = amendment
        (former, newest) = (proposals[proposals.count - 2], proposals[proposals.count - 1])
        let text = try history.text(of: former.tree)
        redline = try RedlineView(
            history.comparison(from: text, to: amendment.text), amendment.text.declaration, from: text.declaration,
            ledger: history.ledger)
    }

    /// The section of the page, under its heading.
    var lines: StyledText {
        let zone = amendment.text.declaration.zone
        let name = newest.personName(in: amendment.text, amendment.base.text)
        var text: StyledText =
            "\n\("Changed since the proposal of \(former.time.shown(in: zone))", .heading)\n"
        text +=
            "  \(name, .bold) (\(newest.party.description)) \(newest.kind.shortPastTense) it on \(newest.time.shown(in: zone)): "
            + "\(newest.subject)\n"
        return text + (redline.files.isEmpty ? "  Nothing: the text is the same.\n" : redline.body())
    }

    /// The same in JSON; see `docs/json.md`, "review".
    var json: JSONValue {
        .object([
            ("since", former.json()), ("by", newest.json()), ("consequences", redline.consequencesJSON),
            ("changes", redline.json),
        ])
    }
}
