/// One file of a template, ready to be written into the working tree.
public struct TemplateFile: Sendable, Hashable {
    /// Where the file goes: relative to the top of the agreement, folders separated by `/`.
    public let path: String
    /// The whole file: UTF-8 in NFC, lines that end in LF, one LF at the end.
    public let content: String
}
