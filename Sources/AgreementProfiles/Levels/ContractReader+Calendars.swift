internal import Agreements
internal import ServiceLevels

extension ContractReader {
    /// The calendar whose days are the business days of the text: that of its support.
    var supportCalendar: BusinessCalendar? {
        let name = (try? topic("services")["support"]?["calendar"]?.text) ?? nil
        return name.flatMap(calendar)
    }

    /// A calendar of the text that can be read.
    func calendar(_ name: String) -> BusinessCalendar? {
        guard let zone = try? zone(), let node = content.calendars[name] else { return nil }
        var holidays: [CivilDay: String] = [:]
        for holiday in node["holidays"]?.items ?? [] {
            if let day = holiday["date"]?.date.flatMap({ CivilDay($0) }) { holidays[day] = day.description }
        }
        let hours = BusinessHours(node["hours"]?.items ?? [])
        return calendar(name, zone, hours, holidays, ClauseReference("calendars/\(name).yaml"))
    }

    /// What is agreed about planned maintenance; nil where nothing is.
    mutating func maintenance() throws(TermsGap) -> MaintenanceTerms? {
        guard let measurement = try? topic("measurement"), let agreed = measurement["maintenance"] else { return nil }
        let notice = try needed("announced-before", of: agreed) { $0.node.period }
        let hours = BusinessHours(agreed["windows"]?.items.map(\.node) ?? [])
        let windows = calendar(Self.maintenance, try zone(), hours, [:], reference(to: agreed))
        guard let windows else { throw gap("the windows of maintenance cannot be read", at: agreed) }
        return MaintenanceTerms(windows: windows, notice: notice, businessDays: supportCalendar)
    }

    /// A calendar of one edition: that of this text.
    private func calendar(
        _ name: String, _ zone: CivilZone, _ hours: BusinessHours, _ holidays: [CivilDay: String],
        _ clause: ClauseReference
    ) -> BusinessCalendar? {
        guard let first = CivilDay(year: 1, month: 1, day: 1) else { return nil }
        let edition = CalendarEdition(
            name: "this text", from: first, hours: hours, holidays: holidays, clause: clause)
        return BusinessCalendar(name: name, zone: zone, editions: [edition])
    }
}

extension BusinessHours {
    /// Days of the week with their hours, as calendars and windows of maintenance list them.
    fileprivate init(_ lines: [TermNode]) {
        var hours: [Weekday: [OpeningHours]] = [:]
        for line in lines {
            guard let day = Weekday.allCases.first(where: { "\($0)" == line["day"]?.text }),
                let opens = line["from"]?.text.flatMap({ ServiceLevels.TimeOfDay($0) }),
                let closes = line["until"]?.text.flatMap({ ServiceLevels.TimeOfDay($0) }),
                let open = OpeningHours(opens, until: closes)
            else { continue }
            hours[day, default: []].append(open)
        }
        self.init(hours)
    }
}
