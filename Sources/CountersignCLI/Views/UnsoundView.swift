internal import Agreements
internal import GitStore

/// What stands on `main` beyond the part that its parties signed, and what to do about it.
struct UnsoundView {
    let history: History
    private let strays: (first: [StrayCommit], count: Int)

    init(_ history: History) {
        self.history = history
        strays = history.findings.isEmpty ? ([], 0) : history.strays()
    }

    private var isRolledBack: Bool { history.forkedFrom != nil }

    /// One sentence; nil where all of `main` is sound.
    var sentence: StyledText? {
        guard !history.findings.isEmpty else { return nil }
        if isRolledBack { return "main was moved back, or away from what this clone has verified before." }
        let count = strays.count == 1 ? "a commit" : strays.count > 1 ? "\(strays.count) commits" : "something"
        return
            "main holds \(count) after version \(history.current.number) that \(isOne ? "does" : "do") not belong to it."
    }

    private var isOne: Bool { strays.count <= 1 }

    /// The sentence, the commits, every finding, and the next step; empty where all of `main` is sound.
    var page: StyledText {
        guard let sentence else { return StyledText() }
        var text: StyledText = "  " + sentence + "\n"
        for stray in strays.first {
            text += "    \(stray.id.short, .dim) says of itself: “\(stray.subject)” by \(stray.identity)\n"
        }
        if let verified = history.forkedFrom {
            text += "    verified here: \(verified.description), version \(history.current.number)\n"
            text += "    main:          \(history.head.description)\n"
        }
        for finding in history.findings where finding.severity != .warning {
            text += "    \(finding.sentence)\n"
            if let hint = finding.hint { text += "    \(hint, .dim)\n" }
        }
        text +=
            "  The agreement is version \(history.current.number), as before; nothing can be added until this is gone.\n"
        guard let detour else { return text }
        for line in DetourView(detour: detour).wayBack.withoutLastLineFeed.lines { text += "  " + line + "\n" }
        return text
    }

    /// Why nothing is exchanged with anybody until this is gone; nil where all of `main` is sound.
    var error: AgreementError? {
        guard let sentence else { return nil }
        let kind: AgreementError.Kind = history.findings.contains { $0.severity == .error } ? .refused : .moved
        return AgreementError(
            kind,
            "\(sentence.plain) Nothing was fetched or sent. The last sound version is \(history.current.number),"
                + " \(history.ledger.head).", findings: history.findings.filter { $0.severity != .warning },
            hint: detour?.hint ?? history.findings.lazy.compactMap(\.hint).first ?? "See what it is: countersign status"
        )
    }

    private var detour: Detour? {
        ((try? history.detours()) ?? []).first { $0.reference == Agreement.main }
    }

    /// What programs are told on standard error; see `docs/json.md`, "notice".
    var notice: JSONValue {
        .object([
            ("schema", "countersign.notice/1"), ("message", .text(sentence?.plain)),
            ("sound", .string(history.ledger.head.description)), ("head", .string(history.head.description)),
            ("findings", json),
        ])
    }

    /// The findings in JSON.
    var json: JSONValue { .array(history.findings.map(\.json)) }
}

extension ObjectID {
    /// The first digits, enough to tell commits apart at a glance.
    var short: String { String(description.prefix(8)) }
}
