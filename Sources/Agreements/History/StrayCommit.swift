public import GitStore

/// A commit on `main` beyond what the parties signed: no version, whatever it says of itself.
public struct StrayCommit: Hashable, Sendable {
    /// The commit.
    public let id: ObjectID
    /// Who it says made it, unchecked: anyone can write any name. Empty where it cannot be read.
    public let identity: String
    /// The first line of its message, unchecked. It may hold anything, control characters included.
    public let subject: String
}

extension History {
    /// What stands on `main` beyond the sound part, oldest first; nothing where all of it is sound, or where `main` was
    /// moved back or apart.
    ///
    /// - Parameter limit: how many of the oldest to read.
    public func strays(limit: Int = 5) -> (first: [StrayCommit], count: Int) {
        let isVersion = { (id: ObjectID) in ledger.number(of: id) != nil }
        guard head != ledger.head,
            case .good(let (chain, end)) = verifier.acts.firstParents(
                from: head, limit: Self.strayLimit, until: isVersion), end == ledger.head
        else { return ([], 0) }
        return (chain.reversed().prefix(limit).map { stray($0) }, chain.count)
    }

    static let strayLimit = 100_000

    /// Read as leniently as possible: it is shown to people, and nothing is concluded from it.
    func stray(_ id: ObjectID) -> StrayCommit {
        let bytes = (try? agreement.repository.object(id, limit: RawCommit.sizeLimit))?.bytes ?? []
        let lines = bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
        let author = lines.first { $0.starts(with: "author ".utf8) }?.dropFirst("author ".utf8.count)
        let identity = author.flatMap { line in line.lastIndex(of: UInt8(ascii: ">")).map { line[...$0] } }
        let blank = lines.firstIndex { $0.isEmpty }
        let subject = blank.flatMap { lines.indices.contains($0 + 1) ? lines[$0 + 1] : nil }
        return StrayCommit(
            id: id, identity: String(decoding: (identity ?? []).prefix(200), as: UTF8.self),
            subject: String(decoding: (subject ?? []).prefix(200), as: UTF8.self))
    }
}
