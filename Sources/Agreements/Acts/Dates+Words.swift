extension ActTime {
    /// A moment, shown in an agreement's zone.
    init?(at seconds: Int64, in zone: AgreementZone) {
        self.init(seconds: seconds, offset: zone.offset(at: seconds) / 60)
    }

    /// The same moment by the clocks of an agreement's zone, whatever zone its author claims.
    public func seen(in zone: AgreementZone) -> ActTime { ActTime(at: seconds, in: zone) ?? self }

    /// `1 July 2026 09:30`, by the clocks of an agreement's zone.
    public func shown(in zone: AgreementZone) -> String {
        let seen = seen(in: zone)
        return "\(seen.localDay.shown) \(seen.localClock.hour):\(seen.localClock.minute)"
    }

    /// The day that the act's own zone has.
    public var localDay: CivilDate { CivilDate(daysSinceEpoch: local.days) }

    /// The time of day that the act's own zone has, each of two digits.
    public var localClock: (hour: String, minute: String, second: String) {
        let rest = local.seconds
        return ((rest / 3600).twoDigits, (rest / 60 % 60).twoDigits, (rest % 60).twoDigits)
    }

    private var local: (days: Int, seconds: Int) {
        let local = Int(seconds) + offset * 60
        let days = (local >= 0 ? local : local - 86_399) / 86_400
        return (days, local - days * 86_400)
    }
}

extension CivilDate {
    /// `1 July 2026`.
    public var shown: String {
        let months = [
            "January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
            "November", "December",
        ]
        return "\(day) \(months[month - 1]) \(year)"
    }
}

extension Int {
    fileprivate var twoDigits: String { self < 10 ? "0\(self)" : "\(self)" }
}
