internal import Dispatch
internal import FoundationEssentials
internal import GitStore
internal import Synchronization

/// Reads the acts behind the coming versions on every core, while the verifier holds those before to the rules.
///
/// Nearly all of the cost of a history is the checking of signatures, and one act's signature depends on no other act.
/// What is found here is only ever a hint: an act is named by its bytes, and whatever was not come to, or is not sound,
/// is read again in its turn, by the same code.
final class ReadAhead: Sendable {
    private let merges: [ObjectID]
    /// How many of them, the oldest, were verified before, as the caller says.
    private let trusted: Int
    /// One for each core, so that none waits for another's reading.
    private let repositories: [Repository]
    private let state = Mutex(State())
    private let isDone = DispatchSemaphore(value: 0)

    private struct State {
        var next = 0
        var found: [ObjectID: Act] = [:]
        /// Bytes that may still be read for this batch: a batch of huge acts must not fill the memory.
        var budget = 0
    }

    /// How many versions are read at a time: enough that cores seldom wait, few enough to be forgotten soon.
    static let batch = 128
    private static let budget = 32 * 1024 * 1024

    /// - Parameters:
    ///   - merges: the commits that claim to be the coming versions, oldest first.
    ///   - trusted: how many of them were verified before, as the caller says.
    init(_ merges: [ObjectID], trusting trusted: Int = 0, in repository: Repository) {
        self.merges = merges
        self.trusted = trusted
        repositories = (0..<ProcessInfo.processInfo.activeProcessorCount).map { _ in
            (try? repository.another()) ?? repository
        }
        begin()
    }

    /// The acts of the next batch, and of none before; begins the one after.
    func take() -> [ObjectID: Act] {
        isDone.wait()
        let found = state.withLock { state in
            defer { state.found = [:] }
            return state.found
        }
        begin()
        return found
    }

    /// Waits for what is under way, so that nothing reads the repository any more.
    func stop() { isDone.wait() }

    private func begin() {
        let range = state.withLock { state in
            let range = state.next..<min(state.next + Self.batch, merges.count)
            state.next = range.upperBound
            state.budget = Self.budget
            return range
        }
        guard !range.isEmpty else {
            isDone.signal()
            return
        }
        DispatchQueue.global().async { [self] in
            let next = Atomic(range.lowerBound)
            DispatchQueue.concurrentPerform(iterations: repositories.count) { worker in
                while case let index = next.wrappingAdd(1, ordering: .relaxed).oldValue, index < range.upperBound {
                    read(behind: merges[index], isTrusted: index < trusted, in: repositories[worker])
                }
            }
            isDone.signal()
        }
    }

    /// Reads a merge, and the acts of its amendment from the newest to the proposal.
    private func read(behind merge: ObjectID, isTrusted: Bool, in repository: Repository) {
        var acts: [Act] = []
        var next: ObjectID? = merge
        while let id = next, let act = act(id, isTrusted: isTrusted, in: repository) {
            acts.append(act)
            next =
                switch act.kind {
                case .merge: id == merge ? act.parents.last : nil
                case .propose, .open: nil
                default: act.parents.first
                }
        }
        state.withLock { [acts] state in
            for act in acts { state.found[act.id] = act }
        }
    }

    private func act(_ id: ObjectID, isTrusted: Bool, in repository: Repository) -> Act? {
        guard let object = try? repository.object(id, limit: RawCommit.sizeLimit), object.kind == .commit else {
            return nil
        }
        let isAffordable = state.withLock { state in
            state.budget -= object.bytes.count
            return state.budget >= 0
        }
        guard isAffordable, case .good(let act) = Act.read(object.bytes, id: id, isTrusted: isTrusted) else {
            return nil
        }
        return act
    }
}
