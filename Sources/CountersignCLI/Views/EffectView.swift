internal import Agreements

/// What takes force when, and what that does to other versions, in sentences.
struct EffectView {
    private let effect: Effect
    private let history: History

    init(_ effect: Effect, in history: History) {
        self.effect = effect
        self.history = history
    }

    /// `In force from 1 July 2026; replaces version 2, which would have taken force on 1 August 2026.`
    var sentence: StyledText {
        var text: StyledText =
            effect.isFromExecution
            ? "In force from the day the last party accepts it" : "In force from \(effect.from.shown, .bold)"
        if !effect.replacesWaiting.isEmpty {
            let versions = effect.replacesWaiting.map { "version \($0), which would have taken force on \(day($0))" }
            text += ", and replaces " + StyledText(versions.joined(separator: ", and "))
        }
        text += "."
        if effect.governsPast {
            text += " That is before it is accepted: it also governs what is past."
        }
        for number in effect.replacesPast {
            text += " From then on it takes the place of version \(number), in force since \(day(number))."
        }
        text += until
        if let end = effect.end {
            let before = end.before.map { ", and no longer on \($0.shown)" } ?? ""
            text +=
                end.after.map { "\n\("The agreement ends", .warning) on \($0.shown)\(before)." }
                ?? "\nThe agreement no longer ends on \(end.before?.shown ?? "a day")."
        }
        if let fault = effect.fault {
            text += "\n\("It cannot be completed as it stands:", .warning) \(fault.message)"
            if let hint = fault.hint { text += "\n  \(hint, .dim)" }
        }
        return text
    }

    /// ` Until then version 1 governs, from 1 January 2027 version 2.`
    private var until: StyledText {
        guard let first = effect.until.first else { return StyledText() }
        let isToCome = history.ledger.inForceFrom(first).map { $0 > history.today } ?? false
        let others = effect.until.dropFirst().map { ", from \(day($0)) version \($0)" }.joined()
        return " Until then version \(first) governs\(isToCome ? " from \(day(first))" : "")\(others)."
    }

    private func day(_ number: Int) -> String { history.ledger.inForceFrom(number)?.shown ?? "another day" }
}
