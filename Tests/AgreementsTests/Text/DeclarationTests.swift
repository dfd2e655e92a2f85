import Agreements
import Testing

@Suite struct DeclarationTests {
    @Test func theExampleOfTheFormatIsReadAsItIsWritten() throws {
        let declaration = try TextSamples.declaration().get()
        let indonesian = try #require(LanguageTag("id"))
        let english = try #require(LanguageTag("en"))
        #expect(declaration.format == "countersign/1")
        #expect(declaration.profile == "service-level-agreement/1")
        #expect(declaration.title[indonesian] == "Perjanjian Tingkat Layanan Hosting")
        #expect(declaration.title[english] == "Hosting Service Level Agreement")
        #expect(declaration.title.languages == [indonesian, english])
        #expect(declaration.languages == [indonesian, english])
        #expect(declaration.prevailing == indonesian)
        #expect(declaration.governingLaw == "ID")
        #expect(declaration.zone == AgreementZone(identifier: "Asia/Jakarta"))
        #expect(declaration.currency?.code == "IDR")
        #expect(declaration.currency?.increment == "1")
        #expect(declaration.inForce?.from == CivilDate("2026-07-01").map(Declaration.Start.date))
        #expect(declaration.inForce?.retroactive == nil)
        #expect(declaration.inForce?.supersedes == [])
        #expect(declaration.term?.from == CivilDate("2026-07-01"))
        #expect(declaration.term?.until == CivilDate("2027-07-01"))
        #expect(declaration.signing.eachParty == 1)
        #expect(declaration.groundRules.map { $0[english] } == ["Talk first"])
        #expect(declaration.consent == nil)
    }

    @Test func whatIsOptionalMayBeLeftOut() throws {
        let text =
            "format: countersign/1\nprofile: general/1\ntitle: {en: A}\nlanguages: [en]\nprevailing: en\n"
            + "time-zone: UTC\nsigning: {each-party: 99}\n"
        let declaration = try Declaration.read(Array(text.utf8)).get()
        #expect(declaration.inForce == nil && declaration.term == nil && declaration.currency == nil)
        #expect(declaration.governingLaw == nil && declaration.groundRules == [])
        #expect(declaration.signing.eachParty == 99)
    }

    @Test func datesOfEffectAreReadInAllTheirForms() throws {
        let (base, other) = (String(repeating: "0a", count: 20), String(repeating: "b1", count: 20))
        let executed = try TextSamples.declaration(("{from: 2026-07-01}", "{from: execution}")).get()
        #expect(executed.inForce?.from == .execution)
        let backDated = try TextSamples.declaration(
            ("{from: 2026-07-01}", "{from: 2026-07-01, retroactive: \(base), supersedes: [\(other), \(base)]}")
        ).get()
        #expect(backDated.inForce?.retroactive == base)
        #expect(backDated.inForce?.supersedes == [other, base])
        #expect(try TextSamples.declaration((", until: 2027-07-01", "")).get().term?.until == nil)
    }

