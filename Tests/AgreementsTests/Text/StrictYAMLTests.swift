import Agreements
import Testing

@Suite struct StrictYAMLTests {
    /// The value without its positions: text as it is, lists and mappings in brackets.
    private func shape(_ text: String) -> String {
        func shape(_ value: YAMLValue) -> String {
            switch value {
            case .scalar(let text, _): "'\(text)'"
            case .sequence(let items, _): "[\(items.map(shape).joined(separator: " "))]"
            case .mapping(let entries, _): "{\(entries.map { "\($0.key)=\(shape($0.value))" }.joined(separator: " "))}"
            }
        }
        switch StrictYAML.parse(Array(text.utf8), path: "t.yaml") {
        case .success(let value): return shape(value)
        case .failure(let faults): return faults.description
        }
    }

    private func complaints(_ text: String) -> [String] {
        StrictYAML.parse(Array(text.utf8), path: "t").complaints
    }

    @Test func everyScalarIsTheTextThatIsWritten() {
        #expect(
            shape("a: no\nb: 99.90\nc: 0:30\nd: 2026-07-01\ne: ~\nf: null\ng: 0x1F\nh: 1_000\ni: ''\nj: yes\n")
                == "{a='no' b='99.90' c='0:30' d='2026-07-01' e='~' f='null' g='0x1F' h='1_000' i='' j='yes'}")
    }

    @Test func quotedAndPlainTextAreTheSame() {
        #expect(shape("a: no\n") == shape("\"a\": 'no'\n"))
        #expect(shape("a: \"b\\nc\"\n") == shape("a: |-\n  b\n  c\n"))
    }

    @Test func signsThatAreDangerousElsewhereAreTextInQuotesBlocksAndComments() {
        #expect(shape("a: [\"**\", '*b', \"?\", '&c', \"!d\", '[e]: f']\n") == "{a=['**' '*b' '?' '&c' '!d' '[e]: f']}")
        #expect(
            shape("a: |\n  *b\n  ? c\n  - &d\n  [e]: f\n# *g ? [h]: i\nj: R&D* what? yes!\n")
                == "{a='*b\n? c\n- &d\n[e]: f\n' j='R&D* what? yes!'}")
        #expect(shape("a: \"x\n  %b\"\n") == "{a='x %b'}")
    }

    @Test func oneDocumentWithItsMarkersIsRead() {
        #expect(shape("# comment\n---\na: b\n...\n") == "{a='b'}")
    }

    @Test func positionsCountLinesAndUnicodeScalarsFromOne() throws {
        let text = "# é\né: {ñ😀: [ü, \"ß\"]}\n意味:\n  - name: 値\n"
        guard case .mapping(let root, let at) = try StrictYAML.parse(Array(text.utf8), path: "t").get(),
            case .mapping(let inner, let innerAt) = root[0].value,
            case .sequence(let items, let listAt) = inner[0].value,
            case .sequence(let list, let blockAt) = root[1].value, case .mapping(let named, _) = list[0]
        else {
            Issue.record("not read as expected")
            return
        }
        #expect(at == TextPosition(line: 2, column: 1))
        #expect(innerAt == TextPosition(line: 2, column: 4))
        #expect(inner[0].keyPosition == TextPosition(line: 2, column: 5))
        #expect(listAt == TextPosition(line: 2, column: 9))
        #expect(items.map(\.position) == [TextPosition(line: 2, column: 10), TextPosition(line: 2, column: 13)])
        #expect(root[1].keyPosition == TextPosition(line: 3, column: 1))
        #expect(blockAt == TextPosition(line: 4, column: 3))
        #expect(named[0].value.position == TextPosition(line: 4, column: 11))
    }

    @Test(arguments: [
        ("a: &x b\n", "t:1:4: a YAML anchor (`&`) is not allowed"),
        ("&x a: b\n", "t:1:1: a YAML anchor (`&`) is not allowed"),
        ("a: &x\n  - b\n", "t:1:4: a YAML anchor (`&`) is not allowed"),
        ("é: [ü, &x {b: c}]\n", "t:1:8: a YAML anchor (`&`) is not allowed"),
        ("a: &\n", "t:1:4: a YAML anchor (`&`) is not allowed"),
        ("a: *x\n", "t:1:4: a YAML alias (`*`) is not allowed"),
        ("a: [**]\n", "t:1:5: a YAML alias (`*`) is not allowed"),
        ("é: b\n*x : c\n", "t:2:1: a YAML alias (`*`) is not allowed"),
        ("a: !!str b\n", "t:1:4: a YAML tag (`!`) is not allowed"),
        ("a: ! b\n", "t:1:4: a YAML tag (`!`) is not allowed"),
        ("a: ! 'b'\n", "t:1:4: a YAML tag (`!`) is not allowed"),
        ("a: !x {b: c}\n", "t:1:4: a YAML tag (`!`) is not allowed"),
        ("a: !e!x b\n", "t:1:4: a YAML tag (`!`) is not allowed"),
        ("!!map {a: b}\n", "t:1:1: a YAML tag (`!`) is not allowed"),
        ("!!str a: b\n", "t:1:1: a YAML tag (`!`) is not allowed"),
        ("%YAML 1.1\n---\na: b\n", "t:1:1: a YAML directive (`%`) is not allowed"),
        ("# c\n%TAG ! tag:x,2000:\n---\na: b\n", "t:2:1: a YAML directive (`%`) is not allowed"),
        ("a: b\n---\nc: d\n", "t:2:1: a second YAML document begins here; a file holds one"),
        ("a: b\n---\n", "t:2:1: a second YAML document begins here; a file holds one"),
        ("<<: {a: b}\n", "t:1:1: a merge key (`<<`) is not allowed"),
        ("a:\n  '<<': {a: b}\n", "t:2:3: a merge key (`<<`) is not allowed"),
        ("? a\n: b\n", "t:1:1: a key introduced by `?` is not allowed"),
        ("- ? a\n", "t:1:3: a key introduced by `?` is not allowed"),
        ("a: [? b : c]\n", "t:1:5: a key introduced by `?` is not allowed"),
        ("a: [?b]\n", "t:1:5: a key introduced by `?` is not allowed"),
        ("[a]: b\n", "t:1:4: a key must be plain text, not a list or a mapping"),
        ("a: [{b: c} : d]\n", "t:1:12: a key must be plain text, not a list or a mapping"),
        ("a]: b\n", "t:1:1: `:` behind a closing bracket is not allowed in plain text"),
        ("a:\n", "t:1:1: `a` has no value"),
        ("é: {ü: , b: c}\n", "t:1:5: `ü` has no value"),
        ("a: {b, c: d}\n", "t:1:5: `b` has no value"),
        ("a:\n  - b\n  -\n", "t:3:4: this list item has no value"),
        (": a\n", "t:1:1: this does not fit the lines above"),
        ("", "t:1:1: the file is empty"),
        ("# only a comment\n", "t:1:1: the file is empty"),
        ("---\n", "t:1:1: the file is empty"),
        ("a: b: c\n", "t:1:5: `:` is not expected here"),
        ("a: 'b\nc: d\n", "t:1:4: the quoted text that begins here has no end"),
        ("é: [b\n", "t:2:1: `,` or `]` is missing in the list that begins on line 1"),
        ("é: {b: c\n", "t:2:1: `,` or `}` is missing in the mapping that begins on line 1"),
        ("a: @b\n", "t:1:4: plain text may not begin with `@`"),
        ("a: b\nc\nd: e\n", "t:2:1: `:` is missing behind the key that begins here"),
        ("a:\n    b: c\n  d: e\n", "t:3:3: this does not fit the lines above"),
        ("a: \"\\q\"\n", "t:1:5: this is not YAML: found unknown escape character"),
    ])
    func whatCouldMeanTwoThingsIsRefusedWhereItStands(text: String, complaint: String) {
        #expect(complaints(text) == [complaint])
    }

    @Test(arguments: [
        ("a: 1\nb: 2\na: 3\n", ["t:3:1: the key `a` is given more than once; the first is on line 1"]),
        ("a: 1\n\"a\": 2\n", ["t:2:1: the key `a` is given more than once; the first is on line 1"]),
        ("no: 1\n'no': 2\n", ["t:2:1: the key `no` is given more than once; the first is on line 1"]),
        ("é: {ü: 1, ü: 2}\n", ["t:1:11: the key `ü` is given more than once; the first is on line 1"]),
        (
            "a: {b: 1, b: 2, b: 3}\nc: 4\nc: 5\n",
            [
                "t:1:11: the key `b` is given more than once; the first is on line 1",
                "t:1:17: the key `b` is given more than once; the first is on line 1",
                "t:3:1: the key `c` is given more than once; the first is on line 2",
            ]
        ),
        ("'': 1\n'': 2\n", ["t:1:1: the key `` is given more than once"]),
        ("'*': 1\n'q': 2\n", []),
    ])
    func keysGivenTwiceAreRefusedAtTheSecond(text: String, complaint: [String]) {
        #expect(complaints(text) == complaint)
    }

    @Test func everyFaultIsReportedInReadingOrder() {
        #expect(
            complaints("%YAML 1.1\n---\na: &x b\nc: !y d\ne:\n<<: {f: g}\n") == [
                "t:1:1: a YAML directive (`%`) is not allowed",
                "t:3:4: a YAML anchor (`&`) is not allowed",
                "t:4:4: a YAML tag (`!`) is not allowed",
                "t:5:1: `e` has no value",
                "t:6:1: a merge key (`<<`) is not allowed",
            ])
    }

    @Test(arguments: [
        ("\\u202E", "a control that reorders text (U+202E) is not allowed in a text"),
        ("\\0", "a control character (U+0000) is not allowed in a text"),
        ("\\e[31m", "a control character (U+001B) is not allowed in a text"),
        ("\\t", "a tab (U+0009) is not allowed in YAML"),
        ("\\L", "a Unicode line or paragraph separator (U+2028) is not allowed in a text"),
        ("\\uE000", "a character for private use (U+E000) is not allowed in YAML"),
        ("e\\u0301", "this text is not in Unicode normalization form C (NFC)"),
    ])
    func whatAnEscapeHidesIsRefused(escape: String, complaint: String) {
        #expect(complaints("a: \"x\"\nb: \"\(escape)\"\n") == ["t:2:4: \(complaint)"])
        #expect(complaints("a: \"x\"\n\"\(escape)\": b\n") == ["t:2:1: \(complaint)"])
    }

    @Test func escapesOfOrdinaryTextAreRead() {
        #expect(shape("a: \"\\u00e9\\n\\\"\\\\\"\n") == "{a='é\n\"\\'}")
    }

    @Test func theFileIsRefusedAsAWholeAboveOneMebibyte() {
        let filler = "a: " + String(repeating: "b", count: (1 << 20) - 4) + "\n"
        #expect(complaints(filler) == [])
        #expect(complaints("#" + filler) == ["t: the file has 1048577 bytes; at most 1 MiB is allowed"])
    }
}
