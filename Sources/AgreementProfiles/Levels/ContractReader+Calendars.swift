internal import Agreements
internal import ServiceLevels

extension ContractReader {
    /// The calendar whose days are the business days of the text: that of its support.
    var supportCalendar: BusinessCalendar? {
        let name = (try? topic("services")["support"]?["calendar"]?.text) ?? nil
        return name.flatMap { try? calendar($0) }
    }

    /// A calendar of the text; nil where it has none of that name which its schema has nothing against.
    func calendar(_ name: String) throws(TermsGap) -> BusinessCalendar? {
        let path = "calendars/\(name).yaml"
        guard let listed = content.calendars[name].map({ Provision($0, of: path) }) else { return nil }
        var holidays: [CivilDay: String] = [:]
        for holiday in listed.node["holidays"]?.items ?? [] {
            if let day = holiday["date"]?.date.flatMap({ CivilDay($0) }) { holidays[day] = day.description }
        }
        return calendar(
            name, called(listed["name"]), try zone(), try hours(listed["hours"]), holidays, ClauseReference(path))
    }

    /// What is agreed about planned maintenance; nil where nothing is.
    mutating func maintenance() throws(TermsGap) -> MaintenanceTerms? {
        guard let measurement = try? topic("measurement"), let agreed = measurement["maintenance"] else { return nil }
        let notice = try needed("announced-before", of: agreed) { $0.node.period }
        let hours = try hours(agreed["windows"])
        let windows = calendar(Self.maintenance, nil, try zone(), hours, [:], reference(to: agreed))
        guard let windows else {
            throw gap(
                id: "jendela pemeliharaan tidak dapat dibaca", en: "the windows of maintenance cannot be read",
                at: agreed)
        }
        let noCalendar = gap(
            id: "tenggat pemberitahuan dihitung dalam waktu kerja, tetapi terms/services.yaml tidak menyebut kalender "
                + "dukungan yang dapat dibaca",
            en: "the notice is in business time, and terms/services.yaml names no calendar of support that can be read",
            at: agreed["announced-before"] ?? agreed)
        return MaintenanceTerms(
            windows: windows, notice: notice,
            businessTime: supportCalendar.map(Result.success) ?? .failure(noCalendar))
    }

    /// A calendar of one edition: that of this text.
    private func calendar(
        _ name: String, _ called: Sentence?, _ zone: CivilZone, _ hours: BusinessHours, _ holidays: [CivilDay: String],
        _ clause: ClauseReference
    ) -> BusinessCalendar? {
        guard let first = CivilDay(year: 1, month: 1, day: 1) else { return nil }
        let edition = CalendarEdition(
            name: "this text", from: first, hours: hours, holidays: holidays, clause: clause)
        return BusinessCalendar(name: name, called: called, zone: zone, editions: [edition])
    }

    /// Days of the week with their hours, as calendars and windows of maintenance list them.
    private func hours(_ list: Provision?) throws(TermsGap) -> BusinessHours {
        var hours: [Weekday: [OpeningHours]] = [:]
        for line in list?.items ?? [] {
            let day = try needed("day", of: line) { day in Weekday.allCases.first { "\($0)" == day.text } }
            let opens = try needed("from", of: line) { $0.text.flatMap { ServiceLevels.TimeOfDay($0) } }
            let closes = try needed("until", of: line) { $0.text.flatMap { ServiceLevels.TimeOfDay($0) } }
            guard let open = OpeningHours(opens, until: closes) else {
                throw gap(
                    id:
                        "jam \(opens) sampai \(closes) tidak berada dalam satu hari; tulis satu baris untuk setiap hari",
                    en: "the hours from \(opens) until \(closes) are not within one day; write a row for each day",
                    at: line)
            }
            hours[day, default: []].append(open)
        }
        return BusinessHours(hours)
    }
}
