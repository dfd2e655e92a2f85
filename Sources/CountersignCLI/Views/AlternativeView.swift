internal import Agreements
internal import GitStore

/// A head that this clone could go on from, beside what it holds: what comes with it, and what is set aside.
struct AlternativeView {
    private let alternative: Alternative
    private let history: History

    init(_ alternative: Alternative, in history: History) {
        self.alternative = alternative
        self.history = history
    }

    /// What the choice means, for the person who is asked to make it.
    var page: StyledText {
        let newest: StyledText = "version \(alternative.newest), \(alternative.head.short, .dim)"
        var text: StyledText = "To go on from " + newest
        text += gained.isEmpty ? ", which this clone has verified before.\n" : ":\n" + gained
        guard !alternative.lost.isEmpty else { return text.withoutLastLineFeed }
        text += "\("It sets aside", .warning), though every party signed it and it was merged here:\n" + lost
        text += consequence
        return text
            + "What is set aside is kept under refs/countersign/set-aside/, and no part of the agreement in this copy."
    }

    /// The versions that come with it, one on a line.
    var gained: StyledText { lines(alternative.gained) }

    /// The versions of this clone that would be set aside, one on a line.
    var lost: StyledText { lines(alternative.lost) }

    /// What becomes of the amendments that are set aside.
    var consequence: StyledText {
        let reopened = alternative.reopened.map(\.name)
        var text = StyledText()
        for name in reopened {
            text += "\(name.description, .bold) is open again then, with the consents given to it. They count for a"
            text += " text that follows version \(alternative.common), so it is carried onto version"
            text += " \(alternative.newest), and everyone accepts it anew: countersign refresh \(name.description)\n"
        }
        for version in alternative.lost {
            // One that landed on both sides is lost on neither.
            guard let name = version.amendment?.name, !reopened.contains(name),
                !alternative.gained.contains(where: { $0.amendment?.name == name })
            else { continue }
            text += "\(name.description, .bold) followed what is set aside, and has to be proposed anew: countersign"
            text += " draft NAME --from \(version.version.id.description)\n"
        }
        return text
    }

    private func lines(_ versions: [VerifiedVersion]) -> StyledText {
        versions.reduce(into: StyledText()) { $0 += .indented(line($1)) }
    }

    /// `version 2: acme/fees “Fees”, accepted by …, merged by … on …, in force from …`
    private func line(_ found: VerifiedVersion) -> StyledText {
        let text = found.version.text
        func who(_ act: Act) -> String { "\(act.personName(in: text)) (\(act.party))" }
        var line: StyledText = "version \(found.version.number): \(found.amendment?.name.description ?? "", .bold)"
        if let subject = found.amendment?.proposal?.subject { line += " “\(subject)”" }
        let consents = found.consents.map(who).joined(separator: " and ")
        let merged = found.act.time.shown(in: history.current.text.declaration.zone)
        line += ", accepted by \(consents), merged by \(who(found.act)) on \(merged)"
        return line + (found.version.inForceFrom.map { ", in force from \($0.shown)" } ?? "")
    }
}
