internal import GitStore

extension TextComparison.Change {
    /// Whether two texts still stand in the file as it is now, of which a person has to choose.
    public var isUndecided: Bool { !ConflictMarkers.findings(in: new, path: path).isEmpty }
}

/// The lines that mark, in a merged file, what a person has to decide, as every editor and git shows them.
///
///     <<<<<<< the agreement now
///     The shop is available 99.9% of each month.
///     ||||||| the agreement before
///     The shop is available 99.5% of each month.
///     =======
///     The shop is available 99.95% of each month.
///     >>>>>>> this amendment
enum ConflictMarkers {
    static let labels = MergeLabels(
        base: "the agreement before", ours: "the agreement now", theirs: "this amendment")

    static let now = "<<<<<<< " + labels.ours
    static let before = "||||||| " + labels.base
    static let divider = "======="
    static let amendment = ">>>>>>> " + labels.theirs

    /// What stands between markers.
    struct Passage: Hashable {
        /// The line of the first marker, from 1.
        let line: Int
        let now: String
        let before: String
        let amendment: String
    }

    /// Three texts between markers.
    static func marking(now: [UInt8], before: [UInt8], amendment: [UInt8]) -> [UInt8] {
        line(Self.now) + ended(now) + line(Self.before) + ended(before) + line(divider) + ended(amendment)
            + line(Self.amendment)
    }

    private static func line(_ text: String) -> [UInt8] { Array((text + "\n").utf8) }

    /// The bytes with a line feed at their end, where there are any: the next marker begins a line of its own.
    private static func ended(_ bytes: [UInt8]) -> [UInt8] {
        bytes.isEmpty || bytes.last == UInt8(ascii: "\n") ? bytes : bytes + [UInt8(ascii: "\n")]
    }

    /// The marked passages of a merged file, in order.
    static func passages(in bytes: [UInt8]) -> [Passage] {
        var passages: [Passage] = []
        var begun: (line: Int, parts: [[String]])?
        for (index, line) in lines(of: bytes).enumerated() {
            switch (begun, line) {
            case (nil, now): begun = (index + 1, [[]])
            case (let passage?, before) where passage.parts.count == 1: begun?.parts.append([])
            case (let passage?, divider) where passage.parts.count == 2: begun?.parts.append([])
            case (let passage?, amendment) where passage.parts.count == 3:
                let texts = passage.parts.map { $0.joined(separator: "\n") }
                passages.append(Passage(line: passage.line, now: texts[0], before: texts[1], amendment: texts[2]))
                begun = nil
            case (let passage?, _): begun?.parts[passage.parts.count - 1].append(line)
            case (nil, _): continue
            }
        }
        return passages
    }

    /// Every place of a file that still has markers, once each. No text that people mean to sign holds such a line.
    static func findings(in bytes: [UInt8], path: String) -> [Finding] {
        // Nearly every file has none: a look at the bytes spares making strings of them.
        guard
            bytes.contains(UInt8(ascii: "<")) || bytes.contains(UInt8(ascii: "|"))
                || bytes.contains(UInt8(ascii: ">"))
        else { return [] }
        var findings: [Finding] = []
        var isWithin = false
        for (index, line) in lines(of: bytes).enumerated() where [now, before, amendment].contains(line) {
            if !isWithin || line == now { findings.append(finding(path: path, line: index + 1)) }
            isWithin = line != amendment
        }
        return findings
    }

    /// The first divider in a file; nil where there is none. It may be the line below a heading.
    static func dividerLine(in bytes: [UInt8]) -> Int? {
        lines(of: bytes).firstIndex(of: divider).map { $0 + 1 }
    }

    static func finding(path: String, line: Int) -> Finding {
        Finding(
            .validText, "Two texts stand here that contradict each other, and nobody has decided yet.", path: path,
            line: line, column: 1,
            hint: "Write what is to hold, and take out the lines that begin with <<<<<<<, |||||||, ======= and >>>>>>>."
        )
    }

    private static func lines(of bytes: [UInt8]) -> [String] {
        bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
            .map { String(decoding: $0, as: UTF8.self) }
    }
}
