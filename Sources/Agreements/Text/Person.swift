/// One of a party's people.
public struct Person: Hashable, Sendable {
    /// The person's id within the party.
    public let id: PersonID
    /// The name, one line.
    public let name: String
    /// The email address, ASCII.
    public let email: String
    /// The position held, such as `Direktur`.
    public let title: String?
    /// What the person may do; nil for the people of a beneficiary, who do nothing here.
    public let may: Authority?
    /// The paths this signatory may bind the party on; empty for everyone else.
    public let signsFor: [PathPattern]
    /// The public keys as they are written, one OpenSSH line each; what a key may be is judged elsewhere.
    public let keys: [String]
    /// Where each of `keys` stands in the file; the same for no two keys, and no part of what the file says.
    private let written: WrittenAt

    /// What a person may do for the party.
    public enum Authority: String, Hashable, Sendable, CaseIterable {
        /// Bind it, by accepting a text, and all that `propose` allows.
        case sign
        /// Propose and comment.
        case propose
    }

    init(
        id: PersonID, name: String, email: String, title: String?, may: Authority?, signsFor: [PathPattern],
        keys: [(line: String, position: TextPosition)]
    ) {
        self.id = id
        self.name = name
        self.email = email
        self.title = title
        self.may = may
        self.signsFor = signsFor
        self.keys = keys.map(\.line)
        written = WrittenAt(positions: keys.map(\.position))
    }

    /// Whether a text can be a person's email address here.
    public static func canHave(email: String) -> Bool { email.isEmail }

    /// `Name <email>` as it stands in the author and committer lines of the person's commits, which leave out
    /// punctuation and spaces at either end of the name (see `String.withoutCrud`).
    public var identity: String { "\(name.withoutCrud) <\(email)>" }

    /// Where the key with that index in `keys` stands in the party's file, for a fault in the key itself.
    public func position(ofKey index: Int) -> TextPosition? {
        written.positions.indices.contains(index) ? written.positions[index] : nil
    }

    /// Positions that take no part in comparisons: moving a line changes nothing that a file says.
    private struct WrittenAt: Hashable, Sendable {
        let positions: [TextPosition]

        static func == (first: WrittenAt, second: WrittenAt) -> Bool { true }

        func hash(into hasher: inout Hasher) {}
    }
}
