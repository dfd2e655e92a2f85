internal import Agreements

/// A demand on the content of a text that is about to be signed.
///
/// An error blocks signing, a warning informs; neither is ever a reason to call what is executed invalid.
protocol ContentCheckRule: Sendable {
    /// The name under which programs know it, such as `tier-gap`. Never changes.
    static var name: String { get }
    /// Why it matters, in one sentence.
    static var sentence: String { get }
    /// Whether a remark informs, or blocks.
    static var severity: Finding.Severity { get }
    /// What it has to say; nothing where all is well.
    static func remarks(on context: CheckContext) -> [Remark]
}

extension ContentCheckRule {
    static var severity: Finding.Severity { .error }
}

/// What a check has to say about one place.
struct Remark {
    let path: String
    let position: TextPosition?
    /// What is there, with the value.
    let message: String
    /// How to mend it.
    let hint: String

    init(_ path: String, _ position: TextPosition?, _ message: String, hint: String) {
        self.path = path
        self.position = position
        self.message = message
        self.hint = hint
    }
}

/// What checks may look at.
struct CheckContext {
    let content: ProfiledText
    /// The version that the text amends.
    let base: Version
    /// The texts that were put on the table upon that version before this one, oldest first.
    let earlier: [Text]
    /// The lines in several languages of that version, and of each of those texts.
    let linesBefore: [[LocalizedLine]]
    /// The day on which it would be signed; nil where every signature is given already.
    let today: CivilDate?
    /// For clauses that are not the same in all of these texts: what stands for the words of a file, whatever white space
    /// is between them, by the digest of its bytes.
    let wordings: [ContentDigest: ContentDigest]

    /// The id of that version, as texts name it.
    var baseID: String { "\(base.id)" }
}

/// The checks there are, in the order they are asked. This list is where to begin reading.
enum ContentChecks {
    static let ofEveryProfile: [any ContentCheckRule.Type] = [
        SchemaCheck.self, MissingElementCheck.self, PlaceholderCheck.self, PairedStructureCheck.self,
        PairedFiguresCheck.self, PairedReferencesCheck.self, PairedTermsCheck.self, OneLanguageEditedCheck.self,
        DanglingReferenceCheck.self, DanglingClauseCheck.self, IndirectLinkCheck.self, StaleQuoteCheck.self,
        UnquotedFigureCheck.self, UndefinedTermCheck.self, UnusedTermCheck.self, PastDateCheck.self,
        DateDiffersCheck.self,
    ]

    static let ofServiceLevels: [any ContentCheckRule.Type] = [
        TierGapCheck.self, TierOverlapCheck.self, TierUnreachableCheck.self, TierContradictionCheck.self,
        MixedCreditCheck.self, CapBelowTierCheck.self, NotReckonedCheck.self, ClaimWindowCheck.self,
        AboveBaselineCheck.self, ClosedWeekCheck.self, PastMidnightCheck.self, NoResponsibilitiesCheck.self,
        NoPersonCheck.self, ReviewAfterEndCheck.self, NoticeAfterEndCheck.self,
    ]

    /// The most that one check is heard with: a hostile file must not become a million sentences.
    private static let limit = 100

    /// Everything they have to say, errors first, each in the order of the text.
    static func findings(in context: CheckContext) -> [Finding] {
        let findings = context.content.profile.checks.flatMap { check in
            self.findings(of: check, check.remarks(on: context))
        }
        return findings.filter { $0.severity == .error } + findings.filter { $0.severity != .error }
    }

    /// What a check has to say, as findings.
    static func findings(of check: any ContentCheckRule.Type, _ remarks: [Remark]) -> [Finding] {
        let findings = remarks.prefix(limit).map { remark in
            Finding(
                check: check.name, "\(remark.message) \(check.sentence)", severity: check.severity,
                path: remark.path, at: remark.position, hint: remark.hint)
        }
        guard remarks.count > limit, let next = remarks.dropFirst(limit).first else { return findings }
        return findings + [
            Finding(
                check: check.name, "There are \(remarks.count - limit) more like these.", severity: check.severity,
                path: next.path, at: next.position, hint: "Mend those above first.")
        ]
    }
}
