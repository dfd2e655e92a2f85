internal import Agreements

/// Goes back through the versions, one by one, with the units of a file whose origin is still to be found.
struct AnnotationWalk {
    private let history: History
    private let languages: [LanguageTag]
    private let currency: String?
    /// The file at the version begun from.
    let file: FileTrail.Place
    let units: [TextUnit]
    /// For each unit, what versions made of it, newest first.
    private(set) var steps: [[UnitHistory.Step]]
    /// Files that are followed, by what they are known by.
    private var followed: [String: Followed] = [:]
    private var number: Int
    private var parsed: [FileTrail.Place: [TextUnit]] = [:]

    /// A file on the way back, and the units in it that are looked for.
    private struct Followed {
        var trail: FileTrail
        var file: FileTrail.Place
        var units: [TextUnit]
        var wanted: [Wanted]
    }

    /// A unit of the file begun from, and where among a followed file's units it is.
    private struct Wanted {
        let unit: Int
        var index: Int
    }

    /// Where the file stands at the version begun from.
    var place: TextPlace { file.place }

    init(_ place: TextPlace, at version: Int, in history: History) throws(AgreementError) {
        let declaration = try history.version(version).text.declaration
        var trail = FileTrail(place, in: history)
        guard let file = try trail.file(at: version) else {
            throw AgreementError(.misused, "Version \(version) has no \(place.path).")
        }
        self.history = history
        languages = .reading(declaration)
        currency = declaration.currency?.code
        self.file = file
        number = version
        units = TextUnit.units(
            of: try history.content(of: file), at: file.place, languages: languages, currency: currency)
        steps = Array(repeating: [], count: units.count)
        parsed[file] = units
        followed[place.identity] = Followed(
            trail: trail, file: file, units: units, wanted: units.indices.map { Wanted(unit: $0, index: $0) })
    }

    /// Finds for each unit the version that last changed it; for one alone, if told so, every version that did.
    mutating func run(remembered: RememberedCredits? = nil, following only: Int? = nil) throws(AgreementError) {
        if let only { followed[place.identity]?.wanted = [Wanted(unit: only, index: only)] }
        while !followed.isEmpty {
            recall(remembered)
            guard number > 0 else {
                for file in followed.values { for wanted in file.wanted { note(wanted, in: file) } }
                return
            }
            try stepBack(followingChanges: only != nil)
            number -= 1
            followed = followed.filter { !$0.value.wanted.isEmpty }
        }
    }

    /// What is remembered of the very version and content reached need not be looked for.
    private mutating func recall(_ remembered: RememberedCredits?) {
        guard let remembered, remembered.version == number, let file = followed[place.identity],
            file.file.blob == remembered.blob, file.units.count == remembered.credits.count
        else { return }
        for wanted in file.wanted { note(wanted, in: file, version: remembered.credits[wanted.index]) }
        followed[place.identity] = nil
    }

    private mutating func stepBack(followingChanges: Bool) throws(AgreementError) {
        var strays: [(wanted: Wanted, file: Followed, formerly: Int?, isInNewFile: Bool)] = []
        for key in followed.keys.sorted() {
            guard var file = followed[key] else { continue }
            let now = file
            let before = try file.trail.file(at: number - 1)
            if let before, before.blob == file.file.blob {
                file.file = before
            } else {
                let old = try before.map { place throws(AgreementError) in try units(of: place) } ?? []
                let matching = try UnitMatching(old, file.units)
                file.wanted = []
                for wanted in now.wanted {
                    if let same = matching.same[wanted.index] {
                        file.wanted.append(Wanted(unit: wanted.unit, index: same))
                    } else {
                        strays.append((wanted, now, matching.formerly[wanted.index], before == nil))
                    }
                }
                if let before { (file.file, file.units) = (before, old) }
                if before == nil { file.wanted = [] }
            }
            followed[key] = file
        }
        guard !strays.isEmpty else { return }
        var elsewhere = try Elsewhere(self, before: number - 1)
        for stray in strays {
            let unit = stray.file.units[stray.wanted.index]
            if let found = elsewhere.take(unit, besides: stray.file.file.place, isInNewFile: stray.isInNewFile) {
                follow(found.file, found.units, Wanted(unit: stray.wanted.unit, index: found.index))
                continue
            }
            note(stray.wanted, in: stray.file)
            let key = stray.file.file.place.identity
            if followingChanges, let formerly = stray.formerly {
                followed[key]?.wanted.append(Wanted(unit: stray.wanted.unit, index: formerly))
            }
        }
    }

    /// Looks for a unit in another file from here on.
    private mutating func follow(_ file: FileTrail.Place, _ units: [TextUnit], _ wanted: Wanted) {
        let key = file.place.identity
        if followed[key] == nil {
            var trail = FileTrail(file.place, in: history)
            // It begins where the others are, and so reads no more of a tree than they do.
            _ = try? trail.file(at: number - 1)
            followed[key] = Followed(trail: trail, file: file, units: units, wanted: [])
        }
        followed[key]?.wanted.append(wanted)
    }

    private mutating func note(_ wanted: Wanted, in file: Followed, version: Int? = nil) {
        let unit = file.units[wanted.index]
        steps[wanted.unit].append(
            UnitHistory.Step(
                version: version ?? number, text: unit.shown, place: file.file.place, line: unit.line))
    }

    fileprivate mutating func units(of file: FileTrail.Place) throws(AgreementError) -> [TextUnit] {
        if let known = parsed[file] { return known }
        let units = TextUnit.units(
            of: try history.content(of: file), at: file.place, languages: languages, currency: currency)
        if parsed.count >= Self.mostParsed { parsed.removeAll(keepingCapacity: true) }
        parsed[file] = units
        return units
    }

    /// Contents that are kept apart in memory, so that it stays flat.
    private static let mostParsed = 64

    /// What the other files of the folder no longer say in a version, and said in the one before.
    private struct Elsewhere {
        private var left: [(file: FileTrail.Place, units: [TextUnit], gone: [Int], isWhole: Bool)] = []

        init(_ walk: AnnotationWalk, before: Int) throws(AgreementError) {
            var walk = walk
            let now = try walk.history.files(inFolderOf: walk.place, at: before + 1)
            let byName = Dictionary(now.map { ($0.place.identity, $0) }, uniquingKeysWith: { first, _ in first })
            for old in try walk.history.files(inFolderOf: walk.place, at: before)
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

extension [LanguageTag] {
    /// The languages of a text, English first where it has it, since that is what the words around them are in; else
    /// the one that prevails.
    fileprivate static func reading(_ declaration: Declaration) -> [LanguageTag] {
        var seen: Set<LanguageTag> = []
        let once = ([declaration.prevailing] + declaration.languages).filter { seen.insert($0).inserted }
        return once.filter { $0.rawValue == "en" } + once.filter { $0.rawValue != "en" }
    }
}
