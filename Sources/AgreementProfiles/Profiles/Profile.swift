internal import Agreements

/// What a kind of agreement demands of its content. Asked when people write and sign, and never of what is executed.
///
/// A profile is named in `agreement.yaml`. `general/1` demands nothing.
public struct Profile: Sendable {
    /// As `profile` in `agreement.yaml` has it.
    public let name: String
    /// The files of terms and calendars that it knows.
    public let schemas: [FileSchema]
    /// What an agreement of the kind must cover.
    let elements: [Element]
    /// The checks of its content, in the order they are asked.
    let checks: [any ContentCheckRule.Type]

    /// Something that an agreement must cover, and the files of which one must be there.
    struct Element: Sendable {
        /// What people call it.
        let name: String
        /// A path, or a folder that ends in `/`.
        let place: String
        /// What a text lacks without it.
        let need: String
    }

    /// The profile of that name; nil where this program knows none.
    public static func named(_ name: String) -> Profile? { all.first { $0.name == name } }

    /// Every profile there is.
    public static let all = [general, serviceLevelAgreement, confidentiality]

    static let general = Profile(name: "general/1", schemas: [], elements: [], checks: [])

    /// The schema of the file at a place; nil where the profile has none for it.
    func schema(of place: TextPlace) -> FileSchema? {
        switch place {
        case .terms, .calendar: schemas.first { $0.describes(place.path) }
        case .agreement, .party, .clause, .annex: nil
        }
    }
}
