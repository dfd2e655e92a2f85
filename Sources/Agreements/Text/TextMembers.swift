internal import SSHSignature

/// Who the parties of a text are, their people and their keys.
///
/// From one version to the next seldom more than the words of clauses change, and then both texts share this.
final class TextMembers: Sendable {
    /// By the name of their file.
    let parties: [PartyID: Party]
    /// Every key that is listed, with the one person it is listed for.
    let keyOwners: [PublicKey: KeyOwner]
    /// The parties whose consent the text needs, in order of their names.
    let signingParties: [Party]

    init(parties: [Party], keyOwners: [PublicKey: KeyOwner]) {
        self.parties = Dictionary(uniqueKeysWithValues: parties.map { ($0.id, $0) })
        self.keyOwners = keyOwners
        signingParties = parties.filter(\.signs).sorted { $0.id < $1.id }
    }
}
