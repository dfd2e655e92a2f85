import Agreements
import Testing

@testable import AgreementDocuments

@Suite("A redline on a page loses and invents nothing")
struct RedlinePageTests {
    private func markup(_ redline: Redline, isProse: Bool) -> String {
        HTMLNode.make(.div, redline.nodes(isProse: isProse, in: .english)).markup
    }

    @Test(arguments: 0..<60)
    func bothVersionsComeBackFromThePage(seed: Int) {
        var texts = RandomTexts(seed: seed)
        let (before, after) = texts.pair()
        let redline = Redline(before, after)
        for isProse in [true, false] {
            let page = markup(redline, isProse: isProse)
            #expect(stripped(page, of: "del") == Array(after.utf8))
            #expect(stripped(page, of: "ins") == Array(before.utf8))
            #expect(vocabulary(of: page).elements.isSubset(of: ["div", "span", "ins", "del"]))
            #expect(vocabulary(of: page).attributes.isSubset(of: ["class", "data-note"]))
        }
    }

    @Test(arguments: RedlineLawTests.texts, RedlineLawTests.texts)
    func everyTextComesBackFromThePage(old: String, new: String) {
        // Lone carriage returns have no place in a text, and HTML has no way to write them.
        func withoutReturns(_ text: String) -> String {
            var view = String.UnicodeScalarView()
            view.append(contentsOf: text.unicodeScalars.filter { $0 != "\r" })
            return String(view)
        }
        let (old, new) = (withoutReturns(old), withoutReturns(new))
        let page = markup(Redline(old, new), isProse: true)
        #expect(stripped(page, of: "del") == Array(new.utf8))
        #expect(stripped(page, of: "ins") == Array(old.utf8))
    }

    @Test func linesOfAParagraphRunOnAndItemsStandApart() {
        let page = markup(
            Redline("# A\n\n1. one\n   two\n2. three\n", "# A\n\n1. one\n   two\n2. four\n"), isProse: true)
        #expect(page.contains(#"<span class="bracket"># </span>A\#n</span><span class="gap">\#n</span>"#))
        #expect(page.contains(#"<span class="item">1. one<span class="soft">\#n   </span>two\#n</span>"#))
        #expect(page.contains(#"<span class="item">2. <del>three</del><ins>four</ins>\#n</span>"#))
    }

    @Test func figuresStandOutInRows() {
        let page = markup(Redline("| a | Rp5 |\n", "| a | Rp6 |\n"), isProse: true)
        #expect(page.contains(#"</span> <del><span class="number">Rp5</span></del><ins><span class="number">Rp6"#))
    }

    @Test func aTableIsSetInCells() {
        let head = "| a | b |\n|---|--:|\n"
        let page = markup(Redline(head + "| c | 5 |\n", head + "| c | 6 |\n"), isProse: true)
        let bar = #"<span class="bar">|</span>"#
        let end = "<span class=\"bar\">\n</span></span></span>"
        let first = #"<span class="row"><span class="cell">\#(bar) a </span><span class="cell">\#(bar) b \#(bar)"#
        #expect(page.contains(#"<span class="grid">"# + first + end))
        // The line of dashes is not shown.
        #expect(page.contains(end + #"<span class="bar"><span class="cell">"#))
        #expect(page.contains(#"<span class="cell">\#(bar) c </span><span class="cell">\#(bar) <del>"#))
        // A row that came as a whole has its cells, too.
        let added = markup(Redline("| a | b |\n", "| a | b |\n| c | d |\n"), isProse: true)
        #expect(added.contains(#"<span class="cell"><span class="bar"><ins>|</ins></span><ins> d </ins>"#))
    }

    @Test func aRowOfDashesIsARuleOnlyInTheSecondLine() {
        let rule = #"<span class="bar"><span class="cell">"#
        let head = "| a | b |\n|---|---|\n"
        let page = markup(Redline(head + "| - | - |\n| c | 5 |\n", head + "| - | - |\n| c | 6 |\n"), isProse: true)
        #expect(page.ranges(of: rule).count == 1, "\(page)")
        #expect(page.ranges(of: #"<span class="row">"#).count == 3)
        // Other headings leave the rule where it is.
        let named = markup(Redline(head + "| c | 5 |\n", "| d | e |\n|---|---|\n| c | 5 |\n"), isProse: true)
        #expect(named.ranges(of: rule).count == 1, "\(named)")
    }

    @Test func aBarAmongTheWordsOfACellIsShownWithoutItsBackslash() {
        let page = markup(Redline("| a \\| b | 5 |\n", "| a \\| b | 6 |\n"), isProse: true)
        #expect(page.contains(#" a <span class="bracket">\</span>| b "#), "\(page)")
        // A backslash before another leaves the bar what it is.
        let two = markup(Redline("| a \\\\| 5 |\n", "| a \\\\| 6 |\n"), isProse: true)
        #expect(two.contains(#" a \\</span><span class="cell"><span class="bar">|</span>"#), "\(two)")
        // One that alone was put in is seen.
        let added = markup(Redline("| a | b |\n", "| a \\| b |\n"), isProse: true)
        #expect(!added.contains(#"<span class="bracket">\</span></ins>"#), "\(added)")
    }