    @Test(
        arguments: [
            ("format: countersign/1\n", "", ["2:1: `format` is missing in the agreement"]),
            (
                "countersign/1", "countersign/2",
                ["2:9: this text is written in the format `countersign/2`; `countersign/1` is known here"]
            ),
            ("countersign/1", "other", ["2:9: `format` is `other`; it must be `countersign/1`"]),
            (
                "service-level-agreement/1", "sla",
                ["3:10: `profile` is `sla`; it must be a name and a version, such as `general/1`"]
            ),
            (
                "service-level-agreement/1", "sla/01",
                ["3:10: `profile` is `sla/01`; it must be a name and a version, such as `general/1`"]
            ),
            (
                "\ntitle:", "\nteh-title:",
                ["2:1: `title` is missing in the agreement", "4:1: unknown key `teh-title`, did you mean `title`?"]
            ),
            (
                "\ntitle:", "\ntilte:",
                ["2:1: `title` is missing in the agreement", "4:1: unknown key `tilte`, did you mean `title`?"]
            ),
            ("governing-law: ID", "flavour: ID", ["7:1: unknown key `flavour`"]),
            ("languages: [id, en]", "languages: id", ["5:12: `languages` must be a list"]),
            ("languages: [id, en]", "languages: []", ["5:12: `languages` is an empty list"]),
            ("languages: [id, en]", "languages: [id, en, id]", ["5:21: `languages` names `id` twice"]),
            (
                "languages: [id, en]", "languages: [id, EN]",
                ["5:17: `languages` is `EN`; it must be a language tag in lower case, such as `id` or `en`"]
            ),
            (
                "prevailing: id ", "prevailing: de ",
                ["6:13: `prevailing` is `de`; it must be one of the `languages`: `id`, `en`"]
            ),
            (
                "en: Hosting Service", "de: Hosting Service",
                [
                    "4:8: `title` has no text in `en`, which is in `languages`",
                    "4:49: `title` has a text in `de`, which is not in `languages`",
                ]
            ),
            (
                "{id: Perjanjian Tingkat Layanan Hosting, en: Hosting Service Level Agreement}", "Hosting",
                ["4:8: `title` must give a text for each language"]
            ),
            (
                "id: Perjanjian", "id: ' Perjanjian'} #",
                [
                    "4:8: `title` has no text in `en`, which is in `languages`",
                    "4:13: `title` begins or ends with a space",
                ]
            ),
            (
                "{id: Musyawarah dahulu, en: Talk first}", "{id: Musyawarah dahulu}",
                ["13:16: `ground-rules` has no text in `en`, which is in `languages`"]
            ),
            ("governing-law: ID", "governing-law: ''", ["7:16: `governing-law` is empty"]),
            ("governing-law: ID", "governing-law: [ID]", ["7:16: `governing-law` is a list; it must be a single text"]),
            ("governing-law: ID", "governing-law: \"a\\nb\"", ["7:16: `governing-law` must be on one line"]),
            (
                "Asia/Jakarta ", "WIB ",
                ["8:12: `time-zone` is `WIB`; it must be a name of the IANA database, such as `Asia/Jakarta`, or `UTC`"]
            ),
            ("code: IDR", "code: Rp", ["9:18: `code` is `Rp`; it must be three capital letters, such as `IDR`"]),
            (
                "increment: \"1\"", "increment: -1",
                ["9:34: `increment` is `-1`; it must be a decimal above zero, such as `0.01`"]
            ),
            (
                "increment: \"1\"", "increment: 0.00",
                ["9:34: `increment` is `0.00`; it must be a decimal above zero, such as `0.01`"]
            ),
            (
                "increment: \"1\"", "increment: 1.",
                ["9:34: `increment` is `1.`; it must be a decimal above zero, such as `0.01`"]
            ),
            ("code: IDR, ", "", ["9:11: `code` is missing in `currency`"]),
            (
                "{from: 2026-07-01} ", "{from: 2026-06-31} ",
                ["10:18: `from` is `2026-06-31`; it must be a date, such as `2026-07-01`, or `execution`"]
            ),
            (
                "{from: 2026-07-01} ", "{form: 2026-07-01} ",
                ["10:11: `from` is missing in `in-force`", "10:12: unknown key `form`, did you mean `from`?"]
            ),
            (
                "{from: 2026-07-01} ", "2026-07-01 ",
                ["10:11: `in-force` must be a mapping with the keys `from`, `retroactive`, `supersedes`"]
            ),
            (
                "{from: 2026-07-01} ", "{from: execution, retroactive: ABC} ",
                ["10:42: `retroactive` is `ABC`; it must be the id of a version, 40 digits or letters `a` to `f`"]
            ),
            ("{from: 2026-07-01} ", "{from: execution, supersedes: []} ", ["10:41: `supersedes` is an empty list"]),
            (
                "until: 2027-07-01", "until: 2026-07-01",
                ["11:33: `until` is 2026-07-01, which is not later than `from`, 2026-07-01"]
            ),
            ("until: 2027-07-01", "until: soon", ["11:33: `until` is `soon`; it must be a date, such as `2026-07-01`"]),
            ("each-party: 1", "each-party: 0", ["12:23: `each-party` is `0`; it must be a number from 1 to 99"]),
            ("each-party: 1", "each-party: 100", ["12:23: `each-party` is `100`; it must be a number from 1 to 99"]),
            ("each-party: 1", "each-party: 01", ["12:23: `each-party` is `01`; it must be a number from 1 to 99"]),
        ] as [(String, String, [String])])
    func whatIsWrongIsSaidWhereItStands(old: String, new: String, complaints: [String]) {
        #expect(TextSamples.agreement.contains(old))
        #expect(TextSamples.declaration((old, new)).complaints == complaints.map { "agreement.yaml:\($0)" })
    }

