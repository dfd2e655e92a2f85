internal import Agreements

extension History {
    /// `version 4, in force from 1 July 2026, executed 20 May 2026`, and where it stands on a day.
    func sentence(on version: Int, day: CivilDate, knownAt: Int? = nil) throws -> StyledText {
        let executed = try executed(version)
        let from = ledger.inForceFrom(version)?.shown ?? ""
        switch try state(of: version, on: day, knownAt: knownAt) {
        case .opening: return "version 0, which names the parties and never governs"
        case .inForce:
            let until = try self.version(version).text.declaration.term?.until
            let end: StyledText = until.map { ", until the agreement ends on \($0.shown)" } ?? ""
            return "version \(version), in force from \(from, .bold)" + executed + end
        case .waiting:
            return "version \(version)" + executed
                + ", \(hasCome(version) ? "" : "will be ")in force from \(from, .bold)"
        case .ended:
            let until = try self.version(version).text.declaration.term?.until?.shown ?? ""
            return "version \(version), by which the agreement ended on \(until, .bold); in force from \(from)"
                + executed
        case .past: return "version \(version), whose place another has taken; it was to govern from \(from)" + executed
        }
    }

    /// `; version 5 is executed but not yet in force (from 1 September 2026)`, for each that waits on a day; where that
    /// has come by now, `; version 5 was executed, and in force only from 1 September 2026`.
    func waitingSentence(after day: CivilDate, besides version: Int?, knownAt: Int? = nil) throws -> StyledText {
        try announced(by: day, knownAt: knownAt).filter { $0 != version }.reduce(into: StyledText()) { text, number in
            let from = ledger.inForceFrom(number)?.shown ?? ""
            text +=
                hasCome(number)
                ? "; version \(number) was executed, and in force only from \(from)"
                : "; version \(number) is executed but not yet in force (from \(from))"
        }
    }

    /// Whether a version that waited on a day that was asked for waits no more by now.
    private func hasCome(_ version: Int) -> Bool { ledger.inForceFrom(version).map { $0 <= today } ?? false }

    private func executed(_ version: Int) throws -> StyledText {
        let zone = current.text.declaration.zone
        return try execution(of: version).map { ", executed \($0.seen(in: zone).localDay.shown)" } ?? ""
    }
}
