public import SSHSignature

/// The person who acts, as the agreement lists the owner of their key.
public struct Author: Hashable, Sendable {
    /// The key that they sign with.
    public let key: PublicKey
    /// Who they are, by the ids of party and person.
    public let owner: KeyOwner
    /// Their party as the agreement lists it.
    public let party: Party
    /// They as their party lists them.
    public let person: Person
    /// Whether the key is listed only in an amendment's text and has still to be enrolled there.
    public let isNew: Bool
}

extension History {
    /// Who the owner of a key is, on `main` or on an amendment that brings the key in.
    ///
    /// - Throws: `notAllowed` where nobody is listed with the key.
    public func author(_ key: PublicKey, on amendment: Amendment? = nil) throws(AgreementError) -> Author {
        let base = amendment?.base.text ?? current.text
        if let author = Author(key, in: base, isNew: false), author.party.signs { return author }
        if let amendment, let author = Author(key, in: amendment.text, isNew: true) { return author }
        throw AgreementError(
            .notAllowed, "Your key \(key.fingerprint) belongs to nobody in this agreement.",
            hint: "Use the key your party's file lists (--key FILE), or ask for an amendment that adds yours.")
    }
}

extension Author {
    /// The owner of a key as a text lists them.
    init?(_ key: PublicKey, in text: Text, isNew: Bool) {
        guard let owner = text.keyOwners[key], let party = text.parties[owner.party], let person = text.person(owner)
        else { return nil }
        self.init(key: key, owner: owner, party: party, person: person, isNew: isNew)
    }
}

extension History {
    /// Who the owner of a key is by an amendment's own text: for enrolling a key that it brings in.
    public func newcomer(_ key: PublicKey, on amendment: Amendment) throws(AgreementError) -> Author {
        guard let author = Author(key, in: amendment.text, isNew: true) else {
            throw AgreementError(
                .notAllowed, "The text of \(amendment.name) does not list your key \(key.fingerprint).",
                hint: "Ask your party to add it, or name the right key: --key FILE")
        }
        return author
    }
}
