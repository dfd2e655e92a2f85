internal import Crypto
internal import FoundationEssentials
internal import GitStore
internal import SSHSignature

/// The ledger of a verified prefix, kept in the clone so that the next command need not judge it again.
///
/// It is only ever a shortcut: bound to the root, the last version and this verifier's rules, protected by a checksum
/// against damage, and safe to delete. `verify` itself never reads it.
struct RememberedLedger {
    private let path: String

    init(in gitDirectory: String) { path = gitDirectory + "/countersign/verified" }

    /// Raised whenever a rule changes, so that nothing judged by other rules is taken over.
    private static let header = "countersign verified 1\n"

    /// What was remembered of this agreement; nil where nothing usable is there.
    func read(root: ObjectID) -> Ledger? {
        guard let data = try? Data(contentsOf: URL(filePath: path)) else { return nil }
        let bytes = [UInt8](data)
        let body = bytes.dropLast(32)
        guard bytes.count > 32, SHA256.hash(data: body).elementsEqual(bytes.suffix(32)) else { return nil }
        var reader = Reader(rest: body)
        guard reader.take(Self.header.utf8.count).map({ $0.elementsEqual(Self.header.utf8) }) == true,
            reader.id() == root, let acts = reader.word(), let known = Int(exactly: acts),
            let count = reader.count(of: 24), count > 0
        else { return nil }
        var versions: [ObjectID] = []
        var days: [Int32] = []
        versions.reserveCapacity(count)
        days.reserveCapacity(count)
        for _ in 0..<count {
            guard let id = reader.id(), let day = reader.int32() else { return nil }
            versions.append(id)
            days.append(day)
        }
        guard let nameCount = reader.count(of: 16) else { return nil }
        var names: [LandedNames.Digest] = []
        names.reserveCapacity(nameCount)
        for _ in 0..<nameCount {
            guard let high = reader.word(), let low = reader.word() else { return nil }
            names.append(LandedNames.Digest(high: high, low: low))
        }
        guard let keys = reader.keys() else { return nil }
        return Ledger(
            root: root, versions: versions, inForceDays: days, keys: keys, acts: known,
            landed: LandedNames(remembered: names))
    }

    /// Keeps a ledger, in one step: whoever reads sees the old or the new. Failing to is no failure of the command.
    func write(_ ledger: Ledger) {
        var bytes = Array(Self.header.utf8) + ledger.root.bytes
        bytes.append(word: UInt64(ledger.acts))
        bytes.append(word: UInt64(ledger.versions.count))
        for (id, day) in zip(ledger.versions, ledger.inForceDays) {
            bytes += id.bytes
            bytes.append(word: UInt64(UInt32(bitPattern: day)), width: 4)
        }
        let names = ledger.landedNames.sorted
        bytes.append(word: UInt64(names.count))
        for name in names {
            bytes.append(word: name.high)
            bytes.append(word: name.low)
        }
        for (key, record) in ledger.keys.sorted(by: { $0.key.openSSH < $1.key.openSSH }) {
            bytes += "\(record.since) \(record.owner) \(key.openSSH)\n".utf8
        }
        bytes += SHA256.hash(data: bytes)
        let folder = URL(filePath: path).deletingLastPathComponent()
        try? FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        try? Data(bytes).write(to: URL(filePath: path), options: .atomic)
    }

    private struct Reader {
        var rest: ArraySlice<UInt8>

        mutating func take(_ count: Int) -> ArraySlice<UInt8>? {
            guard rest.count >= count else { return nil }
            defer { rest = rest.dropFirst(count) }
            return rest.prefix(count)
        }

        /// How many items of a size follow; nil where so many could not be there.
        mutating func count(of size: Int) -> Int? {
            word().flatMap { Int(exactly: $0) }.flatMap { $0 <= rest.count / size ? $0 : nil }
        }

        mutating func word() -> UInt64? { take(8)?.reduce(0) { $0 << 8 | UInt64($1) } }
        mutating func int32() -> Int32? { take(4).map { Int32(bitPattern: $0.reduce(0) { $0 << 8 | UInt32($1) }) } }
        mutating func id() -> ObjectID? { take(20).flatMap { ObjectID(bytes: $0) } }

        /// The rest: one line a key.
        func keys() -> [PublicKey: KeyRecord]? {
            var keys: [PublicKey: KeyRecord] = [:]
            for line in String(decoding: rest, as: UTF8.self).split(separator: "\n") {
                let parts = line.split(separator: " ", maxSplits: 2)
                guard parts.count == 3, let since = Int(parts[0]), let owner = KeyOwner(parts[1]),
                    let key = try? PublicKey(openSSH: String(parts[2]))
                else { return nil }
                keys[key] = KeyRecord(owner: owner, since: since)
            }
            return keys
        }
    }
}

extension [UInt8] {
    /// Appends the lowest `width` bytes of a number, highest first.
    fileprivate mutating func append(word: UInt64, width: Int = 8) {
        for shift in stride(from: (width - 1) * 8, through: 0, by: -8) {
            append(UInt8(truncatingIfNeeded: word >> UInt64(shift)))
        }
    }
}

extension KeyOwner {
    /// Parses `party/person`.
    init?(_ text: some StringProtocol) {
        let parts = text.split(separator: "/", omittingEmptySubsequences: false)
        guard parts.count == 2, let party = PartyID(String(parts[0])), let person = PersonID(String(parts[1])) else {
            return nil
        }
        self.init(party: party, person: person)
    }
}
