internal import Agreements

/// Whoever is called at a level of escalation is a person whom the party lists.
enum NoPersonCheck: ContentCheckRule {
    static let name = "no-person"
    static let sentence = "When it is urgent, nobody knows whom to call."

    static func remarks(on context: CheckContext) -> [Remark] {
        let path = "terms/escalation.yaml"
        let levels = context.content.terms("escalation")?["levels"]?.items ?? []
        return levels.flatMap { level in
            (level["contacts"]?.items ?? []).compactMap { contact -> Remark? in
                guard let id = contact["party"]?.text.flatMap({ PartyID($0) }),
                    let party = context.content.text.parties[id]
                else { return nil }
                let people = party.people.map(\.id.rawValue)
                let hint = "Name one of its people: \(people.joined(separator: ", "))."
                guard let person = contact["person"], let name = person.text else {
                    return Remark(
                        path, contact.position,
                        "The contact of `\(id)` at level \(level["level"]?.text ?? "") names a function and no person.",
                        hint: hint)
                }
                guard !people.contains(name) else { return nil }
                return Remark(path, person.position, "`\(name)` is not among the people of `\(id)`.", hint: hint)
            }
        }
    }
}
