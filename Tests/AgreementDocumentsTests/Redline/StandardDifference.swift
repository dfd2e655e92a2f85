@testable import AgreementDocuments

/// A difference of LF-terminated lines by the standard library, for tests.
func standardDifference(_ old: [UInt8], _ new: [UInt8]) -> [Redline.Hunk] {
    let (old, new) = (lines(of: old), lines(of: new))
    let changes = new.difference(from: old)
    var removed = Set<Int>()
    var inserted = Set<Int>()
    for change in changes {
        switch change {
        case .remove(let offset, _, _): removed.insert(offset)
        case .insert(let offset, _, _): inserted.insert(offset)
        }
    }
    var hunks: [Redline.Hunk] = []
    var (oldEnd, newEnd) = (0, 0)
    while oldEnd < old.count || newEnd < new.count {
        let (oldStart, newStart) = (oldEnd, newEnd)
        while removed.contains(oldEnd) { oldEnd += 1 }
        while inserted.contains(newEnd) { newEnd += 1 }
        if oldEnd > oldStart || newEnd > newStart {
            hunks.append((oldStart..<oldEnd, newStart..<newEnd))
        } else {
            oldEnd += 1
            newEnd += 1
        }
    }
    return hunks
}

private func lines(of bytes: [UInt8]) -> [[UInt8]] {
    var lines = bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false).map(Array.init)
    if lines.last == [] { lines.removeLast() }
    return lines
}

extension Redline {
    /// A redline by the standard library's difference.
    init(_ old: String, _ new: String) { self.init(from: old, to: new, difference: standardDifference) }
}
