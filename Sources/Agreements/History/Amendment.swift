public import GitStore
public import SSHSignature

/// An amendment as its acts make it: the text on the table, who consented to it, and what was said.
///
/// It is built one verified act at a time, oldest first, and only from acts that every rule let pass.
public struct Amendment: Hashable, Sendable {
    /// The agreement it belongs to.
    public let agreement: ObjectID
    /// The name of its branch.
    public let name: AmendmentName
    /// The version that the text amends.
    public private(set) var base: Version
    /// The text as the last act that changed it left it; the base's until there is a proposal.
    public private(set) var text: Text
    /// The newest act, or the base where there is none yet.
    public private(set) var tip: ObjectID
    /// When the newest act was done, as it says.
    public private(set) var tipTime: ActTime
    /// Every act on the branch, oldest first.
    public private(set) var acts: [Act] = []
    /// The keys that were proved on this branch, and by whom: a text may list a key for one person after another.
    public private(set) var enrolments: [PublicKey: Set<KeyOwner>] = [:]
    /// Consents that count now: given to this very text on this very base, and not taken back. By person.
    public private(set) var consents: [KeyOwner: Act] = [:]
    /// Refusals of this very text on this very base that still stand, by person.
    public private(set) var rejections: [KeyOwner: Act] = [:]
    /// The consent that completed execution: from then on the text is irrevocable.
    public private(set) var completion: Act?
    /// The act that closed the amendment.
    public private(set) var withdrawal: Act?

    /// An amendment of `base` on which nothing was done yet.
    init(agreement: ObjectID, name: AmendmentName, base: Version) {
        self.agreement = agreement
        self.name = name
        self.base = base
        text = base.text
        tip = base.id
        tipTime = base.time
        requirements = Self.requirements(for: base.text, on: base)
        newKeys = Self.newKeys(of: base.text, on: base)
    }

    /// Whether every party has consented to this very text.
    public var isExecuted: Bool { completion != nil }
    /// Whether the proposing party has closed it.
    public var isWithdrawn: Bool { withdrawal != nil }

    /// The act that began it.
    public var proposal: Act? { acts.first }
    /// The act that put the text on the table; nil where there is none yet.
    public var latestText: Act? { acts.last { $0.kind.changesText } }

    /// What one party must do for a text to bind.
    public struct Requirement: Hashable, Sendable {
        /// The party as the text that gives it its say lists it: the base, or the new text for a party that joins.
        public let party: Party
        /// How many distinct signatories.
        public let count: Int
    }

    /// What each party, of the base and of the new text, must do. In order of their names.
    public private(set) var requirements: [Requirement]

    private static func requirements(for text: Text, on base: Version) -> [Requirement] {
        let staying = base.text.signingParties.map {
            Requirement(party: $0, count: base.text.declaration.signing.eachParty)
        }
        let joining = text.signingParties.filter { base.text.parties[$0.id]?.signs != true }.map {
            Requirement(party: $0, count: text.declaration.signing.eachParty)
        }
        return (staying + joining).sorted { $0.party.id < $1.party.id }
    }

    /// The consents that count now, in the order in which they were given.
    public var consentsInOrder: [Act] {
        acts.filter { consents[KeyOwner(party: $0.party, person: $0.person)]?.id == $0.id }
    }

    /// The consents of one party that count now, in the order in which they were given.
    public func consents(of party: PartyID) -> [Act] { consentsInOrder.filter { $0.party == party } }

    /// The keys that the text lists and the base does not (all of them on version 0): each must be enrolled here.
    public private(set) var newKeys: [PublicKey: KeyOwner]

    private static func newKeys(of text: Text, on base: Version) -> [PublicKey: KeyOwner] {
        base.number == 0
            ? text.keyOwners : text.keyOwners.filter { base.text.keyOwners[$0.key] != $0.value }
    }

    /// The new keys whose owners have not proved yet that they hold them.
    public var keysToEnrol: [PublicKey: KeyOwner] { newKeys.filter { !hasEnrolled($0.key, by: $0.value) } }

    /// Whether a person proved on this branch that they hold a key.
    public func hasEnrolled(_ key: PublicKey, by owner: KeyOwner) -> Bool {
        enrolments[key]?.contains(owner) == true
    }

    /// Adds an act that every rule let pass.
    mutating func add(_ act: Act, text newText: Text, base newBase: Version) {
        acts.append(act)
        tip = act.id
        tipTime = act.time
        take(act, text: newText, base: newBase)
    }

    /// The amendment as an act would leave it, apart from the list of what was done.
    func after(_ act: Act, text newText: Text, base newBase: Version) -> Amendment {
        var after = self
        after.take(act, text: newText, base: newBase)
        return after
    }

    private mutating func take(_ act: Act, text newText: Text, base newBase: Version) {
        let who = KeyOwner(party: act.party, person: act.person)
        switch act.kind {
        case .propose, .revise, .refresh:
            let staysAmongTheSame =
                newBase.id == base.id && newText.plainlyHasMembers(of: base.text)
                && text.plainlyHasMembers(of: base.text)
            text = newText
            base = newBase
            if !staysAmongTheSame {
                requirements = Self.requirements(for: newText, on: newBase)
                newKeys = Self.newKeys(of: newText, on: newBase)
            }
            // Consent binds to the exact text and base: whatever was consented to before is another text.
            consents = [:]
            rejections = [:]
            completion = nil
        case .enrol: enrolments[act.key, default: []].insert(who)
        case .accept:
            consents[who] = act
            rejections[who] = nil
            if completion == nil, isFullyConsented { completion = act }
        case .reject:
            consents[who] = nil
            rejections[who] = act
        case .withdraw: withdrawal = act
        case .comment, .open, .merge: break
        }
    }

    /// Whether the consents given so far bind every party on every file that changes.
    var isFullyConsented: Bool { ConsentRule.missing(in: self).isEmpty && AuthorityRule.uncovered(in: self).isEmpty }
}
