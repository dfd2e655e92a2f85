/// A place where a newer version and a change to the version before it contradict each other: for a person to decide.
public struct TextConflict: Hashable, Sendable {
    /// The file, as it lies in the merged text.
    public let path: String
    /// The line in the merged file on which the marked lines begin, from 1; nil where the whole file is in question.
    public let line: Int?
    /// What has to be decided, in a sentence.
    public let message: String
    /// What the version that was changed says there.
    public let before: String?
    /// What the newer version says there.
    public let now: String?
    /// What the amendment says there.
    public let amendment: String?

    /// A conflict over whole files or their names, which no lines of text can show.
    init(path: String, message: String) {
        self.path = path
        self.message = message
        (line, before, now, amendment) = (nil, nil, nil, nil)
    }

    /// A conflict over marked lines.
    init(_ passage: ConflictMarkers.Passage, path: String, message: String) {
        self.path = path
        self.message = message
        line = passage.line
        (before, now, amendment) = (passage.before, passage.now, passage.amendment)
    }
}
