public import ServiceLevels

extension EstimateWords {
    /// What an estimate left out or took for granted, in a sentence without its full stop.
    ///
    /// - Parameter zone: whose clocks times are told by.
    public func note(_ note: EstimateNote, in zone: CivilZone) -> String {
        switch note {
        case .outsidePeriod(let time):
            words(
                id: "\(length(time)) dari gangguan itu di luar periode ini dan tidak dihitung di dalamnya",
                en: "\(length(time)) of the outages lie outside of the period and do not count in it")
        case .outsideHours(let time, let calendar):
            words(
                id:
                    "\(length(time)) dari gangguan itu di luar jam buka kalender \(sentence(calendar)) dan tidak dihitung",
                en:
                    "\(length(time)) of the outages lie outside of the hours of the calendar \(sentence(calendar)) and do not count"
            )
        case .maintenanceCounts:
            words(
                id: "pemeliharaan terencana tidak dikecualikan pada tingkat ini, dan dihitung sebagai waktu henti",
                en: "planned maintenance is no exclusion of this level, and counts as downtime")
        case .outsideWindows(let time):
            words(
                id: "\(length(time)) dari pemeliharaan itu di luar jendelanya dan dihitung sebagai waktu henti",
                en: "\(length(time)) of the maintenance lie outside of its windows and count as downtime")
        case .announcedLate(let start, let notice):
            words(
                id:
                    "pemeliharaan pada \(moment(start, in: zone)) diberitahukan kurang dari \(period(notice)) sebelumnya, "
                    + "dan dihitung sebagai waktu henti",
                en: "the maintenance on \(moment(start, in: zone)) was announced less than \(period(notice)) before, "
                    + "and counts as downtime")
        case .announcementAssumed(let notice):
            words(
                id: "pemeliharaan dianggap diberitahukan paling lambat \(period(notice)) sebelumnya",
                en: "the maintenance is taken to have been announced at least \(period(notice)) before")
        case .cutByTerm(let part, let whole): cut(part, of: whole)
        }
    }

    /// Which days count, and on which side of them the agreement does not hold.
    private func cut(_ part: MeasurementPeriod, of whole: MeasurementPeriod) -> String {
        let isOneDay = part.from == part.lastDay
        let days = words(
            id: isOneDay ? "hanya \(period(part))" : "hanya hari-hari \(during(part))",
            en: isOneDay ? "only \(period(part)) counts" : "only the days \(during(part)) count")
        var sides: [(id: String, en: String)] = []
        if part.from > whole.from { sides.append(("sebelumnya", "before")) }
        if part.until < whole.until { sides.append(("sesudahnya", "after")) }
        return words(
            id: "\(days) yang dihitung: \(sides.map(\.id).joined(separator: " atau ")) Perjanjian tidak berlaku",
            en: "\(days): the agreement does not hold \(sides.map(\.en).joined(separator: " or "))")
    }

    /// `5 Business Days`, `5 Hari Kerja`.
    private func period(_ period: Period) -> String {
        "\(period.count) " + words(id: period.unit.words.id, en: period.unit.words.en)
    }
}
