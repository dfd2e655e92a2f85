internal import Agreements

/// A credit can still be claimed once the report that shows it is due.
enum ClaimWindowCheck: ContentCheckRule {
    static let name = "claim-window"
    static let sentence = "The customer would have to claim before it can know."

    static func remarks(on context: CheckContext) -> [Remark] {
        guard let claim = context.content.terms("credits")?["claim"], claim["form"]?.text == "on-request",
            let window = claim["within"], let within = window.period,
            claim["counted-from"]?.text ?? "period-end" == "period-end"
        else { return [] }
        let reports = context.content.terms("effectiveness")?["reports"]?.items ?? []
        return reports.compactMap { report in
            guard let due = report["sent-within"]?.period, closes(within, before: due) else { return nil }
            let name = report["id"]?.text ?? ""
            return Remark(
                CreditSchedule.path, window.position,
                "Credits are claimed within \(within) of the period's end, and the report \(name) is due within \(due).",
                hint: "Count the window from `report-due` or `report-received`, or make it longer.")
        }
    }

    /// Whether one period may end before another that begins with it.
    private static func closes(_ window: Period, before due: Period) -> Bool {
        window.unit == due.unit ? window.count < due.count : window.fewestDays < due.mostDays
    }
}
