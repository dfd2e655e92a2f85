internal import Agreements

extension ActTime {
    /// `2026-07-01T09:30:00+07:00` (RFC 3339).
    var rfc3339: String {
        let local = seconds + Int64(offset * 60)
        let days = Int((local >= 0 ? local : local - 86_399) / 86_400)
        let rest = Int(local) - days * 86_400
        let minutes = abs(offset)
        return "\(CivilDate(daysSinceEpoch: days))T\((rest / 3600).twoDigits):\((rest / 60 % 60).twoDigits):"
            + "\((rest % 60).twoDigits)\(offset < 0 ? "-" : "+")\((minutes / 60).twoDigits):\((minutes % 60).twoDigits)"
    }

    /// `1 July 2026 09:30`, as the act's own zone has it.
    var shown: String {
        let local = seconds + Int64(offset * 60)
        let days = Int((local >= 0 ? local : local - 86_399) / 86_400)
        let rest = Int(local) - days * 86_400
        return "\(CivilDate(daysSinceEpoch: days).shown) \((rest / 3600).twoDigits):\((rest / 60 % 60).twoDigits)"
    }
}

extension CivilDate {
    /// `1 July 2026`.
    var shown: String {
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
