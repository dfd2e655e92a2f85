extension Redline {
    /// A stretch of the redline as it is shown, and how it may be styled.
    public struct Span: Hashable, Sendable {
        /// How the pieces are told apart.
        public enum Style: Hashable, Sendable, CaseIterable {
            case kept, removed, inserted
            /// A figure within a removal or insertion.
            case removedFigure, insertedFigure
            /// The marks of a moved block: where it went, where it came from, and where it ends.
            case move
            /// The words of a moved block, where they stand now.
            case moved
            /// The line that stands for unchanged lines left out.
            case elision
        }

        /// What is shown, markers and backslashes included.
        public let text: String
        /// Whether it was kept, removed or inserted, and whether it is a figure.
        public let style: Style
    }

    /// The redline as plain text: `[-old-]{+new+}`, and a moved block once, where it stands now:
    ///
    ///     [>1 to line 9]
    ///     What stays.
    ///     {<1 from line 3:
    ///     What moved.
    ///     <}
    ///
    /// Each mark of a moved block takes its line feed with it: the first stands for the block in the old version, and in
    /// the new one the block is what is between the other two. Blocks are numbered in the order of the new version.
    ///
    /// A marker that stands in the text itself is told apart by a backslash before it, and backslashes directly before
    /// any marker, the text's or ours, are doubled. Only what could be misread is escaped: `[-`, `{+`, `[>` and `{<` in
    /// kept text, `-]` in a removal, `+}` in an insertion, `<}` in a moved block; nothing else is. Without `context`, both
    /// versions can be read back from it exactly.
    ///
    /// - Parameter context: how many unchanged lines to show around a changed one; longer stretches are left out as
    ///   `… 12 lines unchanged …`. Nil shows all.
    public func plain(context: Int? = nil) -> String {
        spans(context: context).reduce(into: "") { $0 += $1.text }
    }

    /// The redline in spans to be styled; their texts together are ``plain(context:)``. None is empty.
    public func spans(context: Int? = nil) -> [Span] {
        var spans: [Span] = []
        for (index, piece) in pieces.enumerated() {
            switch (piece, moves[index]) {
            case (.kept(let text), _):
                let ends = (first: index == 0, last: index == pieces.count - 1)
                let escaped = Escaped(text, markers: ["[-", "{+", "[>", "{<"], isBeforeMarker: !ends.last)
                // The first and last line of a piece between changes belong to changed lines.
                let hidden = context.flatMap {
                    elision(in: text, head: ends.first ? 0 : $0 + 1, tail: ends.last ? 0 : $0 + 1, isWhole: ends.last)
                }
                spans += escaped.spans(.kept, hiding: hidden)
            case (.removed(let text), nil):
                let escaped = Escaped(text, markers: ["-]"], isBeforeMarker: true)
                spans.append(Span(text: "[-", style: .removed))
                spans += escaped.spans(figures: figureRanges[index], .removed, .removedFigure)
                spans.append(Span(text: "-]", style: .removed))
            case (.inserted(let text), nil):
                let escaped = Escaped(text, markers: ["+}"], isBeforeMarker: true)
                spans.append(Span(text: "{+", style: .inserted))
                spans += escaped.spans(figures: figureRanges[index], .inserted, .insertedFigure)
                spans.append(Span(text: "+}", style: .inserted))
            case (.removed, let move?):
                spans.append(Span(text: "[>\(move.number) to line \(move.newLine)]\n", style: .move))
            case (.inserted(let text), let move?):
                let escaped = Escaped(text, markers: ["<}"], isBeforeMarker: true)
                spans.append(Span(text: "{<\(move.number) from line \(move.oldLine):\n", style: .move))
                let hidden = context.flatMap { elision(in: text, head: $0, tail: $0, isWhole: true) }
                spans += escaped.spans(.moved, hiding: hidden)
                spans.append(Span(text: "<}\n", style: .move))
            }
        }
        return spans.filter { !$0.text.isEmpty }
    }

    /// The whole lines of a piece but for some at both its ends, if there are two or more.
    ///
    /// - Parameter isWhole: whether the piece ends where a line ends, or where the text does.
    private func elision(in text: String, head: Int, tail: Int, isWhole: Bool) -> Elision? {
        // Every line starts at 0 or behind an LF; a last start at the very end is a line still empty.
        let bytes = Array(text.utf8)
        var starts = [0]
        for (offset, byte) in bytes.enumerated() where byte == 0x0A { starts.append(offset + 1) }
        let end = bytes.count
        if isWhole, starts.last == end { starts.removeLast() }
        let (head, tail) = (max(0, head), max(0, tail))
        let lines = starts.count - head - tail
        guard lines >= 2 else { return nil }
        return (starts[head]..<(tail == 0 ? end : starts[head + lines]), lines)
    }
}

