internal import Agreements
internal import GitStore
internal import SSHSignature

/// What stands around every open amendment: who reads, what is shared, and what has to be decided first.
struct Situation {
    let history: History
    let reader: Reader
    /// The remote that is shared through; nil where none is known.
    let remote: String?
    let parted: [PartedCopy]

    init(_ history: History, reader: Reader) throws(AgreementError) {
        self.history = history
        self.reader = reader
        let usual = RemoteExchange.usual
        let url = (try? history.agreement.repository.configuration("remote.\(usual).url")) ?? nil
        remote = url == nil ? nil : usual
        parted = try history.partedCopies()
    }

    /// What both sides did at once on an amendment and nobody has settled; nil where there is nothing of the kind.
    fileprivate func unsettled(_ amendment: Amendment) -> Parting? {
        guard let remote, let tip = (try? history.agreement.offered(by: remote))?[amendment.name.reference],
            !amendment.acts.contains(where: { $0.id == tip })
        else { return nil }
        return (try? history.parting(amendment.name, from: remote)) ?? nil
    }
}

/// What an amendment waits for, as told to one reader: each step that it names is one that the rules let pass.
struct Outlook {
    /// What the reader can do next.
    let steps: [Standing.Step]
    /// What has to be done first, whatever the amendment waits for; nil where nothing is in the way.
    let obstacle: StyledText?
    /// Whether it is for the reader to do that.
    let isForReader: Bool
    private let amendment: Amendment
    private let standing: Standing
    private let situation: Situation
    /// Who reads; nil where the agreement and the amendment list none of their keys.
    let owner: KeyOwner?
    /// What names the key with which the steps can be done, behind a command.
    let option: String

    init(_ amendment: Amendment, _ standing: Standing, in situation: Situation) {
        self.amendment = amendment
        self.standing = standing
        self.situation = situation
        let history = situation.history
        let found = situation.reader.keys.compactMap { key -> (Reader.Key, Author)? in
            let newest = standing.stage == .overtaken ? try? history.author(key.publicKey) : nil
            return (newest ?? (try? history.author(key.publicKey, on: amendment))).map { (key, $0) }
        }
        owner = found.first?.1.owner
        var (steps, option, isAsked): ([Standing.Step], String, Bool) = ([], found.first?.0.option ?? "", false)
        // Until then their consent is not the next step, and nobody else's is.
        let owesAnybodyElse = standing.keysToEnrol.contains { $0 != found.first?.1.owner }
        // Another person's key that lies about is none of the reader's.
        for (key, author) in found where author.owner == found.first?.1.owner && steps.isEmpty {
            let asked = standing.steps(for: author, on: amendment)
            steps = asked.filter { history.allows($0, by: author, on: amendment) }
            if !steps.isEmpty { option = key.option }
            if asked.contains(.accept), !owesAnybodyElse { isAsked = true }
        }
        self.option = option
        let unsettled = standing.stage == .withdrawn ? nil : situation.unsettled(amendment)
        // Of a key whose file is not known here, only the sentence says what to do.
        let owesProof =
            standing.stage == .negotiating && steps.isEmpty && owner.map(standing.keysToEnrol.contains) ?? false
        let keptBack = isAsked ? Self.mending(amendment, standing, owner, history, option) : nil
        isForReader = unsettled != nil || owesProof || keptBack != nil
        obstacle =
            unsettled.map { Self.settling($0, situation) } ?? Self.deciding(amendment, standing, situation) ?? keptBack
        self.steps = obstacle == nil ? steps : []
    }

    /// That both sides acted at once: whatever is on the table here may be gone by now.
    private static func settling(_ parting: Parting, _ situation: Situation) -> StyledText {
        let parties = situation.history.current.text.parties
        let acts = parting.unseen.map { "\(parties[$0.party]?.name ?? $0.party.description) \($0.kind.pastTense) it" }
        return StyledText(
            "Both sides acted on it at once: \(acts.joined(separator: ", ")), and what you did is not sent. Next:"
                + " countersign sync")
    }

    /// That a text which waits for the reader's consent cannot be signed as it stands.
    private static func mending(
        _ amendment: Amendment, _ standing: Standing, _ owner: KeyOwner?, _ history: History, _ option: String
    ) -> StyledText? {
        let isLast = standing.missingConsents.allSatisfy { $0.party.id == owner?.party }
        let errors = ((try? history.findingsBeforeConsent(to: amendment, mayComplete: isLast)) ?? [])
            .filter { $0.severity == .error }
        guard let first = errors.first else { return nil }
        let more = errors.count > 1 ? " And \(errors.count - 1) more." : ""
        let mend =
            "countersign switch \(amendment.name), edit the files, and then countersign propose -m SUMMARY\(option)"
        // What takes force once it is executed need only wait for another day.
        if first.rule == .inForce, amendment.text.declaration.inForce?.from == .execution {
            return StyledText(
                "Your consent is needed, and cannot be given today: \(first.message)\(more) Next: countersign accept"
                    + " \(amendment.name)\(option) tomorrow; or, to put another date on the table: \(mend)")
        }
        return StyledText(
            "Your consent is needed, and the text cannot be signed as it stands: \(first.message)\(more) Next: \(mend)")
    }

    /// What a person has to decide about the copy before anything can be carried on or merged.
    private static func deciding(_ amendment: Amendment, _ standing: Standing, _ situation: Situation) -> StyledText? {
        guard situation.history.findings.isEmpty else {
            return "Nothing can be done on it until main is in order: countersign status says how."
        }
        guard let copy = situation.parted.first else { return nil }
        let place = copy.remote ?? "the copy that came in a file"
        if let version = copy.alternative.version(of: amendment.name) {
            return
                "It is version \(version) at \(place), which has parted from this copy: decide about that first, as"
                + " countersign status says."
        }
        switch standing.stage {
        case .overtaken, .executed:
            let what = standing.stage == .executed ? "Every party has accepted." : "Another version came first here."
            return
                "\(what) But \(place) and this copy have parted: decide about that first, as countersign status says."
        case .negotiating, .withdrawn: return nil
        }
    }

    /// Whether something has to be done first.
    var isObstructed: Bool { obstacle != nil }

    /// Whether whoever reads has a key, and it is nobody's here: they can read, and not act.
    var isOutside: Bool { owner == nil && situation.reader.key != nil }

    /// Whether the reader may refuse the text for their party, which has not refused it yet.
    var mayReject: Bool {
        guard let owner else { return false }
        return (amendment.base.text.person(owner) ?? amendment.text.person(owner))?.may == .sign
            && !amendment.rejections.keys.contains { $0.party == owner.party }
    }

    /// What it waits for, in a sentence.
    var sentence: StyledText {
        obstacle ?? standing.sentence(on: amendment, to: situation.reader, owner: owner, steps: steps, option)
    }
}
