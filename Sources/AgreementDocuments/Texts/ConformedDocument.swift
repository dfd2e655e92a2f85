internal import AgreementProfiles
public import Agreements

/// A text as it governs, to read, print and file: a title page, contents, who the parties are and what the agreement
/// says of itself, every clause with what it quotes shown by value, terms, annexes, and who consented to it.
///
/// It helps to read and binds nobody: what binds is the signed text, whose digest stands on every page.
public struct ConformedDocument: Sendable {
    let text: TextDocument
    let signatures: [Signature]

    /// One consent to this very text.
    struct Signature: Sendable {
        let party: Party
        /// Nil where the party has not consented, or not by enough people.
        let act: Act?
        let person: Person?
    }

    /// Puts it together.
    ///
    /// - Parameters:
    ///   - text: the text, without changes marked.
    ///   - amendment: what brought it, with the consents; nil for version 0 and for files, to which nobody consents.
    public init(_ text: TextDocument, amendment: Amendment?) {
        self.text = text
        signatures = (amendment?.requirements ?? []).flatMap { requirement -> [Signature] in
            let party = requirement.party
            let given = amendment?.consents(of: party.id) ?? []
            let missing = Array(
                repeating: Signature(party: party, act: nil, person: nil),
                count: max(0, requirement.count - given.count))
            return given.map { Signature(party: party, act: $0, person: party.person($0.person)) } + missing
        }
    }

    var words: DocumentWords { text.words }

    /// Which text it is, a sentence in each language.
    var status: [String] { words.each { text.facts.standing.sentence(in: $0) } }

    /// What stands at the foot of it: which text this is.
    var footer: String { ([text.title] + status + ["\(text.text.digest)"]).joined(separator: " · ") }

    /// What tells this text from every other.
    var identity: [(String, Cell)] { text.identity.map { ($0.name, .code($0.value)) } }

    /// What kind of paper this is, and which language counts: in each language.
    var notice: [String] {
        words.each { notation in
            let kind = notation.words(
                id: "Salinan untuk dibaca, dibuat dari naskah perjanjian. Yang mengikat ialah naskah dengan sidik ini, "
                    + "sepanjang disetujui semua pihak.",
                en:
                    "A conformed copy, made from the text to be read. What binds is the text with this digest, as far as "
                    + "all parties have consented to it.")
            return ([kind, text.shownLanguage(in: notation), text.prevailingLanguage(in: notation)] as [String?])
                .compactMap(\.self).joined(separator: " ")
        }
    }
}

extension ConformedDocument {
    /// One part of the document.
    struct Section {
        /// As the contents list it.
        let heading: String
        /// Whether the content brings its own heading, as clauses do.
        var isHeaded = false
        let blocks: [Block]
    }

    /// What a part is made of.
    enum Block {
        case paragraph(String)
        case heading(String)
        case facts([(String, Cell)])
        case table([String], [[Cell]])
        case list([String])
        case clause([(language: LanguageTag, entry: TextDocument.Entry)])
        case provision(TextDocument.Entry)
    }

    /// One cell of a table: words, such as a key shown as it is written, and what stands smaller beside them.
    struct Cell {
        let words: String
        var isCode = false
        var beside = ""

        static func code(_ words: String, beside: String = "") -> Cell {
            Cell(words: words, isCode: true, beside: beside)
        }
    }
}
