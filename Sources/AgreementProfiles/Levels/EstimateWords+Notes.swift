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
                id: "\(length(time)) dari gangguan itu di luar jam buka kalender `\(calendar)` dan tidak dihitung",
                en: "\(length(time)) of the outages lie outside of the hours of `\(calendar)` and do not count")
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
        case .cutByTerm(let from, let lastDay):
            words(
                id: "hanya hari-hari sejak \(day(from)) sampai dengan \(day(lastDay)) yang dihitung: sebelum atau "
                    + "sesudahnya Perjanjian tidak berlaku",
                en:
                    "only the days from \(day(from)) to \(day(lastDay)) count: the agreement does not hold before or after"
            )
        }
    }

    /// `5 Business Days`, `5 Hari Kerja`.
    private func period(_ period: Period) -> String {
        "\(period.count) " + words(id: period.unit.words.id, en: period.unit.words.en)
    }
}
