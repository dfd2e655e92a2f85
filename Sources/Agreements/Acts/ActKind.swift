/// What an act does. Source: `docs/format.md`, "Acts".
public enum ActKind: String, Hashable, Sendable, CaseIterable {
    /// Begins an agreement: parties, title and how it is signed. It never governs.
    case open
    /// Begins an amendment with a new text on a version.
    case propose
    /// Puts another text in the place of the one proposed.
    case revise
    /// Carries an amendment onto a newer version, which becomes its base.
    case refresh
    /// Proves that a new key is held by the person it is listed for. Not a consent.
    case enrol
    case comment
    /// Consents to the text on its base. Nothing else binds.
    case accept
    /// Refuses the text, with a reason, and voids that person's earlier consent to it.
    case reject
    /// Closes the amendment, by the party that proposed it, with a reason.
    case withdraw
    /// Brings an executed text onto `main`.
    case merge

    /// The trailers that must stand in the message, in this order.
    var requiredTrailers: [TrailerKey] {
        switch self {
        case .open: [.act, .party, .person, .text]
        case .propose, .revise, .refresh, .enrol, .accept, .merge:
            [.agreement, .act, .amendment, .party, .person, .base, .text]
        case .comment, .reject, .withdraw: [.agreement, .act, .amendment, .party, .person]
        }
    }

    /// Trailers that may follow the required ones, in this order.
    var optionalTrailers: [TrailerKey] { self == .comment ? [.clause, .re] : [] }

    /// Whether these are the required trailers, each once and in order, and then optional ones, each at most once.
    func takes(_ keys: some Collection<TrailerKey>) -> Bool {
        let required = requiredTrailers
        guard keys.starts(with: required) else { return false }
        var optional = optionalTrailers[...]
        return keys.dropFirst(required.count).allSatisfy { key in
            guard let place = optional.firstIndex(of: key) else { return false }
            optional = optional[(place + 1)...]
            return true
        }
    }

    /// How many parents the commit has.
    var parentCount: Int {
        switch self {
        case .open: 0
        case .refresh, .merge: 2
        default: 1
        }
    }

    /// Whether the act may carry another tree than its first parent.
    public var changesText: Bool {
        switch self {
        case .open, .propose, .revise, .refresh, .merge: true
        case .enrol, .comment, .accept, .reject, .withdraw: false
        }
    }

    /// Whether the words are fixed to the byte, so that nobody can consent "except clause 5".
    var isWordedByTheFormat: Bool {
        switch self {
        case .open, .enrol, .accept, .merge: true
        case .propose, .revise, .refresh, .comment, .reject, .withdraw: false
        }
    }
}
