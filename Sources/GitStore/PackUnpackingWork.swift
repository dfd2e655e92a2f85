/// What unpacking a pack costs at most, reckoned object by object before anything of it is unpacked.
///
/// A delta is made by making everything below it first, and whoever unpacks may do so for each delta anew: the work of
/// a chain grows with the square of its length, and a chain of a million links fits into a small file.
struct PackUnpackingWork {
    /// The most objects: ten times what a hundred thousand acts leave behind.
    static let countLimit = 2_000_000
    /// The most bytes that one object may have: four times the largest file that a text may hold.
    static let objectLimit = 64 << 20
    /// The most bytes that all of them may have together.
    static let totalLimit = 8 << 30
    /// The most deltas that may lead from one object to another: as many as `git pack-objects` ever makes.
    static let depthLimit = 4_095
    /// The most bytes that may have to be made while all of it is unpacked, those in between included.
    static let workLimit = 64 << 30

    /// Why a pack is not unpacked.
    enum Excess: String, Error {
        case objects = "it holds more objects than any agreement"
        case size = "it holds objects that are larger than any agreement's"
        case depth = "a chain of more than 4,095 deltas leads to one of its objects"
        case work = "unpacking it is more work than any agreement is worth"
        case base = "one of its deltas rests on something that is no object"
    }

    /// What an object takes that is made from others at known places.
    private struct Chain {
        let start: Int
        /// Bytes that are made for it, all those below it included.
        let work: Int
        /// How many deltas; `unknown` where one of them names what it rests on by id.
        let depth: UInt16

        static let unknown = UInt16.max
    }

    /// By place, in ascending order.
    private var chains: [Chain] = []
    private var (total, work, heaviest) = (0, 0, 0)
    /// The deltas of which it is not known where what they rest on stands, and what they make.
    private var unknown = (count: 0, work: 0)

    /// Adds an object that stands by itself.
    ///
    /// - Parameter start: where it begins; behind all that were added before.
    mutating func add(whole size: Int, at start: Int) throws(Excess) {
        try count(size)
        try add(Chain(start: start, work: size, depth: 0))
    }

    /// Adds a delta.
    ///
    /// - Parameters:
    ///   - base: where the object begins that it rests on; nil where that is named by its id, and may stand anywhere.
    ///   - size: the bytes of the delta itself.
    ///   - result: the bytes of the object that it makes.
    mutating func add(delta size: Int, making result: Int, on base: Int?, at start: Int) throws(Excess) {
        try count(result)
        if let base {
            guard let below = chain(at: base) else { throw .base }
            guard below.depth == Chain.unknown else {
                return try add(Chain(start: start, work: below.work + size + result, depth: below.depth + 1))
            }
        }
        unknown.count += 1
        unknown.work += size + result
        try add(Chain(start: start, work: 0, depth: Chain.unknown))
    }

    private mutating func count(_ size: Int) throws(Excess) {
        guard size <= Self.objectLimit, total + size <= Self.totalLimit else { throw .size }
        total += size
    }

    private mutating func add(_ chain: Chain) throws(Excess) {
        guard chains.count < Self.countLimit else { throw .objects }
        // Those of unknown place may all rest on each other, and the lowest on the heaviest of the others.
        guard chain.depth == Chain.unknown || chain.depth <= Self.depthLimit, unknown.count <= Self.depthLimit else {
            throw .depth
        }
        chains.append(chain)
        work += chain.work
        heaviest = max(heaviest, chain.work)
        guard work + unknown.count * (unknown.work + heaviest) <= Self.workLimit else { throw .work }
    }

    private func chain(at start: Int) -> Chain? {
        var range = 0..<chains.count
        while !range.isEmpty {
            let middle = range.lowerBound + range.count / 2
            if chains[middle].start == start { return chains[middle] }
            range =
                chains[middle].start < start ? (middle + 1)..<range.upperBound : range.lowerBound..<middle
        }
        return nil
    }
}
