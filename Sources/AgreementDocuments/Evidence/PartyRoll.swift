public import Agreements

/// Every party, person and key that ever was in the text, and in which versions.
public struct PartyRoll: Sendable {
    /// A party as it was named.
    struct Name: Hashable, Sendable {
        let party: PartyID
        let name: String
        let role: Party.Role
    }

    /// A person as they were listed, with one of their keys; without one where they had none.
    struct Listing: Hashable, Sendable {
        let party: PartyID
        let name: String
        let title: String?
        let email: String
        let may: Person.Authority?
        let key: String?
    }

    private(set) var names = Stays<Name>()
    private(set) var listings = Stays<Listing>()
    private var parties: [PartyID: Party] = [:]

    /// An empty roll, before the first version.
    public init() {}

    /// Takes in the next version, oldest first; most leave the parties as they were.
    public mutating func take(_ version: Version) {
        guard version.text.parties != parties else { return }
        parties = version.text.parties
        let inOrder = parties.values.sorted { $0.id < $1.id }
        names.become(inOrder.map { Name(party: $0.id, name: $0.name, role: $0.role) }, in: version.number)
        listings.become(inOrder.flatMap(Self.listings), in: version.number)
    }

    private static func listings(_ party: Party) -> [Listing] {
        party.people.flatMap { person in
            (person.keys.isEmpty ? [nil] : person.fingerprints.map(Optional.some)).map { key in
                Listing(
                    party: party.id, name: person.name, title: person.title, email: person.email, may: person.may,
                    key: key)
            }
        }
    }
}

/// In which versions something was part of the text, for many things.
struct Stays<Thing: Hashable & Sendable>: Sendable {
    /// Versions one after another; the last is nil where it still is so.
    struct Stay: Sendable {
        let first: Int
        var last: Int?
    }

    /// Everything that ever was, in the order in which it came.
    private(set) var order: [Thing] = []
    private var stays: [Thing: [Stay]] = [:]

    /// When something was part of the text, the earliest first.
    func stays(of thing: Thing) -> [Stay] { stays[thing] ?? [] }

    /// Whether something still is.
    func still(_ thing: Thing) -> Bool { stays[thing]?.last.map { $0.last == nil } ?? false }

    /// From a version on, these are part of the text, and nothing else is.
    mutating func become(_ things: [Thing], in version: Int) {
        let now = Set(things)
        for thing in order where still(thing) && !now.contains(thing) {
            let count = stays(of: thing).count
            stays[thing]?[count - 1].last = version - 1
        }
        for thing in things where !still(thing) {
            if stays[thing] == nil { order.append(thing) }
            stays[thing, default: []].append(Stay(first: version))
        }
    }
}
