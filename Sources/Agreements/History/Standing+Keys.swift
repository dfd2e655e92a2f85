public import SSHSignature

extension Standing {
    /// A new key that its owner has still to prove by an act of its own.
    public struct OwedProof: Hashable, Sendable {
        /// The key.
        public let key: PublicKey
        /// Whose it is.
        public let owner: KeyOwner

        /// The key, as people compare it.
        public var fingerprint: String { key.fingerprint }
    }

    /// The new keys that no consent that is missing will enrol on its way, in order of owner.
    ///
    /// A consent enrols the key that it is signed with, so of somebody's several keys it can be another.
    public func keysOwingProof(on amendment: Amendment) -> [OwedProof] {
        amendment.keysToEnrol.filter { _, owner in
            !missingConsents.contains { missing in
                missing.party.id == owner.party && amendment.consents[owner] == nil
                    && amendment.keys(of: owner).count == 1
                    && missing.party.signatories.contains { $0.id == owner.person }
            }
        }.map { OwedProof(key: $0.key, owner: $0.value) }.sorted {
            ($0.owner.description, $0.fingerprint) < ($1.owner.description, $1.fingerprint)
        }
    }
}

extension Amendment {
    /// The keys of a person that its text or its base lists: each could sign for them while it is negotiated.
    fileprivate func keys(of owner: KeyOwner) -> Set<PublicKey> {
        Set([text, base.text].flatMap { $0.keyOwners.filter { $0.value == owner }.keys })
    }
}
