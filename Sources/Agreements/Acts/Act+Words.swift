extension Act {
    /// The name of the person who did it, as the first of these texts that lists them spells it.
    ///
    /// The commit's own line leaves out what git does not let stand at the end of a name, such as the stop of `S.H.`
    public func personName(in texts: Text...) -> String {
        let owner = KeyOwner(party: party, person: person)
        return texts.lazy.compactMap { $0.person(owner)?.name }.first
            ?? identity.split(separator: " <").first.map(String.init) ?? identity
    }
}

extension Amendment {
    /// The name of a person that its text or its base lists.
    public func name(of owner: KeyOwner) -> String {
        (text.person(owner) ?? base.text.person(owner))?.name ?? owner.description
    }
}

extension ActKind {
    /// `proposed`, as in "PT Nusa proposed acme/availability".
    public var pastTense: String {
        switch self {
        case .open: "opened"
        case .propose: "proposed"
        case .revise: "revised"
        case .refresh: "refreshed"
        case .enrol: "enrolled a key in"
        case .comment: "commented on"
        case .accept: "accepted"
        case .reject: "rejected"
        case .withdraw: "withdrew"
        case .merge: "merged"
        }
    }

    /// The verb alone, as in "Dewi Lestari commented".
    public var shortPastTense: String {
        switch self {
        case .enrol: "enrolled a key"
        case .comment: "commented"
        default: pastTense
        }
    }
}
