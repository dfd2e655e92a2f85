public import GitStore

extension Gate {
    /// A host whose `main` is at an older version than this gate has seen there, as after a restore from a backup.
    public struct MovedBack: Hashable, Sendable {
        /// A version and its number.
        public struct Head: Hashable, Sendable {
            /// The number.
            public let number: Int
            /// The commit.
            public let id: ObjectID
        }

        /// What was there.
        public let from: Head
        /// What is there now.
        public let to: Head
    }

    /// What a push that is not here yet would bring: kept apart from what is here for good.
    var judged: RememberedLedger { RememberedLedger(judgedIn: repository) }

    /// What was judged before of what is here for good: a push that has landed since counts.
    func remembered(_ main: ObjectID) -> Ledger? {
        let memory = RememberedLedger(in: repository)
        let known = memory.read(root: root)
        guard known?.head != main else { return known }
        if let landed = judged.read(root: root), landed.head == main {
            memory.write(landed)
            judged.remove()
            return landed
        }
        // Restored from an older backup, a host has to be brought up to date again: what it had is judged anew then.
        guard let known, known.leads(main), let number = known.number(of: main) else { return known }
        noticing(
            MovedBack(
                from: .init(number: known.versions.count - 1, id: known.head), to: .init(number: number, id: main)))
        return nil
    }

    /// What was judged before of a `main` that is pushed: an earlier push of the same history may have been refused for
    /// what came later, or have taken too long.
    ///
    /// - Parameter now: what the host holds.
    func judgedBefore(_ tip: ObjectID, from now: Ledger?) -> Ledger? {
        guard let before = judged.read(root: root), before.versions.count > now?.versions.count ?? 0,
            now.map({ before.number(of: $0.head) != nil }) ?? true,
            case .good(let (_, end)) = verifier.acts.firstParents(
                from: tip, limit: Verifier.versionLimit, until: { $0 == before.head }),
            end == before.head
        else { return now }
        return before
    }
}

/// Keeps what has been judged of a long history while the rest is: where the host ends that, the next push goes on from
/// there.
struct JudgingProgress {
    private let memory: RememberedLedger
    /// How many versions there are when it is next written down.
    private var next: Int

    init(in memory: RememberedLedger, from ledger: Ledger?) {
        self.memory = memory
        next = Self.next(after: ledger?.versions.count ?? 0)
    }

    mutating func reach(_ ledger: Ledger) {
        guard ledger.versions.count >= next else { return }
        memory.write(ledger)
        next = Self.next(after: ledger.versions.count)
    }

    /// Ever farther apart, since each time all of it is written.
    private static func next(after count: Int) -> Int { count + max(64, count / 16) }
}
