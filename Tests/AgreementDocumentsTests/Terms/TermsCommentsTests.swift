import Agreements
import Testing

@testable import AgreementDocuments

@Suite("Comments in terms are read by people, too")
struct TermsCommentsTests {
    private func lines(_ file: String) -> [String] {
        TermsComments.lines(of: Array(file.utf8), path: "terms/fees.yaml")
    }

    @Test func theirLinesStandToTheLetter() {
        let file = """
            # Without tax.
            monthly: "12500000"  # and without travel
            note: 'it''s #1'
            other: a#b
            list: ["x # y", z] # end
            text: |
              # no comment
              words

            last: it's
              # indented
            """
        #expect(
            lines(file) == [
                "# Without tax.", "monthly: \"12500000\"  # and without travel", "list: [\"x # y\", z] # end",
                "  # indented",
            ])
        #expect(lines("a: b\n") == [])
        #expect(lines("a: \"b # c\n  # d\"\n") == [])
        #expect(lines("a: [b # c\n") == [])
    }

    /// Where a glance is not enough, nothing is left out.
    @Test(arguments: [
        "note: net, \"gross\n# All amounts exclude VAT\ntitle: \"item # 1\"\n", "a: b:\"c # d\" # e\ng: h\n",
        "a: \"\\x23\"\nb: c - \"d # e\"\nf: g\n", "a: x, 'y # z\nb: c\n",
    ]) func allLinesStandWhereItCannotBeTold(file: String) {
        #expect(lines(file) == file.split(separator: "\n", omittingEmptySubsequences: false).map(String.init))
    }
}