    @Test func anUnknownKeyIsAnsweredWithTheKnownOnes() {
        #expect(
            TextSamples.declaration(("until:", "untill:")).hints == ["keys of `term`: `from`, `until`"])
    }

    @Test func aSentenceOfConsentIsNeededExactlyWhereNoneIsBuiltIn() throws {
        func inFrench(_ consent: String) -> Result<Declaration, TextFaults> {
            TextSamples.declaration(
                ("[id, en]", "[id, fr]"), ("en: ", "fr: "), ("prevailing: id", "prevailing: fr"),
                ("signing:", "\(consent)signing:"))
        }
        #expect(try inFrench("consent: J'accepte au nom de {party}.\n").get().consent == "J'accepte au nom de {party}.")
        #expect(inFrench("").complaints == ["agreement.yaml:6:1: `consent` is missing: `fr` has no built-in sentence"])
        for (sentence, problem) in [
            ("J'accepte.", "must hold `{party}` exactly once"),
            ("'{party} {party}'", "must hold `{party}` exactly once"),
            ("'{party} {date}'", "may hold no braces but those of `{party}`"),
            ("\"a\\n{party}\"", "must be on one line"),
            ("'# {party}'", "may not begin with `#` or `---`"),
            ("'--- {party}'", "may not begin with `#` or `---`"),
            ("'Base: {party}'", "may not begin with a word that acts reserve"),
        ] {
            #expect(inFrench("consent: \(sentence)\n").complaints == ["agreement.yaml:12:10: `consent` \(problem)"])
        }
        for language in ["id", "en"] {
            #expect(
                TextSamples.declaration(
                    ("prevailing: id", "prevailing: \(language)"), ("signing:", "consent: I, {party}\nsigning:")
                )
                .complaints == [
                    "agreement.yaml:12:1: `consent` is not allowed: the sentence in `\(language)` is built in"
                ])
        }
    }

    @Test func everyFaultOfAFileIsReportedAtOnce() {
        #expect(
            TextSamples.declaration(
                ("profile: service-level-agreement/1", "profile: x"), ("Asia/Jakarta", "Mars"),
                ("each-party: 1", "each-party: one"),
                ("term:", "trem:")
            ).complaints.map { String($0.prefix(20)) } == [
                "agreement.yaml:3:10:", "agreement.yaml:8:12:", "agreement.yaml:11:1:", "agreement.yaml:12:23",
            ])
    }

    @Test(
        arguments: [
            ("format: countersign/2\nother: &x [*x]\n", "countersign/2"),
            ("# c\nformat:   \"countersign/10\" # later\n\tx\u{FEFF}\n", "countersign/10"),
            ("{format: countersign/3, new: {a: b}}\n", "countersign/3"),
            ("format: 'countersign/2'\r\nx: y\r\n", "countersign/2"),
            ("format: countersign/2\nformat: countersign/1\n", nil),
            ("profile: a\n", nil), ("format: [a]\n", nil), ("format:\n", nil), ("", nil),
            ("format: two words\n? x\n", nil),
        ] as [(String, String?)])
    func theFormatIsMadeOutEvenWhereTheRestIsUnknown(text: String, format: String?) {
        #expect(Declaration.formatLine(Array(text.utf8)) == format)
    }
}
