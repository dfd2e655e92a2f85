internal import Agreements
internal import GitStore
internal import SSHSignature

/// The verdict on a copy, what it rests on, and everything that speaks against it.
struct VerificationView {
    let verification: Verification
    /// What each version rests on, where that was asked for.
    let evidence: EvidenceView?

    init(_ verification: Verification, evidence: EvidenceView? = nil) {
        self.verification = verification
        self.evidence = evidence
    }

    /// The whole page.
    var page: StyledText {
        let ledger = verification.ledger
        var text = verdict + "\n\n"
        text += "Agreement   \(verification.agreement.description), \(origin)\n"
        text += "Versions    \(ledger?.versions.count ?? 0)"
        if let ledger {
            text += ", the last sound one is version \(ledger.versions.count - 1), \(ledger.head.description)"
        }
        text += "\nMain        \(verification.head.description)"
        text += verification.head == ledger?.head ? "\n" : "\(", which is not that version", .warning)\n"
        text += "Acts        \(ledger?.acts ?? 0)\nSignatures  \(verification.signatures) checked\n"
        if let since = verification.since {
            text += "On trust    \("the signatures up to \(since)", .warning), which you say were checked earlier\n"
        }
        if !verification.findings.isEmpty {
            text += "\n\("Findings", .heading)\n" + FindingsView.lines(verification.findings)
        }
        if verification.origin == .unconfirmed { text += founders }
        if let evidence { text += "\n" + evidence.page }
        return text.withoutLastLineFeed
    }

    private var verdict: StyledText {
        switch verification.verdict {
        case .valid: "\("valid", .good): every version on main is what its parties signed."
        case .invalid:
            verification.ledger == nil
                ? "\("invalid", .removed): this is not a sound copy of the agreement."
                : "\("invalid", .removed): main holds something that its parties did not sign; the agreement ends before it."
        case .undecided: "\("undecided", .warning): it cannot be said whether this copy is sound."
        }
    }

    private var origin: String {
        switch verification.origin {
        case .named: "as you named it"
        case .pinned: "as this copy was told to hold; if somebody else made the copy, name it: --agreement ID"
        case .unconfirmed: "as the copy says of itself, which nobody has confirmed"
        }
    }

    /// Whom the copy claims to bind: to be compared with what one knows from elsewhere.
    private var founders: StyledText {
        guard let opening = verification.opening else { return StyledText() }
        var text: StyledText = "\n\("The keys this copy was opened with", .heading)\n"
        text += "Compare them, and the agreement's id, with what the parties tell you by another way.\n"
        for party in opening.signingParties {
            text += PartyView.people(of: party, eachParty: opening.declaration.signing.eachParty)
        }
        return text
    }

    /// The verdict in JSON; see `docs/json.md`, "verify".
    var json: JSONValue {
        var members: [(String, JSONValue)] = [
            ("schema", "countersign.verify/1"), ("verdict", .string(verification.verdict.rawValue)),
            ("root", .string(verification.origin.rawValue)), ("agreement", .string(verification.agreement.description)),
            ("head", .string(verification.head.description)), ("sound", .text(verification.sound?.description)),
            ("versions", .integer(verification.ledger?.versions.count ?? 0)),
            ("acts", .integer(verification.ledger?.acts ?? 0)), ("signatures", .integer(verification.signatures)),
            ("since", .text(verification.since?.description)), ("findings", .array(verification.findings.map(\.json))),
        ]
        if let evidence { members.append(("evidence", evidence.json)) }
        return .object(members)
    }

    /// 0 for yes, 1 for no, 2 where it could not be decided.
    var exitCode: ExitCode {
        switch verification.verdict {
        case .valid: .done
        case .invalid: .no
        case .undecided: .undecided
        }
    }
}
