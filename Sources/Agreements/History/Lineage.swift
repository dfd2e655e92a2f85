internal import GitStore

/// Which earlier text each version was made from.
///
/// Mostly that of the version before it. But while a version waits to take force, the next may amend what governs until
/// then, and the one after it say once more what waits. Nobody signs which text a text was made from, so it is found:
///
/// - a version that begins on the day of an earlier one, whose place another had taken since, restates that one, where a
///   file of it comes back that the version before has not, or no more files differ from it than from the version before;
/// - else a version builds on the one that governs on its first day without it, where fewer files differ from that;
/// - else on the version before it.
///
/// `agreement.yaml` is left out, since every text says anew from when it governs.
public struct Lineage {
    private let history: History
    /// By version: the one that governs on its first day without it, as known then; nil where none does.
    private var governing: [Int?] = []
    /// By version: the newest one before it that begins on the same day.
    private var sameDay: [Int?] = []

    fileprivate init(_ history: History) {
        self.history = history
        var standing: [Int] = []
        var newest: [Int32: Int] = [:]
        let days = history.ledger.inForceDays
        for (number, day) in days.enumerated() {
            while let last = standing.last, days[last] > day { standing.removeLast() }
            governing.append(standing.last)
            sameDay.append(newest[day])
            // Version 0 never governs.
            if number > 0 {
                standing.append(number)
                newest[day] = number
            }
        }
    }

    /// The version that a version's text was made from; nil for version 0.
    ///
    /// - Throws: `undecided` where a tree is missing.
    public func basis(of number: Int) throws(AgreementError) -> Int? {
        guard number > 0 else { return nil }
        let before = number - 1
        let (governing, restated) = (governing(at: number), restated(by: number))
        guard governing != nil || restated != nil else { return before }
        let (now, old) = (try history.files(at: number), try history.files(at: before))
        let distance = now.differing(from: old).count
        if let restated {
            let changed = now.differing(from: try history.files(at: restated))
            if changed.count <= distance || !now.differing(from: old).isSubset(of: changed) { return restated }
        }
        if let governing, now.differing(from: try history.files(at: governing)).count < distance { return governing }
        return before
    }

    /// The versions that a version's words may go back to, the one that its text was made from first.
    ///
    /// - Throws: `undecided` where a tree is missing.
    public func sources(of number: Int) throws(AgreementError) -> [Int] {
        guard let basis = try basis(of: number) else { return [] }
        let others = [number - 1, governing(at: number), restated(by: number)].compactMap(\.self)
        return [basis] + others.filter { $0 != basis }
    }

    /// The version that governs on a version's first day without it, where that is not the version before it.
    private func governing(at number: Int) -> Int? { governing[number].flatMap { $0 == number - 1 ? nil : $0 } }

    /// The newest version that was to begin on the same day, where another had taken its place since.
    private func restated(by number: Int) -> Int? {
        guard let same = sameDay[number], let other = governing[number], other > same else { return nil }
        return same
    }
}

extension History {
    /// Which earlier text each version was made from.
    public var lineage: Lineage { Lineage(self) }

    /// The content of each file of a version's text by its path, without `agreement.yaml`.
    fileprivate func files(at number: Int) throws(AgreementError) -> [String: ObjectID] {
        var files: [String: ObjectID] = [:]
        for (folder, id) in try entries(of: tree(of: number)) where folder != TextPlace.agreement.path {
            for (name, blob) in try entries(of: id) { files[folder + "/" + name] = blob }
        }
        return files
    }
}

extension [String: ObjectID] {
    /// The paths at which one has another file than the other, or none.
    fileprivate func differing(from other: Self) -> Set<String> {
        Set(keys).union(other.keys).filter { self[$0] != other[$0] }
    }
}
