internal import Agreements

extension Checkup {
    /// The zone database and the clock, which decide what a day is.
    mutating func lookAtMachine() {
        lookAtZones()
        lookAtClock()
    }

    private mutating func lookAtZones() {
        let name = history?.current.text.declaration.zone.identifier ?? "Asia/Jakarta"
        // A database that is not there knows every zone as UTC, or none.
        guard AgreementZone(identifier: name) != nil,
            AgreementZone(identifier: "Asia/Jakarta")?.offset(at: 1_767_582_000) == 7 * 3600
        else {
            return error(
                "machine", "zones", "This computer has no list of time zones, and \(name) is needed.",
                "apt-get install tzdata")
        }
        ok("machine", "zones", "The list of time zones knows \(name).")
    }

    private mutating func lookAtClock() {
        let now = place.clock.now()
        if place.console.options.environment["COUNTERSIGN_CLOCK"] != nil {
            warning(
                "machine", "clock", "COUNTERSIGN_CLOCK stands in for this computer's clock.", "unset COUNTERSIGN_CLOCK")
        }
        let newest = history.map { history in
            let times = ((try? history.amendments()) ?? []).map(\.tipTime) + [history.current.time]
            return times.map(\.seconds).max() ?? now
        }
        // The day on which this was written: no clock that is right says less.
        if now < 1_760_000_000 || newest.map({ $0 > now + 600 }) ?? false {
            return error(
                "machine", "clock", "This computer's clock is behind: the newest act is dated later.",
                "set it: timedatectl set-ntp true")
        }
        ok("machine", "clock", "The clock is not behind any act.")
    }
}
