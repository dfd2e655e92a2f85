import Testing

@testable import AgreementDocuments

@Suite("A clause is set as it reads")
struct ProseBlockTests {
    @Test func headingsListsAndParagraphs() {
        #expect(
            ProseBlock.read("# Scope\n\nOne line\nand its rest.\n\n3. first\n   goes on\n   - inner\n4. second\n") == [
                .heading(level: 1, "Scope"), .paragraph("One line and its rest."),
                .list(
                    numbers: [3, 4],
                    items: [
                        [.paragraph("first goes on"), .list(numbers: nil, items: [[.paragraph("inner")]])],
                        [.paragraph("second")],
                    ]),
            ])
    }

    /// To refer to item 7 means nothing where a browser has counted it as the third.
    @Test func numbersOfItemsAreThoseThatWereSigned() {
        let blocks = ProseBlock.read("3. a\n4. b\n7. c\n7. d\n8. e\n")
        #expect(
            HTMLNode.make(.div, blocks.map(\.node)).markup == """
                <div><ol start="3"><li>a</li><li>b</li><li value="7">c</li><li value="7">d</li><li>e</li></ol></div>
                """)
        #expect(
            HTMLNode.make(.div, ProseBlock.read("1) a\n1) b\n").map(\.node)).markup
                == #"<div><ol><li>a</li><li value="1">b</li></ol></div>"#)
    }

    @Test func tablesWithTheirHeadings() {
        #expect(
            ProseBlock.read("| a | b |\n|---|:--|\n| 1 \\| 2 | |\n") == [
                .table(header: ["a", "b"], rows: [["1 | 2", ""]])
            ])
        // Without the line below its heading it is no table, and stays as it is.
        #expect(ProseBlock.read("| a | b |\n") == [.paragraph("| a | b |")])
    }

    @Test func codeKeepsItsFences() {
        #expect(
            ProseBlock.read("```sh\n# no heading\n```\nafter\n") == [
                .code("```sh\n# no heading\n```"), .paragraph("after"),
            ])
    }

    @Test(arguments: [
        "[pay](https://evil.example) <b>now</b> <!-- not --> &amp; \\* 2 * 3 * 4", "[x]: http://hidden.example",
        "**open and `open",
    ])
    func whatIsNotSetStaysToTheLetter(text: String) {
        let page = HTMLNode.make(.div, ProseBlock.read(text).map(\.node)).markup
        #expect(stripped(page, of: "script") == Array(text.utf8))
        #expect(vocabulary(of: page).elements == ["div", "p"])
    }

    @Test func strongWordsAndCodeAreSet() {
        #expect(
            HTMLNode.make(.p, ProseBlock.inline("The **Parties** see `terms/` and *this*.")).markup
                == "<p>The <strong>Parties</strong> see <code>terms/</code> and <em>this</em>.</p>")
    }

    @Test func nestingHasAnEnd() {
        let deep = (0..<4000).map { String(repeating: " ", count: 2 * $0 % 60) + "- item \($0)\n" }.joined()
        #expect(!ProseBlock.read(deep).isEmpty)
        let deeper = String(repeating: "- ", count: 20_000) + "x\n"
        #expect(ProseBlock.read(deeper).count == 1)
    }
}
