internal import Agreements

/// A credit is owed where the promise is missed, and the more the worse it is missed.
enum TierContradictionCheck: ContentCheckRule {
    static let name = "tier-contradiction"
    static let sentence = "The promise and its consequence contradict each other, and either could be held to be meant."

    static func remarks(on context: CheckContext) -> [Remark] {
        CreditSchedule.all(in: context.content).flatMap { schedule in
            atTheTarget(schedule) + nothingBelowTheTarget(schedule) + lessForWorse(schedule)
        }
    }

    /// "At least 99.9 %", yet credited at 99.9 %.
    private static func atTheTarget(_ schedule: CreditSchedule) -> [Remark] {
        guard let target = schedule.target else { return [] }
        return schedule.tiers.filter { $0.gives && ($0.below.map { target < $0 } ?? true) }.map { tier in
            Remark(
                CreditSchedule.path, tier.position,
                "\(target) keeps the promise, and \(schedule.subject) credits it by the tier \(tier.words).",
                hint: "End the tier below \(target), or promise more.")
        }
    }

    /// "At least 99.95 %", yet nothing is owed from 99.9 % up. A tier of its own that gives nothing just below the promise
    /// is what the parties want.
    private static func nothingBelowTheTarget(_ schedule: CreditSchedule) -> [Remark] {
        guard let target = schedule.target else { return [] }
        return schedule.tiers.filter { tier in
            !tier.gives && tier.from < target && (tier.below.map { target < $0 } ?? true)
        }.map { tier in
            Remark(
                CreditSchedule.path, tier.position,
                "\(tier.from) misses the promise of \(target), and \(schedule.subject) gives nothing for it by the tier"
                    + " \(tier.words).",
                hint: "Begin that tier at \(target), and end the one beneath it there; or promise \(tier.from). If"
                    + " nothing is to be owed in between, give that range a tier of its own.")
        }
    }

    private static func lessForWorse(_ schedule: CreditSchedule) -> [Remark] {
        zip(schedule.ascending, schedule.ascending.dropFirst()).compactMap { lower, upper in
            let isLess = [(lower.percent, upper.percent), (lower.amount, upper.amount)].contains { worse, better in
                guard let worse, let better else { return false }
                return worse < better
            }
            guard isLess else { return nil }
            return Remark(
                CreditSchedule.path, lower.position,
                "The tier \(lower.words) gives less than the one \(upper.words), for a worse result.",
                hint: "Give at least as much for a worse result.")
        }
    }
}
