/// The name of an amendment: `<party>/<slug>`, after the party that proposes it.
///
/// A slug is used once ever per party. Its branch is `refs/heads/amendment/<party>/<slug>`.
/// Source: `docs/format.md`, "References".
public struct AmendmentName: Hashable, Comparable, Sendable, CustomStringConvertible {
    /// The party that proposes it.
    public let party: PartyID
    /// What the party calls it, once ever.
    public let slug: Slug

    /// The name of a party's amendment.
    public init(party: PartyID, slug: Slug) {
        self.party = party
        self.slug = slug
    }

    /// Parses `party/slug`; nil for anything else.
    public init?(_ text: some StringProtocol) {
        guard let slash = text.utf8.firstIndex(of: UInt8(ascii: "/")), let party = PartyID(text[..<slash]),
            let slug = Slug(text[text.utf8.index(after: slash)...])
        else { return nil }
        self.init(party: party, slug: slug)
    }

    /// Parses a full reference name; nil where it names no amendment.
    public init?(reference: String) {
        guard reference.hasPrefix(Self.branches) else { return nil }
        self.init(reference.dropFirst(Self.branches.count))
    }

    public var description: String { "\(party)/\(slug)" }

    /// The full name of the branch that holds the acts.
    public var reference: String { Self.branches + description }

    /// Where all amendment branches live.
    public static let branches = "refs/heads/amendment/"

    public static func < (left: AmendmentName, right: AmendmentName) -> Bool {
        left.description < right.description
    }
}
