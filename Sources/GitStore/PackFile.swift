/// One pack of a repository, and the objects that its index leads to (gitformat-pack(5)).
///
/// Nothing is inflated before its size is known and found small enough, no chain of deltas is followed for ever, and
/// nothing that is read here is believed: whoever asks compares the digest of what comes out with the id.
final class PackFile {
    /// That of pack and index without what their names end in.
    let path: String
    private let index: PackIndex
    private var opened: PackBytes?
    /// What was read last, by place, since most objects are deltas upon their neighbours.
    private var known: [Int: (kind: ObjectKind, bytes: [UInt8])] = [:]
    private var knownSize = 0

    /// The most bytes of what an object is made from: as many as an object may claim to have.
    private static let sizeLimit = Repository.provenLimit
    private static let knownLimit = 2 << 20
    private static let knownSizeLimit = 1 << 20

    /// nil where there is no index that can be read.
    ///
    /// - Parameter path: that of pack and index without what their names end in.
    init?(at path: String, _ operation: String) throws(GitError) {
        guard let index = try PackIndex(at: path + ".idx", operation) else { return nil }
        self.path = path
        self.index = index
    }

    /// Why an object that the index has is not given.
    enum Fault: Error {
        /// It claims so many bytes, and more than were asked for.
        case tooLarge(Int)
        /// What stands there is no object.
        case damaged
        /// It is made from too many others, or from itself.
        case chain
        /// Making it takes more work than is left.
        case work
    }

    /// Whether the index has an object.
    func contains(_ id: ObjectID) -> Bool { index.place(of: id) != nil }

    /// Whether the pack's file is open.
    var isOpen: Bool { opened != nil }

    /// Closes the file, and forgets what was read.
    func close() {
        opened = nil
        known.removeAll()
        knownSize = 0
    }

    /// An object's kind and content; nil where the index does not have it, or the pack is not there any more.
    ///
    /// - Parameters:
    ///   - limit: the most bytes that its content may have.
    ///   - work: what making it took is counted there.
    func object(
        _ id: ObjectID, limit: Int, _ work: inout PackReadingWork
    ) throws(Fault) -> (kind: ObjectKind, bytes: [UInt8])? {
        guard let place = index.place(of: id), let pack else { return nil }
        let chain = try chain(from: place, in: pack)
        // The last one says what all of it comes to.
        guard let last = chain.deltas.first else { return try base(of: chain, in: pack, limit: limit) }
        guard let change = pack.inflate(last.size, at: last.start) else { throw .damaged }
        guard let size = PackDelta.sizes(change)?.sizes.result else { throw .damaged }
        guard size <= limit else { throw .tooLarge(size) }
        var (kind, bytes) = try base(of: chain, in: pack, limit: Self.sizeLimit)
        var cost = PackReadingWork.link * chain.deltas.count + bytes.count
        for (number, delta) in chain.deltas.enumerated().reversed() {
            guard let change = number == 0 ? change : pack.inflate(delta.size, at: delta.start),
                let result = PackDelta.apply(change, to: bytes, limit: Self.sizeLimit)
            else { throw .damaged }
            cost += delta.size + result.count
            guard cost <= work.left(making: size) else {
                work.spend(cost, making: size)
                throw .work
            }
            bytes = result
            remember(delta.place, kind, bytes)
        }
        work.spend(cost, making: size)
        return (kind, bytes)
    }

    /// What an object says of itself; nil as for `object`.
    func header(of id: ObjectID) throws(Fault) -> ObjectHeader? {
        guard let place = index.place(of: id), let pack else { return nil }
        let chain = try chain(from: place, in: pack)
        let kind = if let known = chain.known { known.kind } else { try kind(chain.base.code) }
        guard let last = chain.deltas.first else {
            return ObjectHeader(kind: kind, size: chain.known?.bytes.count ?? chain.base.size)
        }
        // Two numbers of at most six bytes each.
        guard let (sizes, _) = PackDelta.sizes(pack.inflate(upTo: 12, at: last.start).bytes) else { throw .damaged }
        return ObjectHeader(kind: kind, size: sizes.result)
    }

    private typealias Piece = (place: Int, code: UInt8, size: Int, start: Int)

    /// How an object is made: from what stands by itself or is known, by deltas of which the last to apply comes first.
    private struct Chain {
        var deltas: [Piece] = []
        var base: Piece
        var known: (kind: ObjectKind, bytes: [UInt8])?
    }

    private func chain(from place: Int, in pack: PackBytes) throws(Fault) -> Chain {
        var deltas: [Piece] = []
        var next = place
        while true {
            if let found = known[next] { return Chain(deltas: deltas, base: (next, 0, 0, 0), known: found) }
            guard let (code, size, start) = pack.header(at: next) else { throw .damaged }
            guard deltas.count <= PackUnpackingWork.depthLimit else { throw .chain }
            switch code {
            case 6:
                guard let (distance, start) = pack.distance(at: start), distance > 0, distance < next else {
                    throw .damaged
                }
                guard size <= Self.sizeLimit else { throw .damaged }
                deltas.append((next, code, size, start))
                next -= distance
            case 7:
                guard let base = pack.id(at: start), let place = index.place(of: base), size <= Self.sizeLimit else {
                    throw .damaged
                }
                deltas.append((next, code, size, start + ObjectID.width))
                next = place
            default: return Chain(deltas: deltas, base: (next, code, size, start))
            }
        }
    }

    private func base(
        of chain: Chain, in pack: PackBytes, limit: Int
    ) throws(Fault) -> (kind: ObjectKind, bytes: [UInt8]) {
        if let known = chain.known {
            guard known.bytes.count <= limit else { throw .tooLarge(known.bytes.count) }
            return known
        }
        let kind = try kind(chain.base.code)
        guard chain.base.size <= limit else { throw .tooLarge(chain.base.size) }
        guard let bytes = pack.inflate(chain.base.size, at: chain.base.start) else { throw .damaged }
        remember(chain.base.place, kind, bytes)
        return (kind, bytes)
    }

    private func kind(_ code: UInt8) throws(Fault) -> ObjectKind {
        guard let kind = ObjectKind(packed: code) else { throw .damaged }
        return kind
    }

    private var pack: PackBytes? {
        if opened == nil { opened = PackBytes(at: path + ".pack", endingIn: index.packDigest) }
        return opened
    }

    private func remember(_ place: Int, _ kind: ObjectKind, _ bytes: [UInt8]) {
        guard bytes.count <= Self.knownSizeLimit else { return }
        if knownSize > Self.knownLimit {
            known.removeAll(keepingCapacity: true)
            knownSize = 0
        }
        knownSize += bytes.count
        known[place] = (kind, bytes)
    }
}

extension ObjectKind {
    /// The kind that a pack's header names by a number.
    fileprivate init?(packed code: UInt8) {
        switch code {
        case 1: self = .commit
        case 2: self = .tree
        case 3: self = .blob
        case 4: self = .tag
        default: return nil
        }
    }
}
