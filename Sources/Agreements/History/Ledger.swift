internal import Crypto
public import GitStore
public import SSHSignature

/// What a verified stretch of `main` has established, as far as later versions depend on it.
///
/// It grows by a few dozen bytes a version, and everything in it can be computed again from the repository.
public struct Ledger: Hashable, Sendable {
    /// The agreement: the id of its opening act.
    public let root: ObjectID
    /// Every version's commit, by number.
    public private(set) var versions: [ObjectID]
    /// From when each version governs, in days since 1970-01-01; version 0 never does.
    public private(set) var inForceDays: [Int32]
    /// Every key a version ever listed, with the one person it belongs to and the first version that lists it.
    public private(set) var keys: [PublicKey: KeyRecord]
    /// How many acts, the versions' own commits among them, lead to the last version.
    public private(set) var acts: Int
    private var landed: LandedNames
    /// The latest of `inForceDays`.
    private var latestDays: Int32
    /// Numbers by commit; nil where the ledger was remembered, since few look-ups follow then.
    private var numbers: [ObjectID: Int]?

    /// Begins with the opening act.
    init(opening: Act, text: Text) {
        root = opening.id
        versions = [opening.id]
        inForceDays = [Self.never]
        // Of the keys that the opener lists, only the one that signed is proved; a mistake in the others can be mended.
        keys = text.keyOwners.filter { $0.key == opening.key }.mapValues { KeyRecord(owner: $0, since: 0) }
        acts = 1
        landed = LandedNames()
        latestDays = Self.never
        numbers = [opening.id: 0]
    }

    /// Restores what was remembered.
    init(
        root: ObjectID, versions: [ObjectID], inForceDays: [Int32], keys: [PublicKey: KeyRecord], acts: Int,
        landed: LandedNames
    ) {
        self.root = root
        self.versions = versions
        self.inForceDays = inForceDays
        self.keys = keys
        self.acts = acts
        self.landed = landed
        latestDays = inForceDays.max() ?? Self.never
    }

    /// The newest version's commit.
    public var head: ObjectID { versions.last ?? root }

    /// The number of the version that a commit is; nil where it is none.
    public func number(of commit: ObjectID) -> Int? {
        numbers.map { $0[commit] } ?? versions.lastIndex(of: commit)
    }

    /// The number of the version that a text names by its id, in hexadecimal digits; nil where it is none.
    public func number(named id: String) -> Int? { ObjectID(hex: id).flatMap(number(of:)) }

    /// Whether it goes on behind a commit, which is one of its versions.
    func leads(_ commit: ObjectID) -> Bool { number(of: commit).map { $0 < versions.count - 1 } ?? false }

    /// From when a version governs.
    public func inForceFrom(_ number: Int) -> CivilDate? {
        let days = inForceDays[number]
        return days == Self.never ? nil : CivilDate(daysSinceEpoch: Int(days))
    }

    /// The versions up to a number, the opening apart, that govern from a day or later.
    func versions(upTo number: Int, governingFrom day: CivilDate) -> [ObjectID] {
        let days = Int32(day.daysSinceEpoch)
        // The usual text is later than all before it; then nothing is searched.
        guard days <= latestDays, number > 0 else { return [] }
        return (1...number).filter { inForceDays[$0] >= days }.map { versions[$0] }
    }

    /// Whether an amendment of this name has become part of the agreement.
    public func hasLanded(_ name: AmendmentName) -> Bool { landed.contains(name) }

    /// Adds the version that a merge makes.
    mutating func append(_ merge: Act, of amendment: Amendment, inForceFrom: CivilDate) {
        let number = versions.count
        versions.append(merge.id)
        numbers?[merge.id] = number
        inForceDays.append(Int32(inForceFrom.daysSinceEpoch))
        latestDays = max(latestDays, Int32(inForceFrom.daysSinceEpoch))
        for (key, owner) in amendment.text.keyOwners where keys[key] == nil {
            keys[key] = KeyRecord(owner: owner, since: number)
        }
        acts += amendment.acts.count + 1
        landed.insert(amendment.name)
    }

