/// The name of a rule of the format: what `verify` holds every act and every version to.
///
/// The list is in reading order: from the bytes of one commit, through the act it states and the text it carries,
/// to what makes a text the agreement. Names are stable, appear in JSON and are never translated.
/// Source: `docs/format.md`, "Rules".
public enum RuleName: String, Hashable, Sendable, CaseIterable {
    // One commit, by its bytes alone.
    case canonical
    case signed
    case actGrammar = "act-grammar"

    // The tree it carries.
    case plainTree = "plain-tree"
    case validText = "valid-text"

    // The act, in its place on an amendment.
    case knownKey = "known-key"
    case mayAct = "may-act"
    case sameAgreement = "same-agreement"
    case quietAct = "quiet-act"
    case trueText = "true-text"
    case trueBase = "true-base"
    case oneChain = "one-chain"
    case actOrder = "act-order"
    case dates
    case keys

    // What brings a text onto `main`.
    case exactText = "exact-text"
    case consent
    case authority
    case inForce = "in-force"
    case mergeBy = "merge-by"
    case once

    // The copy as a whole.
    case whole
    case notRolledBack = "not-rolled-back"
    case format
    case root

    // What a host takes in; no part of the format.
    case reference
    case limits

    /// What the rule demands, in one sentence for people.
    public var sentence: String {
        switch self {
        case .canonical: "A commit has exactly one spelling, and nothing can hide in it."
        case .signed: "Every act carries a valid signature over exactly its own bytes."
        case .actGrammar: "An act says what the format lets it say, to the letter."
        case .plainTree: "A text is plain files at known places, and nothing else."
        case .validText: "A text has one meaning, or is refused with file, line and column."
        case .knownKey: "The key that signed belongs to the person the act names, as the base lists them."
        case .mayAct: "A person does only what their party lets them do."
        case .sameAgreement: "An act belongs to one agreement and one amendment."
        case .quietAct: "An act that may not change the text does not."
        case .trueText: "The digest an act names is that of the text it carries."
        case .trueBase: "The base an act names is the version it amends."
        case .oneChain: "The acts of an amendment form one chain from its proposal, which starts from a version."
        case .actOrder: "Nothing follows a withdrawal, and an executed text no longer changes."
        case .dates: "No act is dated before the acts it follows."
        case .keys: "A key is strong, was proved by its owner, and belongs to one person forever."
        case .exactText: "What lands on main is the very text that was accepted, on the base it was accepted for."
        case .consent: "Every party accepted this text on this base."
        case .authority: "Those who accepted may bind their party on every file that changes."
        case .inForce: "A text says from when it governs, and changes the past only where it says so."
        case .mergeBy: "A signatory of the party whose consent completed execution brings the text onto main."
        case .once: "An amendment lands once, and its name is not used again."
        case .whole: "Nothing is missing or hidden from this copy."
        case .notRolledBack: "main still holds what this clone has verified before."
        case .format: "The agreement is in a format that this program reads."
        case .root: "The agreement is the one its reader asked for."
        case .reference: "A host holds main and amendments alone, and they only move forward."
        case .limits: "One push brings no more than the host takes in at once."
        }
    }
}
