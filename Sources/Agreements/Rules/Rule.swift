internal import GitStore

/// One act in its place: everything a rule may look at.
struct Step {
    let act: Act
    /// The text that the act carries.
    let text: Text
    /// The version that the act's author is judged by: the amendment's base, which a refresh moves.
    let base: Version
    /// The amendment as it stood before the act.
    let amendment: Amendment
    /// What the versions before have established.
    let ledger: Ledger
    /// The text whose lists say who the author is: the base's, or the act's own for a key or party that is new.
    ///
    /// Judging by the base keeps anyone from giving themselves a say in the very amendment that brings them in. For the
    /// same reason a party that joins may change the text on the table only where that text names it already: else
    /// any stranger could write themselves into other people's amendments and void the consents given there.
    let roll: Text
    /// The person whose key signed, as the roll lists them; nil where it lists no such key.
    let owner: KeyOwner?
    /// The person who acts, as the roll lists them; nil where the key is not theirs.
    let person: Person?

    init(act: Act, text: Text, base: Version, amendment: Amendment, ledger: Ledger) {
        self.act = act
        self.text = text
        self.base = base
        self.amendment = amendment
        self.ledger = ledger
        // A quiet act carries the text on the table anyway; a proposal has none before it but the base's.
        roll =
            act.kind == .enrol ? text : base.text.parties[act.party]?.signs == true ? base.text : amendment.text
        owner = roll.keyOwners[act.key]
        person = owner == KeyOwner(party: act.party, person: act.person) ? owner.flatMap(roll.person) : nil
    }
}

/// Why a rule does not let an act pass: one plain sentence, the place it concerns, and what to do next.
struct Refusal {
    let message: String
    var path: String?
    var hint: String?

    init(_ message: String, path: String? = nil, hint: String? = nil) {
        self.message = message
        self.path = path
        self.hint = hint
    }
}

/// A demand on one act, in its place on an amendment.
protocol ActRule: Sendable {
    static var name: RuleName { get }
    /// nil where the rule holds.
    static func refusal(of step: Step) -> Refusal?
}

/// A demand on an amendment whose text is to become the next version.
///
/// Asked of the consent that would complete execution, so that nothing is ever executed which could not land; and asked
/// again of the merge.
protocol LandingRule: Sendable {
    static var name: RuleName { get }
    /// nil where the rule holds.
    static func refusal(landing amendment: Amendment, in ledger: Ledger) -> Refusal?
}

/// A demand on the act that brings an executed text onto `main`.
protocol MergeRule: Sendable {
    static var name: RuleName { get }
    /// nil where the rule holds. `amendment` is complete up to the tip that `merge` names.
    static func refusal(of merge: Act, landing amendment: Amendment, in ledger: Ledger) -> Refusal?
}

/// The rules of the product, in the order they are asked. This list is where to begin reading.
///
/// Before these come `canonical`, `signed` and `act-grammar` (`Act+Reading.swift`), then `plain-tree`, `valid-text`
/// and the strength of `keys` (`TextReader.swift`); `whole`, `root` and `not-rolled-back` are asked of the copy
/// as a whole (`Verifier.swift`).
enum Rules {
    static let ofActs: [any ActRule.Type] = [
        OneChainRule.self, KnownKeyRule.self, MayActRule.self, SameAgreementRule.self, WordingRule.self,
        QuietActRule.self, TrueTextRule.self, TrueBaseRule.self, ActOrderRule.self, DatesRule.self, KeysRule.self,
        CoverageRule.self,
    ]

    static let ofLanding: [any LandingRule.Type] = [
        ConsentRule.self, AuthorityRule.self, EnrolmentRule.self, InForceRule.self, OnceRule.self,
    ]

    static let ofMerges: [any MergeRule.Type] = [ExactTextRule.self, MergeByRule.self]

    /// Every finding against an act in its place; none where all rules hold.
    static func findings(on step: Step) -> [Finding] {
        ofActs.compactMap { rule in rule.refusal(of: step).map { finding($0, of: rule.name, on: step.act) } }
            + findingsOnCompletion(by: step)
    }

    /// Every finding against a merge as the step from one version to the next.
    static func findings(on merge: Act, landing amendment: Amendment, in ledger: Ledger) -> [Finding] {
        ofMerges.compactMap { rule in
            rule.refusal(of: merge, landing: amendment, in: ledger).map { finding($0, of: rule.name, on: merge) }
        } + findings(landing: amendment, by: merge, in: ledger)
    }

    /// A consent that would complete execution of a text that could never land is not given.
    ///
    /// Without this, a text that became too late while it waited for a signature, or whose new keys nobody proved,
    /// would be executed, irrevocable, and stuck.
    private static func findingsOnCompletion(by step: Step) -> [Finding] {
        guard step.act.kind == .accept, !step.amendment.isExecuted, step.person != nil else { return [] }
        let after = step.amendment.after(step.act, text: step.text, base: step.base)
        return after.isExecuted ? findings(landing: after, by: step.act, in: step.ledger) : []
    }

    private static func findings(landing amendment: Amendment, by act: Act, in ledger: Ledger) -> [Finding] {
        ofLanding.compactMap { rule in
            rule.refusal(landing: amendment, in: ledger).map { finding($0, of: rule.name, on: act) }
        }
    }

    private static func finding(_ refusal: Refusal, of rule: RuleName, on act: Act) -> Finding {
        Finding(rule, refusal.message, commit: act.id, path: refusal.path, hint: refusal.hint)
    }
}
