internal import AgreementProfiles
internal import Agreements

/// What a change of `agreement.yaml` says anew.
struct DeclarationChange {
    /// The first key of every field that differs.
    private let keys: Set<Substring>

    /// nil where these changes leave the file as it was.
    init?(among changes: [TextComparison.Change]) {
        guard let change = changes.first(where: { $0.place == .agreement }) else { return nil }
        keys = Set(FieldChanges(change).all.compactMap { ($0.new ?? $0.old)?.keys.first })
    }

    var labels: Set<ChangeLabel> {
        var labels: Set<ChangeLabel> = []
        for key in keys {
            switch key {
            case "term", "time-zone": labels.insert(.time)
            case "currency": labels.insert(.money)
            case "signing": labels.insert(.party)
            case "languages", "prevailing", "governing-law", "profile": labels.insert(.scope)
            default: break
            }
        }
        return labels
    }

    /// Whether it says anew from when the text governs, and nothing else.
    var isOfStartAlone: Bool { keys == ["in-force"] }

    /// Whether it says nothing anew but, at most, from when the text governs.
    var isOfStartAtMost: Bool { keys.isSubset(of: ["in-force"]) }
}

/// What a change of a party's file touches.
enum PartyLabels {
    static func labels(of change: TextComparison.Change) -> Set<ChangeLabel> {
        Set(FieldChanges(change).all.map { ($0.new ?? $0.old)?.keys.last == "keys" ? .key : .party })
    }
}

/// What a change of a file of terms touches, field by field.
enum ProvisionLabels {
    static func labels(of change: TextComparison.Change) -> Set<ChangeLabel> {
        var labels: Set<ChangeLabel> = []
        if change.isNewOrGone { labels.insert(.scope) }
        guard case .terms(let topic) = change.place else { return labels }
        for (old, new) in FieldChanges(change).all {
            guard let unit = new ?? old else { continue }
            if let was = old?.listed, let becomes = new?.listed, was != becomes { labels.insert(.scope) }
            if let label = label(of: unit, in: topic) {
                labels.insert(label)
            } else if let old, let new {
                labels.formUnion(ProseLabels.labels(from: old.words, to: new.words))
            } else {
                labels.insert(.scope)
            }
        }
        return labels
    }

    /// What a field is about, by its keys and, where they do not say, by its file; nil for words.
    private static func label(of unit: TextUnit, in topic: Slug) -> ChangeLabel? {
        let parts = Set(unit.keys.last?.split(separator: "-").map(String.init) ?? [])
        let isFigure = unit.words.contains(where: \.isDigit)
        if !parts.isDisjoint(with: moneyKeys) { return .money }
        if !parts.isDisjoint(with: levelKeys) { return .level }
        if !parts.isDisjoint(with: timeKeys) || !parts.isDisjoint(with: endKeys) && saysTime(unit) { return .time }
        let path = Set(unit.keys.flatMap { $0.split(separator: "-").map(String.init) })
        if isFigure, !path.isDisjoint(with: moneyKeys) || ["fees", "credits"].contains(topic.description) {
            return .money
        }
        if isFigure, !path.isDisjoint(with: levelKeys) { return .level }
        if isFigure, ["services", "effectiveness", "escalation"].contains(topic.description) { return .level }
        return nil
    }

    private static let moneyKeys: Set = [
        "amount", "currency", "fee", "fees", "price", "prices", "rate", "credit", "credits", "cap", "tax", "interest",
        "penalty", "deposit", "increment", "charge", "discount", "liability",
    ]
    private static let levelKeys: Set = [
        "target", "objective", "objectives", "level", "levels", "availability", "respond", "response", "resolve",
        "resolution", "restore", "recovery", "priority", "baseline", "threshold", "uptime", "latency", "throughput",
    ]
    /// Whether a field has a day, a time of day or a period, and no other figure.
    private static func saysTime(_ unit: TextUnit) -> Bool {
        CivilDate(unit.words) != nil || TimeOfDay(unit.words) != nil || Period(unit.words) != nil
    }

    /// Where something begins or ends: a time, or a figure such as that of a tier.
    private static let endKeys: Set = ["from", "until", "start", "end", "after", "before"]
    private static let timeKeys: Set = [
        "date", "within", "due", "day", "days", "hours", "minutes", "months", "period", "window",
        "notice", "deadline", "every", "cadence", "term", "renewal", "time",
    ]
}