/// Lines that are left out, and how many they are.
private typealias Elision = (bytes: Range<Int>, lines: Int)

/// The bytes of a piece with the backslashes that keep its markers apart from ours.
private struct Escaped {
    private let bytes: [UInt8]
    /// How many backslashes are put before the byte at an offset; the offset at the end included.
    private var backslashes: [Int: Int] = [:]

    var count: Int { bytes.count }

    init(_ text: String, markers: [String], isBeforeMarker: Bool) {
        let bytes = Array(text.utf8)
        self.bytes = bytes
        var run = 0
        for (offset, byte) in bytes.enumerated() {
            // Nearly every byte is a letter or a space, which begins no marker.
            guard byte.isMark else {
                run = 0
                continue
            }
            if markers.contains(where: { bytes[offset...].starts(with: $0.utf8) }) { backslashes[offset] = run + 1 }
            run = byte == UInt8(ascii: "\\") ? run + 1 : 0
        }
        if isBeforeMarker, run > 0 { backslashes[bytes.count] = run }
    }

    /// The escaped text of a range, with what stands before its end if that is the end of all.
    func text(_ range: Range<Int>) -> String {
        if backslashes.isEmpty { return String(decoding: bytes[range], as: UTF8.self) }
        var result: [UInt8] = []
        result.reserveCapacity(range.count)
        for offset in range {
            result += repeatElement(UInt8(ascii: "\\"), count: backslashes[offset] ?? 0)
            result.append(bytes[offset])
        }
        if range.upperBound == bytes.count {
            result += repeatElement(UInt8(ascii: "\\"), count: backslashes[bytes.count] ?? 0)
        }
        return String(decoding: result, as: UTF8.self)
    }

    func spans(_ style: Redline.Span.Style, hiding hidden: Elision?) -> [Redline.Span] {
        guard let hidden else { return [Redline.Span(text: text(0..<count), style: style)] }
        return [
            Redline.Span(text: text(0..<hidden.bytes.lowerBound), style: style),
            Redline.Span(text: "… \(hidden.lines) lines unchanged …\n", style: .elision),
            Redline.Span(text: text(hidden.bytes.upperBound..<count), style: style),
        ]
    }

    func spans(figures: [Range<Int>], _ style: Redline.Span.Style, _ figure: Redline.Span.Style) -> [Redline.Span] {
        var spans: [Redline.Span] = []
        var position = 0
        for range in figures {
            spans.append(Redline.Span(text: text(position..<range.lowerBound), style: style))
            spans.append(Redline.Span(text: text(range), style: figure))
            position = range.upperBound
        }
        // Where a figure ends the piece it has already brought the end's backslashes along.
        if position < count { spans.append(Redline.Span(text: text(position..<count), style: style)) }
        return spans
    }
}

extension UInt8 {
    /// Whether a marker or a backslash may begin with it: one of ASCII's marks.
    fileprivate var isMark: Bool { self > 0x20 && self < 0x80 && !isLetter && !isDigit }
}
