internal import Agreements

/// A text that is signed today does not govern yesterday, unless it says so.
enum PastDateCheck: ContentCheckRule {
    static let name = "past-date"
    static let sentence = "What governs days that have passed changes what was right on them."

    static func remarks(on context: CheckContext) -> [Remark] {
        guard let today = context.today, let inForce = context.content.text.declaration.inForce,
            case .date(let from) = inForce.from, from < today, inForce.retroactive != context.baseID
        else { return [] }
        return [
            Remark(
                TextPlace.agreement.path, context.content.position(inAgreement: "in-force", "from"),
                "The text is in force from \(from), and today is \(today).",
                hint: "Choose a later date, or state it: retroactive: \(context.base.id)")
        ]
    }
}
