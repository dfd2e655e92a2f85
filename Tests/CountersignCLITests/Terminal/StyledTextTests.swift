import Testing

@testable import CountersignCLI

@Suite("Styled text")
struct StyledTextTests {
    @Test
    func colourIsOnlyAdded() {
        let text: StyledText = "Version \(4) of \("Hosting", .bold)\n\(block: "old\nnew", .removed)"
        #expect(text.plain == "Version 4 of Hosting\nold\nnew")
        #expect(text.rendered(colour: false) == text.plain)
        #expect(
            text.rendered(colour: true)
                == "Version \u{1B}[36m4\u{1B}[0m of \u{1B}[1mHosting\u{1B}[0m\n\u{1B}[31mold\u{1B}[0m\n\u{1B}[31mnew\u{1B}[0m"
        )
    }

    @Test
    func everyRoleEndsItsOwnStyle() {
        for role in StyledText.Role.allCases {
            let rendered = StyledText("x\n\ny", role).rendered(colour: true)
            for line in rendered.split(separator: "\n") where line.contains("\u{1B}") {
                #expect(line.hasSuffix("\u{1B}[0m"))
            }
        }
    }

    @Test
    func interpolatedTextCannotCommandTheTerminalOrBreakTheLine() {
        let name = "evil\u{1B}[2J\nerror: none"
        #expect(("by \(name)" as StyledText).plain == "by evil‹U+001B›[2J‹U+000A›error: none")
        #expect(StyledText(name, .bold).plain == "evil‹U+001B›[2J\nerror: none")
    }

    @Test
    func theFullStopOfANameEndsTheSentenceToo() {
        func waiting(for name: String) -> String { ("Waiting for \(name, .bold). Next:" as StyledText).plain }
        #expect(waiting(for: "PT Nusa") == "Waiting for PT Nusa. Next:")
        #expect(waiting(for: "Octo Inc.") == "Waiting for Octo Inc. Next:")
        #expect(("in \("..")." as StyledText).plain == "in ...")
        #expect(("\("Octo Inc.").yaml" as StyledText).plain == "Octo Inc..yaml")
    }

    @Test
    func textWrapsAtSpaces() {
        let text: StyledText = "  the \("provider", .bold) shall keep the service"
        #expect(text.wrapped(to: 16).plain == "  the provider\n  shall keep the\n  service")
        #expect(text.wrapped(to: 16, hanging: 2).plain == "  the provider\n    shall keep\n    the service")
        #expect(text.wrapped(to: 100) == text)
        #expect(text.wrapped(to: 16).pieces.contains { $0.role == .bold && $0.text == "provider" })
    }

    @Test
    func wideCharactersWrapAnywhereButBeforeClosingMarks() {
        #expect(StyledText("服务水平协议").wrapped(to: 6).plain == "服务水\n平协议")
        #expect(StyledText("服务水。平").wrapped(to: 6).plain == "服务\n水。平")
    }

    @Test
    func anIdIsNotBroken() {
        let id = String(repeating: "a", count: 40)
        #expect(StyledText("id \(id) end").wrapped(to: 10).plain == "id\n\(id)\nend")
    }

    @Test(arguments: [
        ("abc", 3), ("服务", 4), ("cafe\u{301}", 4), ("👩‍👩‍👧‍👦", 2), ("🇮🇩", 2), ("❤\u{FE0F}", 2), ("ﾊ", 1), ("Ａ", 2), ("한", 2),
        ("\u{1112}\u{1161}\u{11AB}", 2), ("क\u{94D}ष", 2), ("مقدم", 4), ("", 0),
    ])
    func widthIsCountedInColumns(text: String, columns: Int) {
        #expect(DisplayWidth.of(text) == columns)
    }

    @Test
    func columnsAlignByWidth() {
        var table = Table([.init("id"), .init("n", .right), .init("title")])
        table.addRow(["服务", "7", "uptime"])
        table.addRow(["b", "12", ""])
        table.addRow(["c"])
        #expect(table.rendered(width: 80).plain == "id     n  title\n服务   7  uptime\nb     12\nc")
        #expect(Table([.init("id")]).rendered(width: 80).isEmpty)
    }

    @Test
    func theLastColumnWrapsUnderItself() {
        var table = Table([.init(), .init()])
        table.addRow(["key", "the provider shall keep the service"])
        #expect(table.rendered(width: 24).plain == "key  the provider shall\n     keep the service")
    }
}
