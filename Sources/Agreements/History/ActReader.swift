internal import GitStore

/// Reads acts from a repository's objects, and counts the signatures it checked.
final class ActReader {
    private let repository: Repository
    /// How many signatures were checked.
    private(set) var signatures = 0
    /// Whether the signatures of what is read now were checked before, as the caller says.
    var isTrusting = false
    /// Acts that were read, since one command asks for the same ones several times. Bounded in number and bytes.
    private var known: [ObjectID: Act] = [:]
    private var knownSize = 0
    /// Acts that were read and checked ahead of their turn.
    private var prepared: [ObjectID: Act] = [:]

    /// What commits of open amendments are put upon, since many branches may lead to the same ones. No more than the
    /// allowance lets in.
    private var parents: [ObjectID: Parentage] = [:]

    /// How much may still be read to find out where open amendments begin.
    var allowance: OpenAllowance

    /// The first parent of a commit, if it has one, whether it is larger than any act, and whether it reads as one.
    private typealias Parentage = (first: ObjectID?, isOversized: Bool, isAct: Bool)

    private static let knownLimit = 4_096
    private static let knownSizeLimit = 16 << 20

    init(_ repository: Repository, allowance: OpenAllowance = OpenAllowance()) {
        self.repository = repository
        self.allowance = allowance
    }

    /// Takes over acts that were read ahead, in the place of those taken over before.
    func prepare(_ acts: [ObjectID: Act]) { prepared = acts }

    /// The act that a commit states; from its bytes.
    func act(_ id: ObjectID) -> Outcome<Act> {
        if let act = known[id] { return .good(act) }
        if let act = prepared[id] {
            if !isTrusting { signatures += 1 }
            return .good(act)
        }
        switch bytes(of: id) {
        case .good(let bytes):
            let outcome = Act.read(bytes, id: id, isTrusted: isTrusting)
            // What was taken on trust in one place is not trusted in another.
            guard !isTrusting else { return outcome }
            signatures += 1
            if case .good(let act) = outcome { remember(act, of: bytes.count) }
            return outcome
        case .refused(let findings): return .refused(findings)
        }
    }

    /// - Parameter size: how many bytes its commit has, all of which it holds on to.
    private func remember(_ act: Act, of size: Int) {
        if known.count >= Self.knownLimit || knownSize + size > Self.knownSizeLimit {
            known.removeAll(keepingCapacity: true)
            knownSize = 0
        }
        knownSize += size
        known[act.id] = act
    }

    /// The raw bytes of a commit.
    private func bytes(of id: ObjectID) -> Outcome<[UInt8]> {
        do throws(GitError) {
            let object = try repository.provenObject(id, limit: RawCommit.sizeLimit)
            guard object.kind == .commit else {
                return .refused([Finding(.canonical, "What stands here is not a commit.", commit: id)])
            }
            return .good(object.bytes)
        } catch {
            if error.code == .tooLarge {
                return .refused([tooLarge(id)])
            }
            return .refused([.unreadable(id, "The commit", error)])
        }
    }

    /// The commits from `tip` along first parents, newest first, up to and without one for which `stop` says so.
    ///
    /// Parents are read leniently here; each commit is judged by its strict reading afterwards.
    ///
    /// - Parameter account: where these are the commits of an open amendment, whose: all such walks together are bounded,
    ///   what one of them read the next ones know, and what holds too many commits that are no acts is not walked down.
    /// - Returns: the chain and where it ended: nil at a commit without parents.
    func firstParents(
        from tip: ObjectID, limit: Int, on account: OpenAllowance.Account? = nil, until stop: (ObjectID) -> Bool
    ) -> Outcome<(chain: [ObjectID], end: ObjectID?)> {
        var chain: [ObjectID] = []
        var next: ObjectID? = tip
        var (oversized, strays) = (0, 0)
        var share = account.map { allowance.share(of: $0) } ?? 0
        while let id = next, !stop(id) {
            guard chain.count < limit else {
                return .refused([Finding(.oneChain, "There are more than \(limit) acts in a row.", commit: tip)])
            }
            chain.append(id)
            if let act = prepared[id] {
                next = act.parents.first
                continue
            }
            switch account.map({ openParentage(of: id, on: $0, &share) }) ?? parentage(of: id) {
            case .refused(let findings): return .refused(findings)
            case .good(let parentage):
                if account != nil, !parentage.isAct { strays += 1 }
                guard strays <= Self.strayLimit else {
                    return .refused([
                        Finding(.oneChain, "More than \(Self.strayLimit) commits there are no acts.", commit: tip)
                    ])
                }
                if parentage.isOversized { oversized += 1 }
                guard oversized <= Self.oversizedLimit else { return .refused([tooLarge(id)]) }
                next = parentage.first
            }
        }
        return .good((chain, next))
    }

    private func openParentage(
        of id: ObjectID, on account: OpenAllowance.Account, _ share: inout Int
    ) -> Outcome<Parentage> {
        if let known = parents[id] { return .good(known) }
        guard share > 0 else {
            return .refused([
                Finding(
                    .whole, "Open amendments rest on more commits than are read at once.", severity: .undecided,
                    commit: id, hint: "Remove the branches that nobody here knows: git branch -D NAME")
            ])
        }
        let size = (try? repository.header(of: id).size) ?? 0
        let cost = min(max(size, OpenAllowance.leastCost), Repository.provenLimit)
        share -= cost
        allowance[account] -= cost
        let outcome = parentage(of: id)
        if case .good(let parentage) = outcome { parents[id] = parentage }
        return outcome
    }

    private func parentage(of id: ObjectID) -> Outcome<Parentage> {
        switch bytes(of: id) {
        case .good(let bytes):
            var isAct = false
            // Who signed it is looked at when it is judged.
            if case .good = Act.read(bytes, id: id, isTrusted: true) { isAct = true }
            return .good((Self.firstParent(in: bytes), false, isAct))
        case .refused(let findings):
            // No act is that large, and this one will be refused; what it was put upon still counts.
            guard let object = try? repository.object(id, limit: Repository.provenLimit), object.kind == .commit else {
                return .refused(findings)
            }
            return .good((Self.firstParent(in: object.bytes), true, false))
        }
    }

    private func tooLarge(_ id: ObjectID) -> Finding {
        Finding(.canonical, "The commit is larger than \(RawCommit.sizeLimit) bytes.", commit: id)
    }

    /// How many commits larger than any act are looked into for their parent.
    private static let oversizedLimit = 3
    /// How many commits that are no acts are walked down to find the sound ones below them.
    private static let strayLimit = 100

    /// The first parent that a commit names; nil where it names none.
    static func firstParent(in bytes: [UInt8]) -> ObjectID? {
        // `tree <40 hex>` and a line feed come first in any commit; a parent follows directly or not at all.
        let start = 46
        guard bytes.count >= start + 48, bytes[start..<(start + 7)].elementsEqual("parent ".utf8) else { return nil }
        return ObjectID(digits: bytes[(start + 7)..<(start + 47)])
    }
}
