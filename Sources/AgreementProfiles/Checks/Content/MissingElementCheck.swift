internal import Agreements

/// Everything is there that an agreement of the kind must cover.
enum MissingElementCheck: ContentCheckRule {
    static let name = "missing-element"
    static let sentence = "An agreement that is silent on it is one that the parties read differently when it matters."

    static func remarks(on context: CheckContext) -> [Remark] {
        let paths = context.content.text.files.map(\.path)
        return context.content.profile.elements.filter { element in
            !paths.contains { element.place.hasSuffix("/") ? $0.hasPrefix(element.place) : $0 == element.place }
        }.map { element in
            Remark(
                TextPlace.agreement.path, context.content.position(inAgreement: "profile"),
                "The text does not cover \(element.name): \(element.need).",
                hint: "Add \(element.place), as `countersign init` lays it out, or name another profile.")
        }
    }
}
