/// What `parties/<party>.yaml` says: an organisation bound by the agreement, and its people.
///
/// A party that exists has been read without a fault. Follows section 3.2 of the format `countersign/1`.
public struct Party: Hashable, Sendable {
    /// The party's id: the name of its file.
    public let id: PartyID
    /// The legal name.
    public let name: String
    /// What the party is in the agreement.
    public let role: Role
    /// Where notices to it are sent.
    public let notices: [Notice]
    /// Its people, with different ids, in the order of the file.
    public let people: [Person]

    /// What a party is in an agreement.
    public enum Role: String, Hashable, Sendable, CaseIterable {
        /// Provides the service.
        case provider
        /// Uses the service.
        case customer
        /// Is bound in another way.
        case party
        /// Is affected by it, and neither signs nor acts.
        case beneficiary
    }

    /// One way to reach a party.
    public struct Notice: Hashable, Sendable {
        /// The kind of address, a slug such as `email` or `post`.
        public let channel: String
        /// The address, one line.
        public let address: String
    }

    /// Whether nothing binds without this party's consent.
    public var signs: Bool { role != .beneficiary }

    /// Those of its people who may bind it.
    public var signatories: [Person] { people.filter { $0.may == .sign } }

    /// The person with that id, if the party has one.
    public func person(_ id: PersonID) -> Person? {
        people.first { $0.id == id }
    }

    /// Reads the bytes of the file of the party `id`, or says everything that is wrong with them, in reading order.
    public static func read(_ bytes: [UInt8], id: PartyID) -> Result<Party, TextFaults> {
        let path = TextPlace.party(id).path
        return StrictYAML.parse(bytes, path: path).flatMap { value in
            var reader = SchemaReader(path: path)
            let party = reader.party(value, id: id)
            return reader.result(party)
        }
    }
}
