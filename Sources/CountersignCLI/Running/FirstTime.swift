internal import Agreements
internal import Foundation
internal import GitStore

/// What a person is told before their first comment and their first consent in a clone, and never again there.
struct FirstTime {
    private let path: String
    private let line: String
    private let sentence: StyledText

    /// - Parameter kind: `comment` or `accept`; nothing needs saying of the others.
    init?(_ kind: ActKind, by author: Author, in agreement: Agreement) {
        switch kind {
        case .comment:
            sentence =
                "A comment is signed and \("stays forever", .bold): both parties can read it as soon as it is sent, and "
                + "nobody can take it back."
        case .accept:
            sentence =
                "A consent is \("visible to the other side as soon as it is sent", .bold), while theirs may still be "
                + "missing. You can take it back with 'countersign reject', but only until every party has accepted."
        default: return nil
        }
        path = agreement.repository.note("told")
        line = "\(kind.rawValue) \(author.owner)"
        guard !Self.lines(path).contains(line) else { return nil }
    }

    /// Says it.
    func tell(on console: Console) { console.noteBeforeAsking(sentence) }

    /// Remembers that it was said and done. Failing to is no failure of the act: it is said once more.
    func remember() {
        let text = (Self.lines(path) + [line]).map { $0 + "\n" }.joined()
        try? WholeFile.write(text.utf8, to: path)
    }

    private static func lines(_ path: String) -> [String] {
        ((try? String(contentsOfFile: path, encoding: .utf8)) ?? "").split(separator: "\n").map(String.init)
    }
}
