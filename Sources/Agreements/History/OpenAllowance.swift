/// How much may still be read to judge amendments that are not part of the agreement, in bytes.
///
/// Anyone who writes to a copy or a host can put up any number of branches, each on commits without end. What they use up
/// is taken from nobody else: the clone's own branches have an account of their own, a branch of the others takes no more
/// than half of what is left, and what turns out to be sound gets back what it took.
struct OpenAllowance {
    /// Whose branches are judged.
    enum Account {
        /// Those that this clone holds.
        case own
        /// Those that somebody else offers, or that stand in a copy to be judged.
        case others
    }

    private var own: Int
    private var others: Int

    /// Each account at first, and what even the smallest commit takes of it.
    static let limit = 256 << 20
    static let leastCost = 4_096

    init(_ limit: Int = OpenAllowance.limit) { (own, others) = (limit, limit) }

    /// What is left.
    subscript(account: Account) -> Int {
        get { account == .own ? own : others }
        set { if account == .own { own = newValue } else { others = newValue } }
    }

    /// What one branch may take.
    func share(of account: Account) -> Int { account == .own ? own : (others + 1) / 2 }
}
