public import AgreementProfiles
public import Agreements

/// What every page says of when a version governs.
public struct TenureWords: Sendable {
    private let tenure: Tenure
    private let notation: Notation

    /// The words for it, in a language.
    public init(_ tenure: Tenure, in notation: Notation = .english) {
        self.tenure = tenure
        self.notation = notation
    }

    /// `in force from 1 July 2026`, `governed from 1 July 2026 until version 4 took its place on 1 September 2026`, `never
    /// governed: …`.
    ///
    /// - Parameter day: the day on which it is said; nil for words that are true on every day.
    public func phrase(on day: CivilDate? = nil) -> String {
        if !tenure.governs { return never }
        guard let until = tenure.until else { return start() }
        let isOver = day.map { until <= $0 } ?? false
        guard let successor = tenure.successor, successor.from == until else {
            return start() + comma + " " + endOfAgreement(isOver: isOver)
        }
        let (version, day) = ("\(successor.version)", notation.day(until))
        let executed = notation.day(successor.executed)
        return start(isOver: isOver) + comma
            + (successor.reachesBack
                ? words(
                    " sampai digantikan versi \(version), yang disetujui semua pihak pada \(executed) dan berlaku surut,"
                        + " mulai \(day)",
                    " until version \(version), which was executed \(executed) and reaches back, took its place from"
                        + " \(day) on")
                : words(
                    " sampai digantikan versi \(version) pada \(day)",
                    " until version \(version) \(isOver ? "took" : "takes") its place on \(day)"))
    }

    /// The same behind the version's name: `which governed from …` where that is over, and otherwise `in force from …`.
    public func clause(on day: CivilDate) -> String {
        (tenure.state(on: day) == .past ? words("yang ", "which ") : "") + phrase(on: day)
    }

    /// Where it stands on a day: `in force from 1 July 2026, executed 20 May 2026`.
    ///
    /// - Parameter today: the day on which it is said.
    public func standing(on day: CivilDate, today: CivilDate) -> String {
        switch tenure.state(on: day) {
        case .inForce:
            let end = tenure.until == tenure.end ? tenure.end.map { _ in ", " + endOfAgreement(isOver: false) } : nil
            return start() + (tenure.reachesBack ? ": " : ", ") + executed + (end ?? "")
        case .waiting:
            // On a day that was asked for it was to come; by now it may have come.
            let hasCome = tenure.from <= today
            return executed + ", "
                + (hasCome ? start() : words("akan berlaku sejak ", "will be in force from ") + first)
        case .ended:
            return words("yang mengakhiri perjanjian pada ", "by which the agreement ended on ")
                + notation.day(tenure.end) + "; " + start() + ", " + executed
        case .past: return executed + ", " + clause(on: day)
        }
    }

    /// `executed 20 May 2026`, with the zone where the newest version has another.
    public var executed: String {
        words("disetujui semua pihak pada ", "executed ") + notation.day(tenure.executed)
            + (tenure.otherZone.map { " (\($0))" } ?? "")
    }

    /// The versions that it took the place of from their first day on; nil where there are none.
    public var replaces: String? {
        if tenure.replaces.isEmpty { return nil }
        return tenure.replaces.map { $0.words(in: notation) }.joined(separator: words(", dan ", ", and "))
    }

    private var first: String { notation.day(tenure.from) }

    private func start(isOver: Bool = false) -> String {
        words(
            "berlaku\(tenure.reachesBack ? " surut" : "") sejak \(first)",
            "\(isOver ? "governed" : "in force") from \(first)\(tenure.reachesBack ? ", reaching back" : "")")
    }

    /// Behind "reaching back", where a sentence goes on.
    private var comma: String { tenure.reachesBack ? words("", ",") : "" }

    private func endOfAgreement(isOver: Bool) -> String {
        words("sampai perjanjian berakhir pada ", "until the agreement \(isOver ? "ended" : "ends") on ")
            + notation.day(tenure.end)
    }

    private var never: String {
        guard let other = tenure.replacedBy else {
            return words(
                "tidak pernah berlaku: perjanjian berakhir sebelum hari pertamanya, \(first)",
                "never governed: the agreement ends before its first day, \(first)")
        }
        guard let trial = tenure.trial else {
            return words(
                "tidak pernah berlaku: disepakati untuk \(first), digantikan versi \(other.version)",
                "never governed: agreed for \(first), it was replaced by version \(other.version)")
        }
        let start = notation.day(trial.from)
        return words(
            "akhirnya tidak pernah berlaku: dianggap berlaku sejak ",
            "never governed after all: it counted as in force from ")
            + start + (tenure.reachesBack ? words(", surut sejak \(first),", ", reaching back to \(first),") : "")
            + " " + end(of: trial, before: other)
    }

    /// What ended the days on which a version counted as in force, and what took its place from its first day on.
    private func end(of trial: Tenure.Trial, before last: Tenure.Successor) -> String {
        let (day, executed) = (notation.day(trial.until), notation.day(last.executed))
        let ended =
            trial.next.map { next in
                let name =
                    "\(next.version)"
                    + (next.reachesBack ? words(", yang berlaku surut,", ", which reaches back,") : "")
                return words(
                    "sampai versi \(name) menggantikannya pada \(day)",
                    "until version \(name) took its place on \(day)")
            } ?? words("sampai perjanjian berakhir pada \(day)", "until the agreement ended on \(day)")
        if trial.next == last { return ended }
        return ended
            + words(
                ", lalu pada \(executed) digantikan versi \(last.version), yang berlaku surut",
                ", and on \(executed) version \(last.version), which reaches back, replaced it")
    }

    private func words(_ id: String, _ en: String) -> String { notation.words(id: id, en: en) }
}
