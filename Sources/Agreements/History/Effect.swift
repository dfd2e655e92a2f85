/// What a text does, and to which versions, if it becomes the next one.
public struct Effect: Hashable, Sendable {
    /// The first day on which it governs; for a text in force from its execution, as if it were executed now.
    public let from: CivilDate
    /// Whether that day is the one on which the last party accepts it, which has not come yet.
    public let isFromExecution: Bool
    /// Whether it governs days that are past when it is executed.
    public let governsPast: Bool
    /// Versions that it takes the place of from their first day on, oldest first.
    public let replaces: [Replacement]
    /// Versions whose place another had taken before, and whose first day it overtakes too, oldest first.
    public let alreadyReplaced: [Int]
    /// The versions that govern until then, one after the other, as far back as the day of execution or to a day on
    /// which none does.
    public let until: [Reign]
    /// The first day on which the agreement has ended, before and with the text; nil where the text leaves it as it is.
    public let end: End?
    /// Why it could not be completed as it stands; nil where nothing speaks against its date.
    public let fault: InForceFault?

    /// A version that governs from a day on.
    public struct Reign: Hashable, Sendable {
        /// Its number.
        public let version: Int
        /// Its first day.
        public let from: CivilDate
    }

    /// A changed end of the agreement.
    public struct End: Hashable, Sendable {
        /// What the base says; nil for no end.
        public let before: CivilDate?
        /// What the text says; nil for no end.
        public let after: CivilDate?
    }
}

extension History {
    /// What an amendment's text does, and to which versions; nil where it names no day.
    public func effect(of amendment: Amendment) throws(AgreementError) -> Effect? {
        try effect(
            of: amendment.text, on: amendment.base, executed: amendment.completion?.time, after: amendment.tipTime)
    }

    private func effect(
        of text: Text, on base: Version, executed: ActTime?, after: ActTime
    ) throws(AgreementError) -> Effect? {
        let zone = text.declaration.zone
        let moment = executed ?? ActTime(at: max(agreement.clock.now(), base.time.seconds), in: zone) ?? after
        guard let from = InForceRule.date(of: text, executed: moment) else { return nil }
        let day = CivilDate(of: moment.seconds, in: zone)
        let overtaken = ledger.versions(upTo: base.number, governingFrom: from).compactMap { ledger.number(of: $0) }
        var succession = Succession(ledger.inForceDays[...base.number])
        succession.add(Int32(from.daysSinceEpoch))
        let replaced = succession.replaced[base.number + 1] ?? []
        let (old, new) = (base.text.declaration.term?.until, text.declaration.term?.until)
        return Effect(
            from: from, isFromExecution: text.declaration.inForce?.from == .execution && executed == nil,
            governsPast: from < day,
            replaces: try replacements(replaced, on: day),
            alreadyReplaced: overtaken.filter { number in !replaced.contains { $0.version == number } },
            until: try reigns(from: day, until: from, knownAt: base.number),
            end: old == new || base.number == 0 && new == nil ? nil : Effect.End(before: old, after: new),
            fault: InForceRule.fault(of: text, on: base, executed: moment, in: ledger))
    }

    /// The versions that govern from a day on and until another without a gap before that one, oldest first.
    private func reigns(from day: CivilDate, until end: CivilDate, knownAt: Int) throws(AgreementError) -> [Effect
        .Reign]
    {
        var reigns: [Effect.Reign] = []
        var next = end
        while next > day,
            case .version(let number) = try governing(
                on: CivilDate(daysSinceEpoch: next.daysSinceEpoch - 1), knownAt: knownAt),
            let start = ledger.inForceFrom(number)
        {
            reigns.append(Effect.Reign(version: number, from: start))
            next = start
        }
        return reigns.reversed()
    }
}
