internal import GitStore

/// What will be asked of a text once everyone has consented, said before anyone signs it.
extension History {
    /// What keeps a text from landing because of the day from which it is in force, as if it were executed today.
    ///
    /// Days only pass: a date that cannot land today cannot land later, so such a text is not signed at all. Only one that
    /// takes force on the day of its own execution can: there is a warning where that may not be today.
    ///
    /// - Parameter base: the version that it amends.
    /// - Returns: one finding with its place, or none.
    public func dateFindings(of text: Text, amending base: Version) throws(AgreementError) -> [Finding] {
        let behind = base.number == current.number ? try waiting(behind: text) : []
        if !behind.isEmpty { return [try atDate(overtaking(behind), in: text)] }
        guard let now = ActTime(at: max(agreement.clock.now(), base.time.seconds), in: text.declaration.zone),
            let refusal = InForceRule.refusal(of: text, on: base, executed: now, in: ledger)
        else { return [] }
        let day = CivilDate(of: now.seconds, in: text.declaration.zone)
        let overtaken = ledger.versions(upTo: base.number, governingFrom: day)
        if let inForce = text.declaration.inForce, inForce.from == .execution, inForce.supersedes.isEmpty,
            inForce.retroactive == nil, !overtaken.isEmpty,
            ledger.versions(upTo: base.number, governingFrom: CivilDate(daysSinceEpoch: day.daysSinceEpoch + 1)).isEmpty
        {
            return [try atDate(tooEarly(on: day, overtaken), in: text)]
        }
        return [try atDate(Finding(refusal, .inForce), in: text)]
    }

    /// That a text which takes force once it is executed cannot be completed today, since another took force today.
    private func tooEarly(on day: CivilDate, _ overtaken: [ObjectID]) -> Finding {
        let ids = overtaken.map(\.description).sorted()
        return Finding(
            .inForce,
            "`from: execution` would be \(day) if the last party accepted today, and a version in force from that day is"
                + " there already.", severity: .warning,
            hint:
                "It can be completed from tomorrow on. To replace that version today, state it:"
                + " supersedes: [\(ids.joined(separator: ", "))]")
    }

    /// That a text takes the place of versions that wait, and does not say so.
    private func overtaking(_ waiting: [Int]) -> Finding {
        let names = waiting.map { number in
            "version \(number), which is to take force on \(ledger.inForceFrom(number)?.description ?? "a later day"),"
        }
        let ids = waiting.map { ledger.versions[$0].description }.sorted()
        return Finding(
            .inForce, "The text would take the place of \(names.joined(separator: " and ")) and does not say so.",
            hint:
                "To have the change until then, and on top of what waits: countersign propose --interim. To replace what"
                + " waits: supersedes: [\(ids.joined(separator: ", "))]")
    }

    /// A finding with the place in `agreement.yaml` that says from when the text is in force.
    private func atDate(_ finding: Finding, in text: Text) throws(AgreementError) -> Finding {
        var finding = finding
        finding.path = TextPlace.agreement.path
        guard let file = text.file(at: TextPlace.agreement.path) else { return finding }
        let lines = try content(of: file).split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
        finding.line = lines.firstIndex { $0.starts(with: "in-force:".utf8) }.map { $0 + 1 }
        finding.column = finding.line.map { _ in 1 }
        return finding
    }
}

extension Finding {
    /// What a rule has against a text that nobody has signed yet.
    init(_ refusal: Refusal, _ rule: RuleName) {
        self.init(rule, refusal.message, path: refusal.path, hint: refusal.hint)
    }
}

extension [Finding] {
    /// These, which rules have against a text, and a profile's word on its content: errors first.
    ///
    /// Where the profile speaks of a date that has passed, it says what the rule says.
    public func joined(withContent content: [Finding]) -> [Finding] {
        let saysDate = content.contains { $0.check == "past-date" }
        let all = filter { !($0.rule == .inForce && saysDate) } + content
        return all.filter { $0.severity != .warning } + all.filter { $0.severity == .warning }
    }
}
