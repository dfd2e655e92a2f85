internal import Agreements
internal import SSHSignature

/// The open amendments, and what each waits for: the reader, or others.
struct AgendaView {
    /// The reader as the agreement lists them; nil where it does not.
    let author: Author?
    private let reader: Reader
    /// Another key of the reader's that the agreement lists, where it lists none that signs by itself.
    private let other: (option: String, author: Author)?
    private let items: [Item]

    /// An open amendment, and what it waits for.
    private struct Item {
        let summary: AmendmentSummary
        /// The amendments that belong together with it.
        let companions: [Companion]

        /// What the reader can do next.
        var steps: [Standing.Step] { summary.outlook?.steps ?? [] }
        /// Whether the reader is to do something about it.
        var isForReader: Bool { !steps.isEmpty || summary.outlook?.isForReader ?? false }
    }

    init(_ situation: Situation) throws {
        let history = situation.history
        reader = situation.reader
        author = reader.key.flatMap { try? history.author($0) }
        other =
            author != nil
            ? nil
            : reader.keys.lazy.filter { !$0.option.isEmpty }.compactMap { key in
                (try? history.author(key.publicKey)).map { (key.option, $0) }
            }.first
        items = try history.branches().filter { !$0.hasLanded }.map { branch in
            Item(
                summary: AmendmentSummary(branch, in: situation),
                companions: try Companion.all(of: branch.name, in: history))
        }
    }

    /// The lines below "Waits for you".
    var mine: StyledText {
        var text = items.filter(\.isForReader).reduce(into: StyledText()) { $0 += line($1) }
        let key = reader.key
        if let other {
            text += .indented(
                "You seem to be \(other.author.person.name) of \(other.author.party.name), by a key that does not sign by"
                    + " itself here. To see all that waits for you: countersign status\(other.option)")
        } else if let missing = reader.missing {
            text += .indented(
                "Not known: \(missing) To know: countersign setup, or countersign status --key FILE")
        } else if let key, author == nil, let waiting = enrolled(key) {
            text += waiting
        } else if let key, author == nil, text.isEmpty {
            text += .indented("Not known: the key \(key.shortFingerprint) belongs to nobody in this agreement.")
        } else if text.isEmpty {
            text += .indented("Nothing.")
        }
        return text
    }

    /// A key that an amendment brings in is its owner's, and counts in the agreement once that is part of it.
    private func enrolled(_ key: PublicKey) -> StyledText? {
        let lines = items.compactMap { item -> StyledText? in
            guard !item.isForReader, let amendment = item.summary.amendment, !amendment.isWithdrawn,
                let owner = amendment.text.keyOwners[key], amendment.hasEnrolled(key, by: owner)
            else { return nil }
            let name = item.summary.name.description
            let person = amendment.name(of: owner)
            let party = amendment.text.parties[owner.party]?.name ?? owner.party.description
            return .indented(
                "Nothing. Your key is enrolled in \(name, .bold) for \(person) of \(party), and is part of the agreement once"
                    + " that is merged.")
        }
        return lines.isEmpty ? nil : lines.joined()
    }

    /// The lines below "Waits for others".
    var others: StyledText {
        let open = items.filter { item in
            !item.isForReader && item.summary.standing.map { $0.stage != .withdrawn } ?? false
        }
        return open.reduce(into: StyledText()) { $0 += line($1) }
    }

    private func line(_ item: Item) -> StyledText {
        let summary = item.summary
        var text: StyledText = "\(summary.name.description, .bold): "
        if let amendment = summary.amendment, let subject = amendment.latestText?.subject { text += "\(subject). " }
        if summary.consents.needed > 0 { text += "Consents \(summary.consents.given) of \(summary.consents.needed). " }
        // `accept` enrols by itself, so that one step is enough to name.
        if let step = item.steps.contains(.accept) ? .accept : item.steps.first {
            let (name, option) = (summary.name.description, summary.outlook?.option ?? "")
            text += "\(step.words) Next: countersign "
            switch step {
            case .accept: text += "review \(name), then countersign accept \(name)\(option)"
            case .propose:
                text +=
                    "switch \(name), edit the files, and then countersign propose -m SUMMARY\(option); or countersign"
                    + " withdraw \(name) -m WHY\(option)"
            case .enrol, .merge, .refresh: text += "\(step.rawValue) \(name)\(option)"
            }
        } else {
            text += summary.next
        }
        for companion in item.companions { text += companion.shortly }
        return .indented(text)
    }

    /// The lines below "Damaged amendments".
    var damaged: StyledText {
        items.filter { $0.summary.amendment == nil }.reduce(into: StyledText()) { text, item in
            text += .indented("\(item.summary.name.description, .bold): nothing on it counts.")
            for finding in item.summary.findings {
                text += "    \(finding.sentence)\n"
                if let hint = finding.hint { text += "    \(hint, .dim)\n" }
            }
        }
    }

    /// The amendments in JSON; see `docs/json.md`, "status".
    var json: JSONValue {
        .array(
            items.filter { $0.summary.standing?.stage != .withdrawn }.map { item in
                .object(item.summary.members + [("yourSteps", .array(item.steps.map { .string($0.rawValue) }))])
            })
    }
}

extension Standing.Step {
    /// What it is about, in a sentence.
    fileprivate var words: String {
        switch self {
        case .enrol: "Your new key is listed in it and not proved yet."
        case .accept: "Your consent is needed."
        case .merge: "Every party has accepted, and it is for you to merge it."
        case .propose: "The text was rejected as it is, so it takes another one."
        case .refresh: "Another version came first, so it must be carried onto that one."
        }
    }
}