    /// The ledger as it stood at an earlier version.
    ///
    /// Names that landed since are left out of it, and counts of acts are not known any more: it serves to judge
    /// the version that follows.
    func prefix(through number: Int) -> Ledger {
        Ledger(
            root: root, versions: Array(versions[...number]), inForceDays: Array(inForceDays[...number]),
            keys: keys.filter { $0.value.since <= number }, acts: 0, landed: LandedNames())
    }

    /// The ledger exactly as it was at an earlier version.
    ///
    /// - Parameter landed: the amendments that have landed since.
    func rewound(to number: Int, before landed: [Amendment]) -> Ledger {
        var names = self.landed
        for amendment in landed { names.remove(amendment.name) }
        return Ledger(
            root: root, versions: Array(versions[...number]), inForceDays: Array(inForceDays[...number]),
            keys: keys.filter { $0.value.since <= number },
            acts: acts - landed.reduce(0) { $0 + $1.acts.count + 1 }, landed: names)
    }

    /// The names that have landed, for remembering.
    var landedNames: LandedNames { landed }

    /// What stands for "does not govern" among days.
    static let never = Int32.min

    /// Two ledgers are the same when they say the same, however they look numbers up.
    public static func == (left: Ledger, right: Ledger) -> Bool {
        left.root == right.root && left.versions == right.versions && left.inForceDays == right.inForceDays
            && left.keys == right.keys && left.acts == right.acts && left.landed.sorted == right.landed.sorted
    }

    public func hash(into hasher: inout Hasher) {
        hasher.combine(root)
        hasher.combine(head)
    }
}

/// Whose key it is, and since when.
public struct KeyRecord: Hashable, Sendable {
    /// The one person the key belongs to.
    public let owner: KeyOwner
    /// The first version that lists the key.
    public let since: Int
}

/// The names of amendments that have landed, kept as digests so that the set stays small and quick to load.
struct LandedNames: Hashable, Sendable {
    /// The first 16 bytes of the SHA-256 of a name: nobody can find two names that share them.
    private struct Digest: Hashable, Sendable {
        let bytes: [UInt8]

        init(_ name: AmendmentName) {
            bytes = Array(SHA256.hash(data: Array(name.description.utf8)).prefix(Digest.width))
        }

        static let width = 16
    }

    /// Digests in ascending order, one behind the other.
    private var remembered: ArraySlice<UInt8>
    private var added: Set<Digest> = []

    /// - Parameter remembered: what `sorted` gave.
    init(remembered: ArraySlice<UInt8> = []) { self.remembered = remembered }

    /// All digests in ascending order, 16 bytes each.
    var sorted: [UInt8] {
        var all: [UInt8] = []
        all.reserveCapacity(remembered.count + added.count * Digest.width)
        var from = remembered.startIndex
        for digest in added.map(\.bytes).sorted(by: { $0.lexicographicallyPrecedes($1) }) {
            let place = position(of: digest)
            all += remembered[from..<place] + digest
            from = place
        }
        return all + remembered[from...]
    }

    func contains(_ name: AmendmentName) -> Bool {
        let digest = Digest(name)
        return added.contains(digest) || remembered[position(of: digest.bytes)...].starts(with: digest.bytes)
    }

    mutating func insert(_ name: AmendmentName) { added.insert(Digest(name)) }

    mutating func remove(_ name: AmendmentName) {
        let digest = Digest(name)
        added.remove(digest)
        let place = position(of: digest.bytes)
        guard remembered[place...].starts(with: digest.bytes) else { return }
        remembered = (remembered[..<place] + remembered[(place + Digest.width)...])[...]
    }

    /// Where the first remembered digest begins that is not before this one.
    private func position(of digest: [UInt8]) -> Int {
        var range = 0..<(remembered.count / Digest.width)
        while !range.isEmpty {
            let middle = range.lowerBound + range.count / 2
            let start = remembered.startIndex + middle * Digest.width
            if remembered[start..<(start + Digest.width)].lexicographicallyPrecedes(digest) {
                range = (middle + 1)..<range.upperBound
            } else {
                range = range.lowerBound..<middle
            }
        }
        return remembered.startIndex + range.lowerBound * Digest.width
    }
}
