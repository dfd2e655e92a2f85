internal import Agreements

extension AnnotationWalk {
    /// What the other files of the folder no longer say in a version, and said in an earlier one.
    struct Elsewhere {
        private var left: [(file: FileTrail.Place, units: [TextUnit], gone: [Int], isWhole: Bool)] = []

        init(_ walk: AnnotationWalk, from earlier: Int, to number: Int) throws(AgreementError) {
            var walk = walk
            let now = try walk.history.files(inFolderOf: walk.place, at: number)
            let byName = Dictionary(now.map { ($0.place.identity, $0) }, uniquingKeysWith: { first, _ in first })
            for old in try walk.history.files(inFolderOf: walk.place, at: earlier)
            where old.place.isReadLike(walk.place) && byName[old.place.identity]?.blob != old.blob {
                let units = try walk.units(of: old)
                guard let new = byName[old.place.identity] else {
                    left.append((old, units, Array(units.indices), true))
                    continue
                }
                let matching = try UnitMatching(units, walk.units(of: new))
                let kept = Set(matching.same.compactMap { $0 })
                left.append((old, units, units.indices.filter { !kept.contains($0) }, false))
            }
        }

        /// The unit where another file said the same and says it no more; each is taken once.
        ///
        /// - Parameter isInNewFile: whether it stands in a file that was not there before. A file that went as it came
        ///   has been renamed: then short words have moved with it, too.
        mutating func take(
            _ unit: TextUnit, besides place: TextPlace, isInNewFile: Bool
        ) -> (file: FileTrail.Place, units: [TextUnit], index: Int)? {
            for candidate in left.indices where left[candidate].file.place.identity != place.identity {
                let (file, units, gone, isWhole) = left[candidate]
                guard unit.isWorthFollowing || isInNewFile && isWhole else { continue }
                guard let position = gone.firstIndex(where: { units[$0].movable == unit.movable }) else { continue }
                left[candidate].gone.remove(at: position)
                return (file, units, gone[position])
            }
            return nil
        }
    }
}

extension TextUnit {
    /// A heading of a word may stand in any file without having moved there.
    var isWorthFollowing: Bool { !name.isEmpty || words.utf8.count >= 16 }
}

extension TextPlace {
    /// Whether text may move from there to here: files of one kind, clauses of one language.
    fileprivate func isReadLike(_ other: TextPlace) -> Bool {
        switch (self, other) {
        case (.clause(_, _, let first), .clause(_, _, let second)): first == second
        case (.terms, .terms), (.party, .party), (.calendar, .calendar): true
        default: false
        }
    }
}
