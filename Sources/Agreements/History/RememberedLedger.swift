internal import FoundationEssentials
internal import GitStore
internal import SSHSignature

/// The ledger of a verified prefix, kept in the clone so that the next command need not judge it again.
///
/// It is only ever a shortcut: bound to the root, the last version and this verifier's rules, protected by a checksum
/// against damage, and safe to delete. `verify` itself never reads it.
struct RememberedLedger {
    private let path: String

    init(in repository: Repository) { path = repository.note("verified") }

    /// The ledger that a push would bring about, until it is known whether it did.
    init(judgedIn repository: Repository) { path = repository.note("judged") }

    /// Forgets it.
    func remove() { try? FileManager.default.removeItem(atPath: path) }

    /// The layout's number is raised whenever it changes, the verifier's whenever a rule does: nothing judged by other
    /// rules is taken over.
    private static let header = "countersign verified 3 by verifier \(Verifier.version)\n"

    /// What was remembered of this agreement; nil where nothing usable is there.
    ///
    /// Every command reads this, so it is laid out in columns that are taken over whole: a long history must not be
    /// noticed. Of names, a look-up reads the few that it compares.
    func read(root: ObjectID) -> Ledger? {
        // Mapped, so that the bytes are copied once: a file that is only ever replaced as a whole stays as it is.
        guard let data = try? Data(contentsOf: URL(filePath: path), options: .mappedIfSafe) else { return nil }
        let bytes = [UInt8](data)
        var reader = Reader(rest: bytes.dropLast(8))
        var end = Reader(rest: bytes.suffix(8))
        guard end.word() == Checksum.of(reader.rest),
            reader.take(Self.header.utf8.count).map({ $0.elementsEqual(Self.header.utf8) }) == true,
            let id = reader.take(20), ObjectID(bytes: id) == root,
            let acts = reader.word().flatMap({ Int(exactly: $0) }), let count = reader.word(), count > 0,
            count <= reader.rest.count / 24,
            let versions = reader.take(Int(count) * 20).flatMap({ ObjectID.list(in: $0) }),
            let days = reader.take(Int(count) * 4).map({ Self.days(in: $0) }),
            let nameCount = reader.word(), nameCount <= reader.rest.count / 16,
            let names = reader.take(Int(nameCount) * 16), let keys = reader.keys()
        else { return nil }
        return Ledger(
            root: root, versions: versions, inForceDays: days, keys: keys, acts: acts,
            landed: LandedNames(remembered: names))
    }

    private static func days(in bytes: ArraySlice<UInt8>) -> [Int32] {
        unsafe bytes.withUnsafeBytes { bytes in
            stride(from: 0, to: bytes.count, by: 4).map { at in
                Int32(bigEndian: unsafe bytes.loadUnaligned(fromByteOffset: at, as: Int32.self))
            }
        }
    }

    /// Keeps a ledger, in one step: whoever reads sees the old or the new. Failing to is no failure of the command.
    func write(_ ledger: Ledger) {
        let names = ledger.landedNames.sorted
        var bytes = Array(Self.header.utf8) + ledger.root.bytes
        bytes.reserveCapacity(ledger.versions.count * 24 + names.count + 4096)
        bytes.append(word: UInt64(ledger.acts))
        bytes.append(word: UInt64(ledger.versions.count))
        bytes += ObjectID.bytes(of: ledger.versions)
        for day in ledger.inForceDays {
            let word = UInt32(bitPattern: day)
            bytes.append(UInt8(truncatingIfNeeded: word >> 24))
            bytes.append(UInt8(truncatingIfNeeded: word >> 16))
            bytes.append(UInt8(truncatingIfNeeded: word >> 8))
            bytes.append(UInt8(truncatingIfNeeded: word))
        }
        bytes.append(word: UInt64(names.count / 16))
        bytes += names
        for (key, record) in ledger.keys.sorted(by: { $0.key.openSSH < $1.key.openSSH }) {
            bytes += "\(record.since) \(record.owner) \(key.openSSH)\n".utf8
        }
        bytes.append(word: Checksum.of(bytes[...]))
        try? WholeFile.write(bytes, to: path)
    }

    private struct Reader {
        var rest: ArraySlice<UInt8>

        mutating func take(_ count: Int) -> ArraySlice<UInt8>? {
            guard rest.count >= count else { return nil }
            defer { rest = rest.dropFirst(count) }
            return rest.prefix(count)
        }

        mutating func word() -> UInt64? { take(8)?.reduce(0) { $0 << 8 | UInt64($1) } }

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

    /// Tells damage, and nothing more: whoever can write the file could write any sum that cannot be forged, too.
    private enum Checksum {
        /// FNV-1a, over words of eight bytes for speed, with the length at the end.
        static func of(_ bytes: ArraySlice<UInt8>) -> UInt64 {
            var sum: UInt64 = 0xCBF2_9CE4_8422_2325
            func add(_ word: UInt64) { sum = (sum ^ word) &* 0x0000_0100_0000_01B3 }
            unsafe bytes.withUnsafeBytes { bytes in
                var at = 0
                while at + 8 <= bytes.count {
                    add(UInt64(littleEndian: unsafe bytes.loadUnaligned(fromByteOffset: at, as: UInt64.self)))
                    // A product carries upwards only: what changes in the highest bits must reach the lowest.
                    sum ^= sum >> 32
                    at += 8
                }
                while at < bytes.count {
                    add(UInt64(unsafe bytes[at]))
                    at += 1
                }
            }
            add(UInt64(bytes.count))
            return sum
        }
    }
}

extension [UInt8] {
    /// Appends the eight bytes of a number, highest first.
    fileprivate mutating func append(word: UInt64) {
        for shift in stride(from: 56 as UInt64, through: 0, by: -8) {
            append(UInt8(truncatingIfNeeded: word >> shift))
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
