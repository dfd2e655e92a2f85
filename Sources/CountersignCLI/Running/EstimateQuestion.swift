internal import AgreementProfiles
internal import Agreements
internal import ServiceLevels

/// What a person asks about a credit: which level, what if, and when.
struct EstimateQuestion {
    /// As it was typed; nil for the only one.
    let level: String?
    let assumed: AssumedPerformance
    /// A day of the period.
    let day: CivilDay

    /// Reads what was typed.
    ///
    /// - Parameter zone: whose clocks times without an offset are read by.
    init(_ command: EstimateCommand, _ today: CivilDate, in zone: String) throws(CommandError) {
        level = command.level
        var first: CivilDay?
        switch (command.measured, command.outage.isEmpty && command.maintenance.isEmpty) {
        case (let measured?, true): assumed = .level(try Self.percentage(measured))
        case (nil, false):
            guard let zone = CivilZone(identifier: zone) else {
                throw CommandError(.undecided, "the rules of the zone \(zone) are not known on this computer")
            }
            var outages: [Outage] = []
            for text in command.outage { outages.append(try Self.outage(text, in: zone)) }
            var works: [PlannedMaintenance] = []
            for text in command.maintenance { works.append(try Self.maintenance(text, in: zone)) }
            assumed = .outages(outages, maintenance: works)
            first = (outages + works.map(\.outage)).map(\.from).min().map(zone.day)
        case (_?, false):
            throw CommandError(
                .usage, "--measured is a result, and --outage and --maintenance are what a result is reckoned from",
                hint: "leave out either")
        case (nil, true):
            throw CommandError(
                .usage,
                "say what to assume: a result with --measured, or times without service with --outage or --maintenance",
                hint: "countersign credit estimate --level availability --measured 98.7% --month 2026-03")
        }
        let typed = try command.month.map { text throws(CommandError) in try Self.month(text) }
        guard let day = typed ?? first ?? CivilDay(year: today.year, month: today.month, day: 1) else {
            throw CommandError(.internalError, "this computer's clock shows no day")
        }
        self.day = day
    }

    private static func month(_ text: String) throws(CommandError) -> CivilDay {
        if text.utf8.count == 7, let day = CivilDay(text + "-01") { return day }
        throw CommandError(.usage, "--month takes a month, and \(text) is none", hint: "write year and month: 2026-03")
    }

    /// `98.7%`, `98,7 %` and `98.7` are the same.
    private static func percentage(_ text: String) throws(CommandError) -> Percentage {
        var digits = text.filter { $0 != " " && $0 != "\u{A0}" }
        if digits.hasSuffix("%") { digits.removeLast() }
        let hasSign = text.contains("%")
        let number = try? Percentage(decimal: digits.replacing(",", with: "."))
        guard let number, number.percents >= 0, number.percents <= 100 else {
            throw CommandError(
                .usage, "--measured takes a percentage from 0 to 100, and \(text) is none", hint: "write it as 98.7%")
        }
        if !hasSign, number.percents > 0, number.percents <= 1 {
            throw CommandError(
                .usage, "--measured takes a percentage, and \(text) would be at most one per cent",
                hint:
                    "write \(Percentage(number.percents * 100).typed); or \(Percentage(number.percents).typed), if that is"
                    + " what was measured")
        }
        return number
    }

    private static func outage(_ text: String, in zone: CivilZone) throws(CommandError) -> Outage {
        let parts = text.split(separator: "/", omittingEmptySubsequences: false)
        let ends = parts.map { moment($0, in: zone) }
        try refuseImpossible(parts.prefix(2), ends, for: "--outage")
        guard ends.count == 2, let outage = outage(ends) else {
            throw CommandError(
                .usage, "--outage takes the beginning and the end of a time without service, and \(text) is none",
                hint: "write them as 2026-03-05T10:00/2026-03-05T12:30")
        }
        return outage
    }

    /// A maintenance is a time without service; behind a third slash may stand when it was announced.
    private static func maintenance(_ text: String, in zone: CivilZone) throws(CommandError) -> PlannedMaintenance {
        let parts = text.split(separator: "/", omittingEmptySubsequences: false)
        let moments = parts.map { part in
            moment(part, in: zone) ?? CivilDay(String(part)).map { zone.start(of: $0) }
        }
        try refuseImpossible(parts[...], moments, for: "--maintenance")
        guard (2...3).contains(parts.count), moments.allSatisfy({ $0 != nil }), let outage = outage(moments) else {
            throw CommandError(
                .usage,
                "--maintenance takes the beginning and the end of planned work, and when it was announced; \(text) is none",
                hint: "write them as 2026-03-08T01:00/2026-03-08T03:00/2026-02-27")
        }
        return PlannedMaintenance(outage, announced: moments.count == 3 ? moments[2] : nil)
    }

    /// Says which of the moments there never is, or that the end comes first; of what is not written as moments, nothing.
    private static func refuseImpossible(
        _ parts: ArraySlice<Substring>, _ moments: [Moment?], for option: String
    ) throws(CommandError) {
        guard parts.count >= 2 else { return }
        let written = /\d{4}-\d{2}-\d{2}(T\d{2}:\d{2}.*)?/
        for (part, moment) in zip(parts, moments) where moment == nil && part.wholeMatch(of: written) != nil {
            throw CommandError(
                .usage, "\(option): there is no \(part)", hint: "look at the day of the month, the hour and the minutes"
            )
        }
        guard let from = moments[0], let until = moments[1], until <= from else { return }
        throw CommandError(
            .usage, "\(option): it ends at \(parts[1]), which is not after \(parts[0]), when it begins",
            hint: "write the beginning first, and then the end")
    }

    private static func outage(_ moments: [Moment?]) -> Outage? {
        guard let from = moments[0], let until = moments[1], from < until else { return nil }
        return Outage(from: from, until: until)
    }

    /// With an offset, or as clocks of the zone show it.
    private static func moment(_ text: Substring, in zone: CivilZone) -> Moment? {
        let offset = text.dropFirst(16)
        let hasSeconds = !["Z", "+", "-"].contains(offset.first)
        if let moment = Moment(hasSeconds ? String(text) : text.prefix(16) + ":00" + offset) { return moment }
        let parts = text.split(separator: "T", omittingEmptySubsequences: false)
        guard parts.count == 2, let day = CivilDay(parts[0]), let time = ServiceLevels.TimeOfDay(parts[1]) else {
            return nil
        }
        return zone.moment(day, time)
    }
}

extension Percentage {
    /// As a person types it: `98.7%`.
    fileprivate var typed: String { description.replacing(" ", with: "") }
}
