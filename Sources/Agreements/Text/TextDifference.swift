internal import GitStore

/// Which lines differ between two texts, by git's own algorithm, so that what people read here is what `git diff` shows.
///
/// ```swift
/// let redline = try Redline(from: old, to: new, difference: TextDifference.hunks)
/// ```
public enum TextDifference {
    /// Where two texts differ: `old` lines that are replaced by `new` ones; everything between is equal.
    ///
    /// A line ends after its LF and no other character; what follows the last LF, if anything, is a line too. Lines
    /// count from 0. Of the two ranges one may be empty; its start then says before which line to insert.
    public typealias Hunk = (old: Range<Int>, new: Range<Int>)

    /// The differences in ascending order; none between equal texts.
    ///
    /// - Throws: `undecided` where a text is too large for the algorithm (about 1 GiB).
    public static func hunks(from old: [UInt8], to new: [UInt8]) throws(AgreementError) -> [Hunk] {
        try attempt("The two texts cannot be compared.") { () throws(GitError) in
            try LineDifference.hunks(from: old, to: new).map { (old: $0.old, new: $0.new) }
        }
    }
}
