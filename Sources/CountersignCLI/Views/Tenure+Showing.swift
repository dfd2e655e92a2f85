internal import AgreementDocuments
internal import Agreements

extension History {
    /// `version 4, in force from 1 July 2026, executed 20 May 2026`, and where it stands on a day.
    func sentence(on version: Int, day: CivilDate, knownAt: Int? = nil) throws -> StyledText {
        guard let tenure = try tenure(of: version, knownAt: knownAt) else {
            return "version 0, which names the parties and never governs"
        }
        return "version \(version), \(TenureWords(tenure).standing(on: day, today: today))"
    }

    /// `; version 5 is executed but not yet in force (from 1 September 2026)`, for each that waits on a day; where that
    /// has come by now, `; version 5 was executed, and in force only from 1 September 2026`.
    func waitingSentence(after day: CivilDate, besides version: Int?, knownAt: Int? = nil) throws -> StyledText {
        try announced(by: day, knownAt: knownAt).filter { $0 != version }.reduce(into: StyledText()) { text, number in
            guard let from = ledger.inForceFrom(number) else { return }
            text +=
                from <= today
                ? "; version \(number) was executed, and in force only from \(from.shown)"
                : "; version \(number) is executed but not yet in force (from \(from.shown))"
        }
    }

    /// ` It took the place of version 2, which was to govern from 1 August 2026.`, and which version governed a day as
    /// far as was known before a text was executed that reaches back to it; empty where the version is nothing of that.
    func remarks(on version: Int, day: CivilDate, knownAt: Int? = nil) throws -> StyledText {
        guard let tenure = try tenure(of: version, knownAt: knownAt) else { return StyledText() }
        var text = StyledText()
        if let replaces = TenureWords(tenure).replaces { text += " It took the place of \(replaces)." }
        guard tenure.state(on: day) == .inForce, day < tenure.executed else { return text }
        let before =
            switch try governing(on: day, knownAt: version - 1) {
            case .version(let other): "version \(other)"
            case .notYet, .ended: "no text"
            }
        text += " Until \(tenure.executed.shown) \(before) counted as in force on \(day.shown): countersign show --on"
        return text + " \(day.description) --known-at \(version - 1)."
    }
}

extension Tenure {
    /// When it governs, in JSON; see `docs/json.md`, "version". All without a value for what is no version that governs.
    static func members(_ tenure: Tenure?) -> [(String, JSONValue)] {
        [
            ("governs", days(of: tenure)), ("reachesBack", .bool(tenure?.reachesBack ?? false)),
            ("tookPlaceOf", .array((tenure?.replaces ?? []).map { .integer($0.version) })),
            ("replacedBy", .number(tenure?.replacedBy?.version)),
        ]
    }

    /// The days that it governs, half-open; null where there are none.
    static func days(of tenure: Tenure?) -> JSONValue {
        guard let tenure, tenure.governs else { return .null }
        return .object([
            ("from", .string(tenure.from.description)), ("until", .text(tenure.until?.description)),
        ])
    }
}