    @Test func changedItemsStandEachOnALineOfTheirOwn() {
        let page = markup(Redline("- one site.\n- two bases.\n", "* one site.\n* two bases.\n"), isProse: true)
        #expect(page.split(separator: #"<span class="item">"#).count == 3)
    }

    /// What the eye would not see of a change has a name beside it, which is no part of the text.
    @Test(arguments: [
        ("a b\n", "a\u{A0}b\n", "U+00A0"), ("ab\n", "a\u{200D}b\n", "U+200D"), ("ab\n", "a\u{200E}b\n", "U+200E"),
        ("a\n", "a", "line end"), ("a", "a\n", "line end"), ("a\nb\n", "a\n\nb\n", "blank line"),
        ("a\n\nb\n", "a\nb\n", "blank line"), ("a b\n", "a  b\n", "U+0020"), ("| a |\n", "| a |", "line end"),
    ])
    func noChangeIsUnseen(old: String, new: String, name: String) {
        for isProse in [true, false] {
            let page = markup(Redline(old, new), isProse: isProse)
            // What is joined to the mark before it would hide that mark from a search among characters.
            let marks = String(String.UnicodeScalarView(page.unicodeScalars.filter { $0 != "\u{200D}" }))
            #expect(marks.contains("<span class=\"unseen\" data-note=\"\(name)\">") || marks.contains(" × \(name)\">"))
            #expect(!page.contains("<span class=\"bar\"><del>") && !page.contains("<span class=\"bar\"><ins>"))
            #expect(stripped(page, of: "del") == Array(new.utf8))
            #expect(stripped(page, of: "ins") == Array(old.utf8))
        }
        #expect("\(PageStyle.sheet)".contains(".unseen::before { content:"))
    }

    @Test func whatMovedIsMarkedAndStandsOnceToTheEye() {
        let (first, rest) = (
            "The provider hosts the shop of the customer.\n", "Second line of it.\nThird line of it.\n"
        )
        let page = markup(Redline(first + rest, rest + first), isProse: true)
        #expect(page.contains(#"<del class="moved" data-note="What stood here moved to line 3"><span>"#))
        #expect(page.contains(#"<ins class="moved" data-note="Moved here from line 1, unchanged"><span>"#))
        #expect("\(PageStyle.sheet)".contains("del.moved > span { display: none; }"))
    }
}

@Suite("No text becomes markup")
struct EscapingTests {
    @Test(arguments: [
        "<script>alert(1)</script>", "]]>", "\" onmouseover='x' ", "</style><img src=x>", "&lt;b&gt;", "<!-- -->",
        "'\u{338}<\u{338}",
    ])
    func hostileTextStaysText(text: String) {
        let node = HTMLNode.element(.p, [.note(text), .style(.moved)], [.text(text)])
        #expect(stripped(node.markup, of: "script") == Array(text.utf8))
        #expect(vocabulary(of: node.markup).elements == ["p"])
        #expect(vocabulary(of: node.markup).attributes == ["class", "data-note"])
    }

    /// Each is where it was signed, and its name is shown there, as a terminal shows it.
    @Test(arguments: ["\u{200E}", "\u{200F}", "\u{200D}", "\u{2800}", "\u{FE0F}", "\u{2003}"])
    func whatIsAllowedAndCannotBeSeenIsNamed(character: String) {
        let text = "a\(character)b"
        let page = HTMLNode.make(.p, text).markup
        let name = Sanitizer.visible(character)
        #expect(name.hasPrefix("‹U+"))
        let code = name.dropFirst().dropLast()
        #expect(page == "<p>a<span class=\"unseen\" data-note=\"\(code)\">\(character)</span>b</p>")
        #expect(stripped(page, of: "script") == Array(text.utf8))
        // Where there is no room for markup, the name stands in its place.
        #expect(HTMLNode.make(.title, text).markup == "<title>a\(name)b</title>")
        #expect(HTMLNode.element(.p, [.note(text)], []).markup == "<p data-note=\"a\(name)b\"></p>")
        #expect("\(PageStyle.sheet)".contains(#".unseen::before { content: "‹" attr(data-note) "›""#))
    }

    @Test func whatShapesLettersPassesAndWhatIsRefusedIsNamedInItsPlace() {
        #expect(HTMLNode.text("می\u{200C}خواهم ❤\u{FE0F}\tx").markup == "می\u{200C}خواهم ❤\u{FE0F}\tx")
        #expect(HTMLNode.text("a\u{202E}b\u{0}\u{9B}\r").markup == "a‹U+202E›b‹U+0000›‹U+009B›‹U+000D›")
    }

    @Test func aLanguageIsReadAsItsScriptIs() throws {
        for (tag, direction) in [
            ("ar", "rtl"), ("fa-ir", "rtl"), ("id", "ltr"), ("uz-arab", "rtl"), ("ku-latn", "ltr"),
        ] {
            #expect(try #require(LanguageTag(tag)).direction.rawValue == direction)
        }
    }

    @Test func aPageFetchesAndRunsNothing() {
        let page = Page(title: "</title><script>", content: [.make(.p, "<img src=//evil.example>")]).markup
        #expect(
            vocabulary(of: page).elements.isDisjoint(with: [
                "script", "img", "link", "iframe", "object", "form", "base",
            ]))
        #expect(!page.contains("url("))
        #expect(!page.contains("@import"))
        #expect(page.contains("default-src 'none'"))
    }
}
