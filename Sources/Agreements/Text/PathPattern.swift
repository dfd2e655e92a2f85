/// Which paths of the text a signatory may bind the party on: `**`, `terms/*.yaml`, `clauses/**`.
///
/// `**` stands alone between slashes and matches any number of folders and names, none included. `*` matches any run
/// of characters within one name. Everything else matches itself. The characters are `[a-z0-9._/*-]`.
public struct PathPattern: Hashable, Sendable, CustomStringConvertible {
    /// The pattern as it is written.
    public let rawValue: String
    private let segments: [[UInt8]]

    /// Accepts `text` if it is a pattern; at most 200 bytes.
    ///
    /// Refused are a slash at either end, two slashes in a row, and `**` beside other characters: `a**b` would read
    /// like one thing and do another.
    public init?(_ text: some StringProtocol) {
        let segments = text.utf8.split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false).map { Array($0) }
        guard text.utf8.count <= 200, segments.allSatisfy(PathPattern.isSegment) else { return nil }
        rawValue = String(text)
        self.segments = segments
    }

    /// Whether the whole of `path` (with `/` between folders) is covered.
    public func matches(_ path: String) -> Bool {
        let names = path.utf8.split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false).map { Array($0) }
        // reachable[i]: the segments so far can have used up the first i names. One row a segment: no backtracking,
        // so no pattern is slow.
        var reachable = [true] + Array(repeating: false, count: names.count)
        for segment in segments {
            var next = Array(repeating: false, count: names.count + 1)
            if segment == PathPattern.anyDepth {
                var seen = false
                for index in next.indices {
                    seen = seen || reachable[index]
                    next[index] = seen
                }
            } else {
                for index in names.indices where reachable[index] {
                    next[index + 1] = PathPattern.matches(segment, names[index])
                }
            }
            reachable = next
        }
        return reachable[names.count]
    }

    public var description: String { rawValue }

    private static let star = UInt8(ascii: "*")
    private static let anyDepth = [star, star]

    private static func isSegment(_ segment: [UInt8]) -> Bool {
        if segment == anyDepth { return true }
        let hasPairOfStars = zip(segment, segment.dropFirst()).contains { $0 == star && $1 == star }
        return !segment.isEmpty && !hasPairOfStars
            && segment.allSatisfy {
                $0.isSlugByte || $0 == star || $0 == UInt8(ascii: ".") || $0 == UInt8(ascii: "_")
            }
    }

    /// Matches one name: on a mismatch the last `*` takes one byte more, which is enough and never exponential.
    private static func matches(_ segment: [UInt8], _ name: [UInt8]) -> Bool {
        var (inSegment, inName) = (0, 0)
        var retry: (segment: Int, name: Int)?
        while inName < name.count {
            if inSegment < segment.count, segment[inSegment] == star {
                retry = (inSegment + 1, inName)
                inSegment += 1
            } else if inSegment < segment.count, segment[inSegment] == name[inName] {
                inSegment += 1
                inName += 1
            } else if let last = retry {
                retry = (last.segment, last.name + 1)
                (inSegment, inName) = (last.segment, last.name + 1)
            } else {
                return false
            }
        }
        return segment[inSegment...].allSatisfy { $0 == star }
    }
}
