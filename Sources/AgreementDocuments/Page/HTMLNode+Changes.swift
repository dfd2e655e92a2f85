internal import Agreements

extension HTMLNode {
    /// What changes come to, as a table; a sentence where there is nothing to say.
    static func consequences(_ consequences: [Consequence]) -> HTMLNode {
        if consequences.isEmpty { return .make(.p, "No date, person, provision or figure is another one.") }
        return .table(
            .figures, columns: ["", "Before", "After", "Where"],
            rows: consequences.map { consequence in
                let subject: [HTMLNode] = [.quoted(consequence.subject)]
                let source = HTMLNode.make(.td, .source, consequence.source)
                guard consequence.old != nil || consequence.new != nil else {
                    return [.element(.td, [.columns(3)], subject), source]
                }
                return [
                    .make(.td, subject), .make(.td, cell(consequence.old, .before)),
                    .make(.td, cell(consequence.new, .after)), source,
                ]
            })
    }

    private static func cell(_ value: String?, _ style: StyleClass) -> [HTMLNode] {
        value.map { [.make(.span, style, [.quoted($0)])] } ?? [.text("—")]
    }

    /// One file that differs, under its name.
    ///
    /// - Parameter number: the place of the page that it makes; none where nothing leads to it.
    static func redline(of file: FileRedline, number: Int? = nil) -> HTMLNode {
        let anchor: [Attribute] = number.map { [.anchor($0)] } ?? []
        return .element(
            .article, anchor,
            [.make(.h3, [.text(file.title), .make(.small, .path, file.sentence)]), redlineBody(of: file)])
    }

    /// The words of a file, in its language and direction.
    static func redlineBody(of file: FileRedline) -> HTMLNode {
        guard let redline = file.redline else {
            return .make(.p, .quiet, "This file is not text: its digest is part of what is signed.")
        }
        if case .clause(_, _, let language) = file.change.place {
            return .element(
                .div, [.style(.redline), .language(language), .direction(language.direction)],
                redline.nodes(isProse: true))
        }
        return .element(
            .div, [.style(.mono), .direction(.ltr)], [.make(.div, .redline, redline.nodes(isProse: false))])
    }
}

extension FileRedline {
    /// What became of the file, and its path.
    var sentence: String {
        switch change.kind {
        case .added: "new: \(change.path)"
        case .removed: "removed: \(change.path)"
        case .changed: change.path
        case .moved:
            "\(change.path), before \(change.formerPlace?.path ?? "")"
                + (hasOtherWords ? "" : "; its words are the same")
        }
    }
}
