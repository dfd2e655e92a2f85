/// A document that can be had as a page and as plain text.
public protocol WrittenDocument {
    /// One self-contained page.
    var html: String { get }
    /// The same in Markdown.
    var markdown: String { get }
}

extension TextDocument: WrittenDocument {}
extension ConformedDocument: WrittenDocument {}
extension ComparisonDocument: WrittenDocument {}
