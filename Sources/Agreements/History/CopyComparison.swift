public import GitStore

/// How two copies of an agreement stand to each other, as far as each is sound.
public struct CopyComparison: Sendable {
    /// One copy, judged by itself.
    public struct Side: Sendable {
        /// The verdict on it.
        public let verification: Verification
        let repository: Repository

        /// A copy that was judged.
        public init(verification: Verification, repository: Repository) {
            self.verification = verification
            self.repository = repository
        }
    }

    /// What became of two copies of one agreement.
    public enum Relation: Hashable, Sendable {
        /// They hold the same versions.
        case same
        /// The first lacks this many versions that the second has, and holds all before them.
        case behind(Int)
        /// The first has this many versions that the second lacks, which holds all before them.
        case ahead(Int)
        /// Behind the versions that both hold, each has one that the other has not.
        case parted(Fork)
        /// They are different agreements, or one of them is not even sound in its opening.
        case unrelated
    }

    /// Where two copies part: two versions with one number, both sound, on one base.
    public struct Fork: Hashable, Sendable {
        /// The number of both.
        public let number: Int
        /// The last version that both copies hold.
        public let base: ObjectID
        /// The merge that the first copy has there.
        public let first: Act
        /// The merge that the second has there.
        public let second: Act

        /// The party that signed both, which proves that it said two things; nil where each was signed by another.
        public var equivocator: PartyID? { first.party == second.party ? first.party : nil }
    }

    /// The first copy.
    public let first: Side
    /// The second copy.
    public let second: Side
    /// How many versions, the opening included, both hold.
    public let common: Int
    /// How the copies stand to each other.
    public let relation: Relation

    /// Compares two copies.
    ///
    /// - Throws: `undecided` where an act that was judged a moment ago cannot be read any more.
    public init(_ first: Side, _ second: Side) throws(AgreementError) {
        self.first = first
        self.second = second
        guard let ours = first.verification.ledger?.versions, let theirs = second.verification.ledger?.versions else {
            (common, relation) = (0, .unrelated)
            return
        }
        let common = zip(ours, theirs).prefix { $0 == $1 }.count
        self.common = common
        if common == 0 {
            relation = .unrelated
        } else if common == ours.count {
            relation = common == theirs.count ? .same : .behind(theirs.count - common)
        } else if common == theirs.count {
            relation = .ahead(ours.count - common)
        } else {
            relation = .parted(
                Fork(
                    number: common, base: ours[common - 1], first: try Self.act(ours[common], in: first),
                    second: try Self.act(theirs[common], in: second)))
        }
    }

    private static func act(_ id: ObjectID, in side: Side) throws(AgreementError) -> Act {
        switch ActReader(side.repository).act(id) {
        case .good(let act): return act
        case .refused(let findings): throw AgreementError(findings: findings, "\(id) cannot be read.")
        }
    }
}
