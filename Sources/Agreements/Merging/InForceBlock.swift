/// The lines of `agreement.yaml` that say from when the text is in force, taken out and put back as they are.
///
/// Every text has a date of its own, so these lines are decided about as a whole and not merged line by line.
struct InForceBlock: Hashable {
    /// The lines, each with its line feed.
    let bytes: [UInt8]
    private let rest: (before: [UInt8], after: [UInt8])

    /// Finds the lines; nil where the file does not spell them as one key at the beginning of a line.
    init?(in file: [UInt8]) {
        let lines = file.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
        guard file.last == UInt8(ascii: "\n"),
            let first = lines.firstIndex(where: { $0.starts(with: "in-force:".utf8) })
        else { return nil }
        var end = first + 1
        while end < lines.count, let byte = lines[end].first, byte == UInt8(ascii: " ") || byte == UInt8(ascii: "}") {
            end += 1
        }
        func joined(_ range: Range<Int>) -> [UInt8] { lines[range].flatMap { Array($0) + [UInt8(ascii: "\n")] } }
        bytes = joined(first..<end)
        // The last piece is what follows the file's last line feed: nothing.
        rest = (joined(0..<first), joined(end..<(lines.count - 1)))
    }

    /// The file with other lines in the place of these.
    func file(with lines: [UInt8]) -> [UInt8] { rest.before + lines + rest.after }

    /// The lines with another version named behind `retroactive`; as they are where it names none or another.
    func naming(_ new: String, insteadOf old: String) -> [UInt8] {
        var text = String(decoding: bytes, as: UTF8.self)
        guard let key = text.firstRange(of: "retroactive:"),
            let id = text[key.upperBound...].firstRange(of: old),
            text[key.upperBound..<id.lowerBound].allSatisfy({ $0 == " " || $0 == "\"" || $0 == "'" })
        else { return bytes }
        text.replaceSubrange(id, with: new)
        return Array(text.utf8)
    }

    /// The lines of a text that is in force from a day and takes the place of versions.
    static func lines(from start: Declaration.Start, superseding versions: [String]) -> [UInt8] {
        let day =
            switch start {
            case .date(let date): date.description
            case .execution: "execution"
            }
        let supersedes = versions.isEmpty ? "" : ", supersedes: [\(versions.joined(separator: ", "))]"
        return Array("in-force: {from: \(day)\(supersedes)}\n".utf8)
    }

    static func == (left: InForceBlock, right: InForceBlock) -> Bool { left.bytes == right.bytes }
    func hash(into hasher: inout Hasher) { hasher.combine(bytes) }
}
