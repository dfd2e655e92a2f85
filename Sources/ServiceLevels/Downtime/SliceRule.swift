/// How an outage counts that occupies a slice of the measurement (a minute, five minutes) in part.
///
/// Slices are counted in elapsed time from the start of the period; the last is cut by its end. Of each slice only the
/// time that is not excluded is looked at, so that excluded time neither makes a slice count nor saves it.
public struct SliceRule: Hashable, Sendable {
    /// What becomes of a slice that was down in part.
    public enum Counting: String, Hashable, Sendable, CaseIterable {
        /// Only the part counts.
        case exact
        /// The whole slice counts if any of it was down.
        case wholeIfAny = "whole-if-any"
        /// The whole slice counts if all of it was down, else none.
        case wholeIfAll = "whole-if-all"

        /// What it does, in words.
        var words: Sentence {
            switch self {
            case .exact:
                Sentence(
                    id: "dari potongan waktu yang terganggu sebagian hanya bagian itu yang dihitung",
                    en: "of a slice that was down in part only that part counts")
            case .wholeIfAny:
                Sentence(
                    id: "potongan waktu dihitung utuh meskipun hanya sebagian yang terganggu",
                    en: "a slice counts whole if any of it was down")
            case .wholeIfAll:
                Sentence(
                    id: "potongan waktu dihitung hanya bila seluruhnya terganggu",
                    en: "a slice counts only if it was down throughout")
            }
        }
    }

    /// How long a slice is; positive.
    public let length: ElapsedTime
    /// What becomes of partial ones.
    public let counting: Counting
    /// Where the agreement says so.
    public let clause: ClauseReference

    /// A granularity, or nil unless the length is positive.
    public init?(_ length: ElapsedTime, _ counting: Counting, clause: ClauseReference) {
        guard length > .zero else { return nil }
        self.length = length
        self.counting = counting
        self.clause = clause
    }

    /// The time that counts, of what is `down` and of what is `excluded` within a period; the two are disjoint.
    func counted(_ down: IntervalSet, excluded: IntervalSet, in period: MeasurementPeriod) -> IntervalSet {
        switch counting {
        case .exact: down
        case .wholeIfAny: widened(down, in: period).subtracting(excluded)
        // A slice whose rest is excluded is down throughout if all that is left of it is.
        case .wholeIfAll: narrowed(down.union(excluded), in: period).subtracting(excluded)
        }
    }

    private func widened(_ times: IntervalSet, in period: MeasurementPeriod) -> IntervalSet {
        var result = IntervalSet()
        for interval in times.intervals {
            result.append(
                from: bound(before: interval.start, in: period), until: bound(after: interval.end, in: period))
        }
        return result
    }

    private func narrowed(_ times: IntervalSet, in period: MeasurementPeriod) -> IntervalSet {
        var result = IntervalSet()
        for interval in times.intervals {
            let end = interval.end == period.end ? period.end : bound(before: interval.end, in: period)
            result.append(from: bound(after: interval.start, in: period), until: end)
        }
        return result
    }

    private func bound(before moment: Moment, in period: MeasurementPeriod) -> Moment {
        let slices = moment.since(period.start).microseconds / length.microseconds
        return Moment(clamping: period.start.microsecondsSinceEpoch + slices * length.microseconds)
    }

    private func bound(after moment: Moment, in period: MeasurementPeriod) -> Moment {
        let before = bound(before: moment, in: period)
        if before == moment { return moment }
        return min(before.advanced(by: length) ?? .latest, period.end)
    }
}
