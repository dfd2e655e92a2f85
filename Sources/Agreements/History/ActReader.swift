internal import GitStore

/// Reads acts from a repository's objects, and counts the signatures it checked.
final class ActReader {
    private let repository: Repository
    private(set) var signatures = 0
    /// Acts that were read and checked ahead of their turn.
    private var prepared: [ObjectID: Act] = [:]

    init(_ repository: Repository) { self.repository = repository }

    /// Takes over acts that were read ahead, in the place of those taken over before.
    func prepare(_ acts: [ObjectID: Act]) { prepared = acts }

    /// The act that a commit states; from its bytes.
    func act(_ id: ObjectID) -> Outcome<Act> {
        if let act = prepared[id] {
            signatures += 1
            return .good(act)
        }
        switch bytes(of: id) {
        case .good(let bytes):
            signatures += 1
            return Act.read(bytes, id: id)
        case .refused(let findings): return .refused(findings)
        }
    }

    /// The raw bytes of a commit.
    private func bytes(of id: ObjectID) -> Outcome<[UInt8]> {
        do throws(GitError) {
            let object = try repository.object(id, limit: RawCommit.sizeLimit)
            guard object.kind == .commit else {
                return .refused([Finding(.canonical, "What stands here is not a commit.", commit: id)])
            }
            return .good(object.bytes)
        } catch {
            if error.code == .tooLarge {
                let limit = RawCommit.sizeLimit
                return .refused([Finding(.canonical, "The commit is larger than \(limit) bytes.", commit: id)])
            }
            return .refused([.unreadable(id, "The commit", error)])
        }
    }

    /// The commits from `tip` along first parents, newest first, up to and without one for which `stop` says so.
    ///
    /// Parents are read leniently here; each commit is judged by its strict reading afterwards.
    ///
    /// - Returns: the chain and where it ended: nil at a commit without parents.
    func firstParents(
        from tip: ObjectID, limit: Int, until stop: (ObjectID) -> Bool
    ) -> Outcome<(chain: [ObjectID], end: ObjectID?)> {
        var chain: [ObjectID] = []
        var next: ObjectID? = tip
        while let id = next, !stop(id) {
            guard chain.count < limit else {
                return .refused([Finding(.oneChain, "There are more than \(limit) acts in a row.", commit: tip)])
            }
            chain.append(id)
            if let act = prepared[id] {
                next = act.parents.first
                continue
            }
            switch bytes(of: id) {
            case .good(let bytes): next = Self.firstParent(in: bytes)
            case .refused(let findings): return .refused(findings)
            }
        }
        return .good((chain, next))
    }

    /// The first parent that a commit names; nil where it names none.
    static func firstParent(in bytes: [UInt8]) -> ObjectID? {
        // `tree <40 hex>` and a line feed come first in any commit; a parent follows directly or not at all.
        let start = 46
        guard bytes.count >= start + 48, bytes[start..<(start + 7)].elementsEqual("parent ".utf8) else { return nil }
        return ObjectID(hex: String(decoding: bytes[(start + 7)..<(start + 47)], as: UTF8.self))
    }
}
