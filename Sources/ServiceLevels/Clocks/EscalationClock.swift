/// The clock that times to respond, to resolve and to escalate are counted by.
public struct EscalationClock: Hashable, Sendable {
    /// When it runs.
    public enum Running: Hashable, Sendable {
        /// At all times.
        case always
        /// In the hours of a business calendar.
        case businessHours(BusinessCalendar)
    }

    /// When it runs.
    public let running: Running
    /// Where the agreement says so.
    public let clause: ClauseReference

    /// A clock.
    public init(_ running: Running, clause: ClauseReference) {
        self.running = running
        self.clause = clause
    }

    /// When so much time has run since a moment.
    ///
    /// Time that is used up exactly when the business hours end is up then, not at the next opening. No time is up at
    /// once, also outside business hours.
    /// - Parameter pauses: times during which the clock stands still, such as waiting for the other party.
    public func deadline(
        _ time: ElapsedTime, after start: Moment, pauses: IntervalSet = IntervalSet()
    ) throws(ClockError) -> Deadline {
        var trace = [
            TraceStep(
                .clockStart, Sentence(id: "waktu berjalan \(running.name.id)", en: "the clock runs \(running.name.en)"),
                clause,
                ["start": .moment(start), "time": .minutes(time), "pauses": .minutes(pauses.length)])
        ]
        let moment = try reach(time, after: start, pauses, &trace)
        let rule = Sentence(id: "waktunya habis", en: "the time is up")
        trace.append(TraceStep(.deadline, rule, clause, ["deadline": .moment(moment)]))
        return Deadline(moment: moment, trace: trace)
    }

    /// How much time has run between two moments; none where `end` is not later.
    public func elapsed(
        from start: Moment, until end: Moment, pauses: IntervalSet = IntervalSet()
    ) throws(ClockError) -> ElapsedTime {
        guard let interval = Interval(from: start, until: end) else { return .zero }
        guard case .businessHours(let calendar) = running else {
            return IntervalSet(CollectionOfOne(interval)).subtracting(pauses).length
        }
        var (total, day): (Int64, CivilDay) = (0, calendar.zone.day(of: start))
        while calendar.zone.start(of: day) < end {
            let open = try calendar.open(on: day).clipped(from: start, until: end).subtracting(pauses)
            total += open.length.microseconds
            guard let next = day.adding(days: 1) else { break }
            day = next
        }
        return ElapsedTime(microseconds: total)
    }

    private func reach(
        _ time: ElapsedTime, after start: Moment, _ pauses: IntervalSet, _ trace: inout [TraceStep]
    ) throws(ClockError) -> Moment {
        var left = time
        guard left > .zero else { return start }
        guard case .businessHours(let calendar) = running else {
            let rest = IntervalSet(Interval(from: start, until: .latest).map { [$0] } ?? []).subtracting(pauses)
            guard let moment = rest.moment(when: &left) else { throw .outOfRange }
            return moment
        }
        var (day, idle) = (calendar.zone.day(of: start), 0)
        while idle < 3_660 {
            let before = left
            let open = try calendar.open(on: day).clipped(from: start, until: .latest).subtracting(pauses)
            let moment = open.moment(when: &left)
            idle = left < before ? 0 : idle + 1
            if let edition = calendar.edition(on: day) {
                trace.append(edition.step(on: day, used: before.microseconds - left.microseconds, left: left))
            }
            if let moment { return moment }
            guard let next = day.adding(days: 1) else { throw .outOfRange }
            day = next
        }
        throw .neverReached(calendar.name)
    }
}

/// When a time is up.
public struct Deadline: Hashable, Sendable {
    /// The moment.
    public let moment: Moment
    /// How it was found, day by day.
    public let trace: [TraceStep]
}

extension EscalationClock.Running {
    fileprivate var name: Sentence {
        switch self {
        case .always: Sentence(id: "setiap saat", en: "at all times")
        case .businessHours(let calendar):
            Sentence(
                id: "dalam jam buka kalender \(calendar.called.id) (\(calendar.zone))",
                en: "in the hours of the calendar \(calendar.called.en) (\(calendar.zone))")
        }
    }
}

extension BusinessCalendar {
    fileprivate func open(on day: CivilDay) throws(ClockError) -> IntervalSet {
        guard let open = openTime(on: day) else { throw .calendarSilent(name, on: day) }
        return open
    }
}

extension CalendarEdition {
    fileprivate func step(on day: CivilDay, used: Int64, left: ElapsedTime) -> TraceStep {
        if let holiday = holidays[day] {
            let rule = Sentence(id: "\(holiday), hari libur dalam \(name)", en: "\(holiday), a holiday in \(name)")
            return TraceStep(.closedDay, rule, clause, ["day": .day(day)])
        }
        if hours(on: day).isEmpty {
            let rule = Sentence(id: "bukan hari kerja", en: "no business day: \(day.weekday)")
            return TraceStep(.closedDay, rule, clause, ["day": .day(day)])
        }
        return TraceStep(
            .businessDay, Sentence(id: "jam kerja dalam \(name)", en: "business hours of \(name)"), clause,
            [
                "day": .day(day), "counted": .minutes(ElapsedTime(microseconds: used)), "left": .minutes(left),
            ])
    }
}

extension IntervalSet {
    /// The moment at which so much of this time has passed, or nil where it does not suffice; what passed is taken off.
    fileprivate func moment(when left: inout ElapsedTime) -> Moment? {
        for interval in intervals {
            if interval.length >= left {
                let moment = interval.start.advanced(by: left)
                left = .zero
                return moment
            }
            left = ElapsedTime(microseconds: left.microseconds - interval.length.microseconds)
        }
        return nil
    }
}
