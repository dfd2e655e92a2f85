import Agreements

/// Which text governs, by the two sentences of docs/format.md and nothing else: slow, and plain to see.
struct GoverningReference {
    /// By version: the first day on which it governs, in days; nil for the opening.
    private(set) var from: [Int?] = [nil]
    /// By version: the day on which it was executed.
    private(set) var executed: [Int] = [0]
    /// By version: the first day that no longer belongs to the agreement, by that version's own words.
    var until: [Int: Int] = [:]

    /// Adds the next version.
    mutating func add(from day: Int, executed: CivilDate) {
        from.append(day)
        self.executed.append(executed.daysSinceEpoch)
    }

    /// The newest version up to one that governs from the day or before; nil where there is none.
    func newest(on day: Int, knownAt last: Int) -> Int? {
        (1...max(1, last)).filter { $0 <= last && (from[$0] ?? .max) <= day }.max()
    }

    /// The version that governs; nil where none does, or the one that would says that the agreement has ended.
    func governing(on day: Int, knownAt last: Int) -> Int? {
        newest(on: day, knownAt: last).flatMap { day >= until[$0] ?? .max ? nil : $0 }
    }

    /// The versions that are not in force on a day and will be the newest on some later one.
    func waiting(after day: Int, knownAt last: Int) -> [Int] {
        let end = (from.compactMap { $0 }.max() ?? day) + 1
        guard end > day else { return [] }
        return Set((day + 1...end).compactMap { newest(on: $0, knownAt: last) }).filter { (from[$0] ?? 0) > day }
            .sorted()
    }

    /// The version that somebody found in force who looked on a day, knowing what was executed by then.
    func counting(on day: Int, knownAt last: Int) -> Int? {
        (1...last).last { executed[$0] <= day }.flatMap { governing(on: day, knownAt: $0) }
    }

    /// The days on which a version counted as in force, up to the last execution.
    func days(countedBy number: Int, knownAt last: Int) -> [Int] {
        (executed[1]...executed[last]).filter { counting(on: $0, knownAt: last) == number }
    }

    /// Days on which the answer may change, and the days beside them.
    var days: [Int] {
        let turns = from.compactMap { $0 } + until.values + executed
        return Set(turns.flatMap { [$0 - 1, $0, $0 + 1] }).sorted()
    }
}
