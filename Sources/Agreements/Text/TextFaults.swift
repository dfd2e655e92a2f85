/// Everything that is wrong with a file, in the order in which it stands there. Never empty.
public struct TextFaults: Error, Hashable, Sendable, CustomStringConvertible {
    /// The most faults one file is answered with: a hostile megabyte must not become a million sentences.
    public static let limit = 100

    /// The faults, at least one and at most `limit`, in the order of their positions.
    public let all: [TextFault]

    /// Wraps `faults` in reading order, or gives nil where there is nothing to report.
    public init?(_ faults: [TextFault]) {
        guard !faults.isEmpty else { return nil }
        // One mistake can be met twice, from the list and from its first item: said once.
        var seen = Set<TextFault>()
        let ordered = faults.enumerated()
            .sorted { ($0.element.sortKey, $0.offset) < ($1.element.sortKey, $1.offset) }
            .map(\.element)
            .filter { seen.insert($0).inserted }
        all = Array(ordered.prefix(TextFaults.limit))
    }

    /// Wraps a single fault.
    public init(_ fault: TextFault) {
        all = [fault]
    }

    /// The fault that stands first in the file.
    public var first: TextFault { all[0] }

    /// One fault a line.
    public var description: String {
        all.map(\.description).joined(separator: "\n")
    }
}

extension TextFault {
    /// Faults of the whole file come first, then those of a line.
    fileprivate var sortKey: TextPosition {
        TextPosition(line: line ?? 0, column: column ?? 0)
    }
}
