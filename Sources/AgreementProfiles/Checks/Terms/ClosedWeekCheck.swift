internal import Agreements

/// A calendar is open at some time of the week.
enum ClosedWeekCheck: ContentCheckRule {
    static let name = "closed-week"
    static let sentence = "A period in its business hours would never end."

    static func remarks(on context: CheckContext) -> [Remark] {
        context.content.calendars.sorted { $0.key < $1.key }.compactMap { name, calendar in
            let isOpen = (calendar["hours"]?.items ?? []).contains { hours in
                guard let from = hours["from"]?.text.flatMap(TimeOfDay.init),
                    let until = hours["until"]?.text.flatMap(TimeOfDay.init)
                else { return false }
                return from < until
            }
            guard !isOpen else { return nil }
            return Remark(
                "calendars/\(name).yaml", calendar["hours"]?.position, "The calendar `\(name)` is never open.",
                hint: "List a day with `from` before `until`.")
        }
    }
}
