/// Which version takes the place of which, for all of them in one pass over their first days.
///
/// The newest version whose first day has come governs a day. So the versions that govern some day stand in the order of
/// their numbers and of their days at once, and a new one takes the place of each whose first day is not before its own.
/// Source: `docs/format.md`, "Which text governs".
struct Succession {
    /// A version of which a newer one takes the place from its first day on.
    struct Replaced: Hashable {
        /// Its number.
        let version: Int
        /// The version that began where its days ended until then; nil where none did.
        let next: Int?
    }

    /// By version: the first newer one that takes its place from its first day on, or else the one that begins where its
    /// days end; nil where none does.
    private(set) var successors: [Int?] = []
    /// By version: those whose place it takes from their first day on, oldest first; without those of which another did
    /// so before.
    private(set) var replaced: [Int: [Replaced]] = [:]
    /// The versions that govern some day, oldest first.
    private var standing: [Int] = []
    /// By version: its first day, in days since 1970-01-01.
    private var days: [Int32] = []

    /// - Parameter days: the first day of each version, from version 0, which never governs.
    init(_ days: some Sequence<Int32>) {
        for day in days { add(day) }
    }

    /// Adds the next version.
    mutating func add(_ day: Int32) {
        let number = days.count
        days.append(day)
        successors.append(nil)
        if number == 0 { return }
        while let last = standing.last, day <= days[last] {
            replaced[number, default: []].append(Replaced(version: last, next: successors[last]))
            successors[last] = number
            standing.removeLast()
        }
        replaced[number]?.reverse()
        if let last = standing.last { successors[last] = number }
        standing.append(number)
    }
}
