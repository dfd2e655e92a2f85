public import GitStore

/// What a clone and a remote have to tell each other.
public struct Exchange: Sendable {
    /// A reference to move at the remote, from one commit to another; nil means that it is not there.
    public struct Update: Hashable, Sendable {
        /// The full name.
        public let reference: String
        /// What the remote has, as last fetched.
        public let from: ObjectID?
        /// What this clone has.
        public let to: ObjectID?

        /// A reference to move from one commit to another.
        public init(reference: String, from: ObjectID?, to: ObjectID?) {
            self.reference = reference
            self.from = from
            self.to = to
        }

        /// Whether it moves a `main` that is there already.
        public var movesMain: Bool { reference == Agreement.main && from != nil }
    }

    /// Something that came from the other side, sound and taken in.
    public enum News: Hashable, Sendable {
        case version(Int)
        case act(Act)
    }

    /// What came, in order.
    public internal(set) var news: [News] = []
    /// What the remote offers and this clone refused, and why.
    public internal(set) var refused: [Finding] = []
    /// The references, as the remote names them, that hold what was refused.
    public internal(set) var refusedReferences: Set<String> = []
    /// Of an amendment that was refused, the newest act up to which it is sound; by the reference that the remote names.
    var sound: [String: ObjectID] = [:]
    /// All that was refused of the remote, also while it was fetched; nil where nothing was.
    public internal(set) var refusal: RefusedOffer?
    /// Amendments on which both sides acted at once.
    public internal(set) var parted: [AmendmentName] = []
    /// What the remote holds, where it has another version in the place of one of this clone's; each copy is sound.
    public internal(set) var fork: PartedCopy?

    /// What is sound and was not taken in, because another working tree of the clone shows its branch.
    public internal(set) var shownElsewhere: [ShownElsewhere] = []
    /// What of `main` is among that.
    var untaken: Ledger?

    /// A branch that cannot be moved, by its full name, and where its files are.
    public struct ShownElsewhere: Hashable, Sendable {
        /// The full name.
        public let reference: String
        /// The top of the working tree.
        public let place: String
    }

    /// Acts that came after their amendment had become a version without them: they count for nothing there. Of a remote's,
    /// those that this clone did not know yet.
    public internal(set) var late: [Late] = []

    /// What came too late on an amendment.
    public struct Late: Hashable, Sendable {
        /// The amendment.
        public let name: AmendmentName
        /// The number of the version that it became.
        public let version: Int
        /// The newest act on it.
        public let tip: ObjectID
        /// What was said that is not part of it, oldest first.
        public let acts: [Act]
    }

    mutating func refuse(_ reference: String, _ findings: [Finding]) {
        refused += findings
        refusedReferences.insert(reference)
    }

    /// The references that hold what was refused, now and while it was fetched; empty where that is not known.
    func references(refusedWith fetching: AgreementError?) -> Set<String> {
        guard let fetching else { return refusedReferences }
        return fetching.references.isEmpty ? [] : refusedReferences.union(fetching.references)
    }
}
