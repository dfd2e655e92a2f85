public import Agreements

/// A text as it governs, to read, print and file: a title page, contents, every clause with what it quotes shown by
/// value, terms, annexes, and who consented to it.
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
    ///   - amendment: what brought it, with the consents; nil for version 0, to which nobody consents.
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

    /// What stands at the foot of it: which text this is.
    var footer: String {
        "\(text.title) · \(text.facts.sentence) · \(text.text.digest)"
    }

    /// One part of the document, for the contents.
    struct Part: Sendable {
        /// Its heading in each language that is shown.
        let headings: [String]
        let clause: (slug: String, columns: [(language: LanguageTag, entry: TextDocument.Entry)])
    }

    /// The clauses in order, each under the heading that it gives itself.
    var parts: [Part] {
        text.clauses.map { clause in
            Part(headings: clause.columns.map { Self.heading($0.entry) ?? clause.slug }, clause: clause)
        }
    }

    private static func heading(_ entry: TextDocument.Entry) -> String? {
        guard case .words(let bytes) = entry.content else { return nil }
        for block in ProseBlock.read(String(decoding: bytes, as: UTF8.self)) {
            if case .heading(_, let words) = block { return QuotedTerm.shown(in: words) }
        }
        return nil
    }
}
