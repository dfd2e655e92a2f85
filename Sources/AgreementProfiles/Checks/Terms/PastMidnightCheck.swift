internal import Agreements

/// The hours of a calendar, and the windows of maintenance, lie within their day.
enum PastMidnightCheck: ContentCheckRule {
    static let name = "past-midnight"
    static let sentence = "Some would read the night that begins then, and programs reckon nothing by such a row."

    static func remarks(on context: CheckContext) -> [Remark] {
        let windows = context.content.terms("measurement")?["maintenance"]?["windows"]
        let calendars = context.content.calendars.sorted { $0.key < $1.key }.map { name, calendar in
            remarks(on: calendar["hours"], in: "calendars/\(name).yaml")
        }
        return remarks(on: windows, in: "terms/measurement.yaml") + calendars.flatMap(\.self)
    }

    private static func remarks(on list: TermNode?, in path: String) -> [Remark] {
        (list?.items ?? []).compactMap { row in
            guard let hours = row.hours, hours.until <= hours.from else { return nil }
            let day = row["day"]?.text ?? ""
            return Remark(
                path, row.position, "The hours of \(day) from \(hours.from) do not end later that day: \(hours.until).",
                hint: hint(day, hours.from, hours.until))
        }
    }

    private static func hint(_ day: String, _ from: TimeOfDay, _ until: TimeOfDay) -> String {
        let evening = "\(day) from \(from) until 24:00"
        guard until.minutes > 0 else { return "The end of the day is 24:00: write \(evening)." }
        return "Where the night is meant, write two rows: \(evening), and the day after from 00:00 until \(until)."
    }
}
