internal import AgreementDocuments
internal import Agreements
internal import GitStore

/// An amendment on one line: how far it has come and what it waits for.
struct AmendmentSummary {
    let name: AmendmentName
    /// nil where its branch is damaged.
    let amendment: Amendment?
    /// nil where it is damaged or part of the agreement.
    let standing: Standing?
    /// The same as the reader is told it; nil where `standing` is.
    let outlook: Outlook?
    /// The version it became.
    let landed: Int?
    let inForceFrom: CivilDate?
    /// When the version it became governs.
    private let tenure: Tenure?
    private let today: CivilDate
    /// What speaks against its branch.
    let findings: [Finding]

    /// An amendment as its branch has it.
    init(_ branch: History.Branch, in situation: Situation) {
        let history = situation.history
        let standing = branch.amendment.map { history.standing(of: $0) }
        name = branch.name
        amendment = branch.amendment
        self.standing = standing
        outlook = branch.amendment.flatMap { amendment in
            standing.map { Outlook(amendment, $0, in: situation) }
        }
        inForceFrom = branch.amendment.flatMap { history.inForceFrom($0) }
        landed = nil
        tenure = nil
        today = history.today
        findings = branch.findings
    }

    /// An amendment that became a version.
    init(landed amendment: Amendment, as version: Int, in history: History) throws(AgreementError) {
        name = amendment.name
        self.amendment = amendment
        standing = nil
        outlook = nil
        landed = version
        inForceFrom = history.ledger.inForceFrom(version)
        tenure = try history.tenure(of: version)
        today = history.today
        findings = []
    }

    /// How far it has come, in the words of JSON; see `docs/json.md`, "amendment".
    private var stage: String { landed != nil ? "landed" : standing?.stage.rawValue ?? "damaged" }

    /// The same for people: what is part of the agreement was merged into it.
    var shownStage: String { landed != nil ? "merged" : stage }

    /// Consents that count now, and how many there must be.
    var consents: (given: Int, needed: Int) {
        guard let amendment else { return (0, 0) }
        return amendment.requirements.reduce(into: (given: 0, needed: 0)) { sum, requirement in
            sum.given += min(requirement.count, amendment.consents(of: requirement.party.id).count)
            sum.needed += requirement.count
        }
    }

    /// What is next, in a sentence.
    var next: StyledText {
        if let tenure {
            return "It is version \(tenure.version) of the agreement, \(TenureWords(tenure).clause(on: today))."
        }
        return outlook?.sentence ?? "Its branch is not sound: \(findings.first?.message ?? "")"
    }

    /// The members in JSON, without a schema; see `docs/json.md`, "amendment".
    var members: [(String, JSONValue)] {
        var members: [(String, JSONValue)] = [
            ("amendment", .string(name.description)), ("stage", .string(stage)), ("version", .number(landed)),
            ("base", .number(amendment?.base.number)), ("text", .text(amendment?.text.digest.description)),
            ("summary", .text(amendment?.latestText?.subject)), ("inForceFrom", .text(inForceFrom?.description)),
        ]
        members += Tenure.members(tenure)
        members += [
            (
                "consents",
                .object([("given", .integer(consents.given)), ("needed", .integer(consents.needed))])
            ),
            (
                "missing",
                .array(
                    (standing?.missingConsents ?? []).map {
                        .object([("party", .string($0.party.id.description)), ("count", .integer($0.count))])
                    })
            ),
            ("rejectedBy", .array((standing?.rejectedBy ?? []).map { .string($0.id.description) })),
            ("keysToEnrol", .array((standing?.keysToEnrol ?? []).map { .string($0.description) })),
            ("mergingParty", .text(standing?.mergingParty?.description)),
            ("findings", .array(findings.map(\.json))),
        ]
        return members
    }
}
