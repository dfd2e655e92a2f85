internal import Agreements

extension ActTime {
    /// `2026-07-01T09:30:00+07:00` (RFC 3339).
    var rfc3339: String {
        let (hour, minute, second) = localClock
        let minutes = abs(offset)
        func twoDigits(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
        return "\(localDay)T\(hour):\(minute):\(second)"
            + "\(offset < 0 ? "-" : "+")\(twoDigits(minutes / 60)):\(twoDigits(minutes % 60))"
    }
}
