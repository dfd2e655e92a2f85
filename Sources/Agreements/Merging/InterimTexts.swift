internal import GitStore

/// An urgent change while a version waits to take force: two amendments or more.
///
/// The change alone, on what governs until then; and each waiting version restated with the change on top, since the
/// newest version that is in force governs, and the change would otherwise take the waiting one's place.
public struct InterimTexts: Sendable {
    /// What governs in the meantime, with the change.
    public let interim: CarriedText
    /// Each version that waits, by its number, with the change on top.
    public let restated: [(version: Int, text: CarriedText)]
}

extension History {
    /// The versions that wait to take force after the day from which a text is in force, and whose place it would take
    /// without saying so; oldest first. None where nothing governs until then.
    public func waiting(behind text: Text) throws(AgreementError) -> [Int] {
        guard let inForce = text.declaration.inForce, inForce.retroactive == nil, let now, current.number > 0,
            let from = InForceRule.date(of: text, executed: now), from >= today,
            case .version = try governing(on: from)
        else { return [] }
        return waiting(after: from).filter { number in
            !inForce.supersedes.contains(ledger.versions[number].description)
        }
    }

    /// The two amendments, or more, that a text made from the newest version becomes where versions wait behind it.
    ///
    /// - Throws: `misused` where none waits, or nothing governs until then.
    public func interimTexts(for text: Text) throws(AgreementError) -> InterimTexts {
        let waiting = try waiting(behind: text)
        guard let start = text.declaration.inForce?.from, let now, !waiting.isEmpty,
            let from = InForceRule.date(of: text, executed: now),
            case .version(let governing) = try governing(on: from)
        else {
            throw AgreementError(
                .misused, "No version waits to take force after this text, so there is no time in between.",
                hint: "Propose it as it is: countersign propose, without --interim")
        }
        let interim = try merged(text, onto: version(governing), from: start, day: from)
        var restated: [(version: Int, text: CarriedText)] = []
        for number in waiting {
            guard let day = ledger.inForceFrom(number) else { continue }
            restated.append((number, try merged(text, onto: version(number), from: .date(day), day: day)))
        }
        return InterimTexts(interim: interim, restated: restated)
    }

    /// What a text changes in the newest version, changed in another.
    private func merged(
        _ text: Text, onto version: Version, from start: Declaration.Start, day: CivilDate
    ) throws(AgreementError) -> CarriedText {
        let replaced = ledger.versions(upTo: current.number, governingFrom: day).map(\.description)
        let lines = InForceBlock.lines(from: start, superseding: replaced)
        return carried(try merger(current.text, version.text, text, .lines(lines)).merge(), onto: version)
    }

    private var now: ActTime? {
        ActTime(at: max(agreement.clock.now(), current.time.seconds), in: current.text.declaration.zone)
    }
}
