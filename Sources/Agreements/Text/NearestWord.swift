extension String {
    /// The word this was probably meant to be: at most two letters wrong, missing, extra or swapped, and fewer than
    /// half of them.
    func nearest(in words: [String]) -> String? {
        guard utf8.count <= 40 else { return nil }
        let candidates = words.map { (word: $0, distance: distance(to: $0)) }
            .filter { $0.distance <= 2 && $0.distance * 2 < $0.word.utf8.count }
        return candidates.min { $0.distance < $1.distance }?.word
            // What was written between other words, as in `the-title`.
            ?? words.first { $0.utf8.count > 3 && split(separator: "-").contains(Substring($0)) }
    }

    /// The number of edits between two words, where swapping two neighbours is one edit (optimal string alignment).
    private func distance(to other: String) -> Int {
        let (from, to) = (Array(utf8), Array(other.utf8))
        var rows = [Array(0...to.count)]
        for (i, letter) in from.enumerated() {
            var row = [i + 1]
            for (j, target) in to.enumerated() {
                var best = Swift.min(row[j] + 1, rows[i][j + 1] + 1, rows[i][j] + (letter == target ? 0 : 1))
                if i > 0, j > 0, letter == to[j - 1], from[i - 1] == target {
                    best = Swift.min(best, rows[i - 1][j - 1] + 1)
                }
                row.append(best)
            }
            rows.append(row)
        }
        return rows[from.count][to.count]
    }
}
