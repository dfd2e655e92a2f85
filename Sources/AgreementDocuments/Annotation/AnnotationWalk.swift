internal import Agreements

/// Goes back from each version to the one that its text was made from, with the units of a file whose origin is still to
/// be found; what that one does not say is looked for in the others that it may go back to.
struct AnnotationWalk {
    let history: History
    private let lineage: Lineage
    private let languages: [LanguageTag]
    private let currency: String?
    /// The file at the version begun from.
    let file: FileTrail.Place
    let units: [TextUnit]
    private let start: Int
    /// For each unit, what versions made of it, newest first.
    private(set) var steps: [[UnitHistory.Step]]
    /// By version, files that are followed from there, by what they are known by.
    private var followed: [Int: [String: Followed]] = [:]
    private var trails: [String: FileTrail] = [:]
    /// Where one unit is followed: the versions gone through since its last step, newest first.
    private var carriers: [Int] = []
    private var parsed: [FileTrail.Place: [TextUnit]] = [:]

    /// A file on the way back, and the units in it that are looked for.
    private struct Followed {
        let file: FileTrail.Place
        let units: [TextUnit]
        var wanted: [Wanted]
    }

    /// A unit of the file begun from, and where among a followed file's units it is.
    private struct Wanted {
        let unit: Int
        let index: Int
    }

    /// Where a unit stood that was written anew.
    private struct Former {
        let version: Int
        let file: FileTrail.Place
        let units: [TextUnit]
        let index: Int
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
        lineage = history.lineage
        languages = .reading(declaration)
        currency = declaration.currency?.code
        self.file = file
        start = version
        units = TextUnit.units(
            of: try history.content(of: file), at: file.place, languages: languages, currency: currency)
        steps = Array(repeating: [], count: units.count)
        parsed[file] = units
        trails[place.identity] = trail
    }

    /// Finds for each unit the version that last changed it; for one alone, if told so, every version that did.
    mutating func run(remembered: RememberedCredits? = nil, following only: Int? = nil) throws(AgreementError) {
        let wanted = units.indices.filter { only == nil || $0 == only }
        follow(file, units, wanted.map { Wanted(unit: $0, index: $0) }, at: start)
        while let number = followed.keys.max() {
            var files = followed.removeValue(forKey: number) ?? [:]
            recall(remembered, at: number, &files)
            try stepBack(
                files.keys.sorted().compactMap { files[$0] }, from: number, followingChanges: only != nil)
        }
    }

    /// What is remembered of the very version and content reached need not be looked for.
    private mutating func recall(
        _ remembered: RememberedCredits?, at number: Int, _ files: inout [String: Followed]
    ) {
        guard let remembered, remembered.version == number, let file = files[place.identity],
            file.file.blob == remembered.blob, file.units.count == remembered.credits.count
        else { return }
        for wanted in file.wanted { note(wanted, in: file, version: remembered.credits[wanted.index]) }
        files[place.identity] = nil
    }

    private mutating func stepBack(
        _ files: [Followed], from number: Int, followingChanges: Bool
    ) throws(AgreementError) {
        guard !files.isEmpty else { return }
        if followingChanges { carriers.append(number) }
        var left = files
        var formers: [Int: Former] = [:]
        for earlier in try lineage.sources(of: number) where !left.isEmpty {
            left = try find(left, of: number, in: earlier, &formers)
        }
        for file in left {
            for wanted in file.wanted {
                note(wanted, in: file, version: number)
                guard followingChanges, let former = formers[wanted.unit] else { continue }
                follow(
                    former.file, former.units, [Wanted(unit: wanted.unit, index: former.index)], at: former.version)
            }
        }
    }

    /// Goes on in an earlier version with what stands there; gives back what does not.
    private mutating func find(
        _ files: [Followed], of number: Int, in earlier: Int, _ formers: inout [Int: Former]
    ) throws(AgreementError) -> [Followed] {
        let history = history
        var strays: [(file: Followed, isInNewFile: Bool)] = []
        for now in files {
            let identity = now.file.place.identity
            let before = try trails[identity, default: FileTrail(now.file.place, in: history)].file(at: earlier)
            if let before, before.blob == now.file.blob {
                follow(before, now.units, now.wanted, at: earlier)
                continue
            }
            let old = try before.map { place throws(AgreementError) in try units(of: place) } ?? []
            let matching = try UnitMatching(old, now.units)
            var stray = now
            stray.wanted = []
            for wanted in now.wanted {
                if let before, let same = matching.same[wanted.index] {
                    follow(before, old, [Wanted(unit: wanted.unit, index: same)], at: earlier)
                    continue
                }
                stray.wanted.append(wanted)
                if let before, let index = matching.formerly[wanted.index], formers[wanted.unit] == nil {
                    formers[wanted.unit] = Former(version: earlier, file: before, units: old, index: index)
                }
            }
            if !stray.wanted.isEmpty { strays.append((stray, before == nil)) }
        }
        guard !strays.isEmpty else { return [] }
        var elsewhere = try Elsewhere(self, from: earlier, to: number)
        for index in strays.indices {
            let (stray, isInNewFile) = strays[index]
            strays[index].file.wanted = []
            for wanted in stray.wanted {
                let unit = stray.units[wanted.index]
                if let found = elsewhere.take(unit, besides: stray.file.place, isInNewFile: isInNewFile) {
                    follow(found.file, found.units, [Wanted(unit: wanted.unit, index: found.index)], at: earlier)
                } else {
                    strays[index].file.wanted.append(wanted)
                }
            }
        }
        return strays.map(\.file).filter { !$0.wanted.isEmpty }
    }

    /// Looks for units in a file from a version on.
    private mutating func follow(_ file: FileTrail.Place, _ units: [TextUnit], _ wanted: [Wanted], at version: Int) {
        followed[version, default: [:]][
            file.place.identity, default: Followed(file: file, units: units, wanted: [])
        ].wanted += wanted
    }

    private mutating func note(_ wanted: Wanted, in file: Followed, version: Int) {
        let unit = file.units[wanted.index]
        steps[wanted.unit].append(
            UnitHistory.Step(
                version: version, carriers: carriers, text: unit.shown, place: file.file.place, line: unit.line))
        carriers = []
    }

    mutating func units(of file: FileTrail.Place) throws(AgreementError) -> [TextUnit] {
        if let known = parsed[file] { return known }
        let units = TextUnit.units(
            of: try history.content(of: file), at: file.place, languages: languages, currency: currency)
        if parsed.count >= Self.mostParsed { parsed.removeAll(keepingCapacity: true) }
        parsed[file] = units
        return units
    }

    /// Contents that are kept apart in memory, so that it stays flat.
    private static let mostParsed = 64
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
