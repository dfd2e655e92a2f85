internal import GitStore

/// No act is dated before the acts it follows.
///
/// A date is a claim; the order on the chain is proof. This keeps the claims in that order.
enum DatesRule: ActRule {
    static let name = RuleName.dates

    static func refusal(of step: Step) -> Refusal? {
        let before = max(step.amendment.tipTime, step.base.time)
        guard step.act.time < before else { return nil }
        return Refusal("The act is dated before the one it follows.")
    }

    /// Seconds by which an act may be ahead of the clock of whoever looks at it.
    static let tolerance: Int64 = 600

    /// Where an act claims to come from the future: refused when it is to be taken in or built upon, and no more than
    /// reported when judging, since every later act would have to be dated later still.
    static func finding(on commit: ObjectID, dated time: ActTime, now: Int64, severity: Finding.Severity) -> Finding? {
        guard time.seconds > now + tolerance else { return nil }
        return Finding(
            .dates, "The act is dated \(time.seconds - now) seconds ahead of this computer's clock.",
            severity: severity, commit: commit, hint: "Check the clocks on both sides.")
    }
}
