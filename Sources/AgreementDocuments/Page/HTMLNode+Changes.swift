internal import Agreements

extension HTMLNode {
    /// What changes come to, as a table for each language under its heading; a sentence where there is nothing to say.
    static func consequences(_ consequences: [[Consequence]], in words: DocumentWords) -> HTMLNode {
        .section(
            words.label("Intisari", "What it comes to"),
            consequences.allSatisfy(\.isEmpty)
                ? words.sentences(
                    "Tidak ada tanggal, orang, ketentuan atau angka yang berubah.",
                    "No date, person, provision or figure is another one."
                ).map { .make(.p, $0) } : zip(consequences, words.apart).map(table))
    }

    private static func table(of consequences: [Consequence], in words: DocumentWords) -> HTMLNode {
        let columns = [
            "", words.label("Sebelum", "Before"), words.label("Sesudah", "After"), words.label("Letak", "Where"),
        ]
        return .table(
            .figures, columns: columns,
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
    /// - Parameters:
    ///   - number: the place of the page that it makes; none where nothing leads to it.
    ///   - title: its name where that is another than the file's own.
    static func redline(
        of file: FileRedline, number: Int? = nil, named title: String? = nil, in words: DocumentWords
    ) -> HTMLNode {
        let anchor: [Attribute] = number.map { [.anchor($0)] } ?? []
        return .element(
            .article, anchor,
            [
                .make(
                    .h3,
                    [
                        .text(title ?? file.change.place.title(in: words)),
                        .make(.small, .path, file.sentence(in: words)),
                    ]),
                redlineBody(of: file, in: words),
            ])
    }

    /// The words of a file, in its language and direction.
    static func redlineBody(of file: FileRedline, in words: DocumentWords) -> HTMLNode {
        guard let redline = file.redline else {
            let sentences = words.sentences(
                "Berkas ini bukan teks: sidiknya termasuk dalam yang ditandatangani.",
                "This file is not text: its digest is part of what is signed.")
            return .make(.div, sentences.map { .make(.p, .quiet, $0) })
        }
        if case .clause(_, _, let language) = file.change.place {
            return .element(
                .div, [.style(.redline), .language(language), .direction(language.direction)],
                redline.nodes(isProse: true, in: words))
        }
        return .element(
            .div, [.style(.mono), .direction(.ltr)], [.make(.div, .redline, redline.nodes(isProse: false, in: words))])
    }
}
