internal import AgreementDocuments
internal import ArgumentParser

/// What a document is written in.
enum DocumentFormat: String {
    case md, html

    /// What was typed behind `--format`.
    static func typed(_ text: String) throws(ValidationError) -> DocumentFormat {
        guard let format = DocumentFormat(rawValue: text) else { throw ValidationError("--format takes md or html") }
        return format
    }

    /// By what a file's name ends in; Markdown where there is no name, or no ending.
    init(ofFile name: String?) throws(ValidationError) {
        guard let name = name?.split(separator: "/").last, let dot = name.lastIndex(of: ".") else {
            self = .md
            return
        }
        switch name[dot...].dropFirst().lowercased() {
        case "html", "htm": self = .html
        case "md", "markdown", "txt", "": self = .md
        case let ending:
            throw ValidationError(
                "there is no export as .\(ending): it writes .md and .html; a browser prints a page of HTML as PDF")
        }
    }

    /// A document, written in this.
    func text(of document: any WrittenDocument) -> String {
        switch self {
        case .md: document.markdown
        case .html: document.html
        }
    }
}
