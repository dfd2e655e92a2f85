internal import Agreements

/// Which unit of a file's older content each unit of its newer content is, or came from.
struct UnitMatching {
    /// For each new unit, the old one that says the same; nil where it is new or other words.
    private(set) var same: [Int?]
    /// For each new unit whose words are others, the old one in whose place it stands.
    private(set) var formerly: [Int?]
    /// The old units that nothing new says or replaced in their place, in order.
    private(set) var gone: [Int]

    /// Compares two contents of a file.
    ///
    /// - Throws: `undecided` where they are too large to be compared.
    init(_ old: [TextUnit], _ new: [TextUnit]) throws(AgreementError) {
        same = Array(repeating: nil, count: new.count)
        formerly = same
        gone = []
        let isProse = (old.first ?? new.first)?.name.isEmpty ?? true
        if isProse { try matchSentences(old, new) } else { matchFields(old, new) }
    }

    // MARK: Sentences

    private mutating func matchSentences(_ old: [TextUnit], _ new: [TextUnit]) throws(AgreementError) {
        let (oldWords, newWords) = (old.map { Array($0.words.utf8)[...] }, new.map { Array($0.words.utf8)[...] })
        let hunks = try SequenceHunks.between(oldWords, newWords, TextDifference.hunks)
        var (oldPlace, newPlace) = (0, 0)
        for hunk in hunks + [(old: old.count..<old.count, new: new.count..<new.count)] {
            while newPlace < hunk.new.lowerBound {
                same[newPlace] = oldPlace
                (oldPlace, newPlace) = (oldPlace + 1, newPlace + 1)
            }
            (oldPlace, newPlace) = (hunk.old.upperBound, hunk.new.upperBound)
        }
        // What moved within the file says the same somewhere else.
        var left = Dictionary(grouping: hunks.flatMap(\.old), by: { oldWords[$0] })
        for index in hunks.flatMap(\.new) {
            guard let place = left[newWords[index]]?.first else { continue }
            left[newWords[index]]?.removeFirst()
            same[index] = place
        }
        let taken = Set(same.compactMap { $0 })
        for hunk in hunks {
            replace(
                hunk.old.filter { !taken.contains($0) }, by: hunk.new.filter { same[$0] == nil }, old, new)
        }
    }

    /// Pairs sentences that were written anew with those in whose place they stand: the most alike, in order.
    private mutating func replace(_ gone: [Int], by come: [Int], _ old: [TextUnit], _ new: [TextUnit]) {
        var left = gone
        for index in come {
            let alike = left.map { Self.likeness(old[$0].words, new[index].words) }
            guard let best = alike.indices.max(by: { alike[$0] < alike[$1] }), alike[best] >= Self.leastLikeness else {
                continue
            }
            formerly[index] = left[best]
            left.remove(at: best)
        }
        self.gone += left
    }

    /// How many of the words of both are common, from 0 to 1; of scripts without spaces, of the characters.
    static func likeness(_ first: String, _ second: String) -> Double {
        func parts(_ text: String) -> [Substring] {
            let words = text.split(separator: " ")
            return words.count > 2 ? words : text.indices.map { text[$0...$0] }
        }
        var counts = parts(first).reduce(into: [Substring: Int]()) { $0[$1, default: 0] += 1 }
        let (all, others) = (counts.values.reduce(0, +), parts(second))
        let common = others.count { word in
            guard let count = counts[word], count > 0 else { return false }
            counts[word] = count - 1
            return true
        }
        return all + others.count == 0 ? 0 : 2 * Double(common) / Double(all + others.count)
    }

    private static let leastLikeness = 0.4

    // MARK: Fields

    private mutating func matchFields(_ old: [TextUnit], _ new: [TextUnit]) {
        var left = Set(old.indices)
        // An item that has nothing to be known by is first looked for by all that it says, then by its place.
        for name in [\TextUnit.contentName, \TextUnit.name] {
            let places = Dictionary(left.map { (old[$0][keyPath: name], $0) }, uniquingKeysWith: min)
            for index in new.indices where same[index] == nil && formerly[index] == nil {
                guard let place = places[new[index][keyPath: name]], left.remove(place) != nil else { continue }
                if old[place].words == new[index].words { same[index] = place } else { formerly[index] = place }
            }
        }
        var moved = Dictionary(grouping: left.sorted(), by: { old[$0].movable })
        for index in new.indices where same[index] == nil && formerly[index] == nil {
            guard let place = moved[new[index].movable]?.first else { continue }
            moved[new[index].movable]?.removeFirst()
            left.remove(place)
            same[index] = place
        }
        gone = left.sorted()
    }
}

extension TextUnit {
    /// What a unit is still known by when it stands elsewhere: the last step to it, and what it says.
    var movable: String {
        guard !name.isEmpty else { return words }
        return (name.split(separator: ".").last.map(String.init) ?? name) + "=" + words
    }
}
