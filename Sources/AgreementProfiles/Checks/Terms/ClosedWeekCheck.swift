internal import Agreements

/// A calendar is open at some time of the week.
enum ClosedWeekCheck: ContentCheckRule {
    static let name = "closed-week"
    static let sentence = "A period in its business hours would never end."

    static func remarks(on context: CheckContext) -> [Remark] {
        context.content.calendars.sorted { $0.key < $1.key }.compactMap { name, calendar in
            let rows = (calendar["hours"]?.items ?? []).compactMap(\.hours)
            let isOpen = rows.contains { $0.from < $0.until }
            guard !isOpen else { return nil }
            return Remark(
                "calendars/\(name).yaml", calendar["hours"]?.position, "The calendar `\(name)` is never open.",
                hint: "List a day with `from` before `until`.")
        }
    }
}
