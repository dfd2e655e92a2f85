/// Hunks between two sequences of byte strings, by way of a difference of lines.
struct SequenceHunks {
    /// Finds them. What is common at both ends is set aside first; the rest is handed to `difference` as numbered
    /// lines, so that no byte of a token can be mistaken for a line end.
    static func between<Failure: Error>(
        _ old: [ArraySlice<UInt8>], _ new: [ArraySlice<UInt8>],
        _ difference: (_ old: [UInt8], _ new: [UInt8]) throws(Failure) -> [Redline.Hunk]
    ) throws(Failure) -> [Redline.Hunk] {
        let shorter = min(old.count, new.count)
        var prefix = 0
        while prefix < shorter, old[prefix] == new[prefix] { prefix += 1 }
        var suffix = 0
        while suffix < shorter - prefix, old[old.count - 1 - suffix] == new[new.count - 1 - suffix] { suffix += 1 }
        let oldMiddle = prefix..<old.count - suffix
        let newMiddle = prefix..<new.count - suffix
        if oldMiddle.isEmpty && newMiddle.isEmpty { return [] }
        if oldMiddle.isEmpty || newMiddle.isEmpty { return [(oldMiddle, newMiddle)] }

        var numbers: [Element: Int] = [:]
        numbers.reserveCapacity(oldMiddle.count + newMiddle.count)
        let oldNumbers = numbered(old[oldMiddle], &numbers)
        let newNumbers = numbered(new[newMiddle], &numbers)
        let found = try difference(lines(oldNumbers), lines(newNumbers))
        let isFit = fits(found, oldNumbers.indices, newNumbers.indices) { oldNumbers[$0] == newNumbers[$1] }
        guard isFit else { return [(oldMiddle, newMiddle)] }
        return found.map { hunk in
            (
                hunk.old.lowerBound + prefix..<hunk.old.upperBound + prefix,
                hunk.new.lowerBound + prefix..<hunk.new.upperBound + prefix
            )
        }
    }

    private static func numbered(
        _ elements: ArraySlice<ArraySlice<UInt8>>, _ numbers: inout [Element: Int]
    ) -> [Int] {
        elements.map { bytes in
            let element = Element(bytes: bytes)
            if let number = numbers[element] { return number }
            numbers[element] = numbers.count
            return numbers.count - 1
        }
    }

    /// One of a sequence, which is hashed eight bytes at a time.
    private struct Element: Hashable {
        let bytes: ArraySlice<UInt8>

        func hash(into hasher: inout Hasher) {
            var (word, count) = (UInt64(bytes.count), 0)
            for byte in bytes {
                word = word << 8 | UInt64(byte)
                count += 1
                if count.isMultiple(of: 8) { hasher.combine(word) }
            }
            hasher.combine(word)
        }
    }

    /// A line for each number: its digits to the base of sixty-four, the lowest first.
    private static func lines(_ numbers: [Int]) -> [UInt8] {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(4 * numbers.count)
        for number in numbers {
            var rest = number
            repeat {
                bytes.append(UInt8(ascii: "0") + UInt8(rest & 63))
                rest >>= 6
            } while rest > 0
            bytes.append(UInt8(ascii: "\n"))
        }
        return bytes
    }

    /// Whether the hunks are in order and in bounds and all between them is equal: what the redline's law rests on.
    ///
    /// - Parameter isSame: whether all elements of two ranges, which are in bounds, are equal.
    static func fits(
        _ hunks: [Redline.Hunk], _ old: Range<Int>, _ new: Range<Int>,
        _ isSame: (_ old: Range<Int>, _ new: Range<Int>) -> Bool
    ) -> Bool {
        var (oldEnd, newEnd) = (old.lowerBound, new.lowerBound)
        for hunk in hunks + [(old.upperBound..<old.upperBound, new.upperBound..<new.upperBound)] {
            guard hunk.old.lowerBound >= oldEnd, hunk.new.lowerBound >= newEnd,
                hunk.old.upperBound <= old.upperBound, hunk.new.upperBound <= new.upperBound,
                isSame(oldEnd..<hunk.old.lowerBound, newEnd..<hunk.new.lowerBound)
            else { return false }
            (oldEnd, newEnd) = (hunk.old.upperBound, hunk.new.upperBound)
        }
        return true
    }
}
