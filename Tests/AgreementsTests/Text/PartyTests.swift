import Agreements
import Testing

@Suite struct PartyTests {
    @Test func theExampleOfTheFormatIsReadAsItIsWritten() throws {
        let party = try TextSamples.acme().get()
        #expect(party.id.rawValue == "acme")
        #expect(party.name == "PT Acme Hosting")
        #expect(party.role == .provider)
        #expect(party.signs)
        #expect(party.notices.map(\.channel) == ["email"])
        #expect(party.notices.map(\.address) == ["legal@acme.example"])
        let sari = try #require(party.people.first)
        #expect(party.people.count == 1)
        #expect(sari.id.rawValue == "sari")
        #expect(sari.name == "Sari Wulandari")
        #expect(sari.email == "sari@acme.example")
        #expect(sari.title == "Direktur")
        #expect(sari.may == .sign)
        #expect(sari.signsFor.map(\.rawValue) == ["**"])
        #expect(sari.keys == [TextSamples.key])
        #expect(sari.position(ofKey: 0) == TextPosition(line: 12, column: 12))
        #expect(sari.position(ofKey: 1) == nil)
        #expect(sari.identity == "Sari Wulandari <sari@acme.example>")
        #expect(party.signatories == party.people)
        #expect(party.person(sari.id) == sari)
    }

    @Test func movingALineChangesNothingThatAPartySays() throws {
        let moved = try TextSamples.acme(("people:", "\n# more\npeople:")).get()
        #expect(moved == (try TextSamples.acme().get()))
        #expect(moved.people.first?.position(ofKey: 0) == TextPosition(line: 14, column: 12))
        #expect(try TextSamples.acme(("sari@laptop", "sari@phone")).get() != TextSamples.acme().get())
    }

    @Test func aDelegateProposesAndABeneficiaryDoesNothing() throws {
        let delegate = try TextSamples.acme(("may: sign ", "may: propose "), ("    signs-for: [\"**\"]", "    #")).get()
        #expect(delegate.people.first?.may == .propose)
        #expect(delegate.people.first?.signsFor == [])
        #expect(delegate.signatories == [])
        let beneficiary = try #require(TextSamples.party("users", role: "beneficiary"))
        #expect(!beneficiary.signs)
        #expect(beneficiary.people.first?.may == nil)
        #expect(beneficiary.people.first?.keys == [])

        let alone = Party.read(Array("name: Users\nrole: beneficiary\n".utf8), id: try #require(PartyID("users")))
        #expect(try alone.get().people == [])
    }

    @Test(
        arguments: [
            ("name: PT Acme Hosting\n", "", ["2:1: `name` is missing in the party"]),
            ("name: PT Acme Hosting", "name: ''", ["2:7: `name` is empty"]),
            ("name: PT Acme Hosting", "name: ' PT'", ["2:7: `name` begins or ends with a space"]),
            ("name: PT Acme Hosting", "name: \"PT\u{A0}\"", ["2:7: `name` begins or ends with a space"]),
            ("name: PT Acme Hosting", "name: \"PT\\nAcme\"", ["2:7: `name` must be on one line"]),
            ("name: PT Acme Hosting", "name: PT <Acme>", ["2:7: `name` may not hold `<` or `>`"]),
            ("name: PT Acme Hosting", "name: '.,:;'", ["2:7: `name` has nothing but punctuation"]),
            (
                "role: provider", "role: suplier",
                ["3:7: `role` is `suplier`; it must be `provider`, `customer`, `party` or `beneficiary`"]
            ),
            (
                "role: provider ", "roles: provider ",
                ["2:1: `role` is missing in the party", "3:1: unknown key `roles`, did you mean `role`?"]
            ),
            (
                "[{channel: email, address: legal@acme.example}]", "legal@acme.example",
                ["4:10: `notices` must be a list"]
            ),
            ("channel: email, ", "", ["4:11: `channel` is missing in a notice address"]),
            (
                "channel: email", "channel: E-Mail",
                ["4:21: `channel` is `E-Mail`; it must be a word in lower case, such as `email`"]
            ),
            ("id: sari", "id: Sari", ["6:9: `id` is `Sari`; it must be 1 to 60 of `a` to `z`, `0` to `9` and `-`"]),
            ("    email: sari@acme.example\n", "", ["6:5: `email` is missing in a person"]),
            ("title: Direktur", "title: '<b>'", ["9:12: `title` may not hold `<` or `>`"]),
            ("may: sign ", "may: signs ", ["10:10: `may` is `signs`; it must be `sign` or `propose`"]),
            ("    may: sign", "    #", ["6:5: `may` is missing in a person"]),
            ("    signs-for", "    #", ["10:5: `signs-for` is missing: it says what a person who may sign can bind"]),
            ("may: sign ", "may: propose ", ["11:5: `signs-for` is not allowed for a person who may only propose"]),
            (
                "[\"**\"]", "[\"**\", Terms/*]",
                ["11:23: `signs-for` is `Terms/*`; it must be a path pattern, such as `**` or `terms/*`"]
            ),
            ("[\"**\"]", "[**]", ["11:17: a YAML alias (`*`) is not allowed"]),
            ("[\"**\"]", "[\"**\", \"**\"]", ["11:23: `signs-for` names `**` twice"]),
            ("    keys:", "    #", ["6:5: `keys` is missing in a person"]),
            ("keys: [", "keys: [] # [", ["12:11: `keys` is an empty list"]),
            ("keys: [", "keys: ['', ", ["12:12: `keys` is empty"]),
            (
                "provider ", "beneficiary ",
                [
                    "10:5: `may` is not allowed: the people of a beneficiary do not act",
                    "11:5: `signs-for` is not allowed: the people of a beneficiary do not act",
                    "12:5: `keys` is not allowed: the people of a beneficiary do not act",
                ]
            ),
            (
                "people:\n", "people:\n  - {id: sari, name: S, email: s@a, may: propose, keys: [k]}\n",
                ["7:9: the person `sari` is listed twice; the first is on line 6"]
            ),
            ("    title:", "    tittle:", ["9:5: unknown key `tittle`, did you mean `title`?"]),
        ] as [(String, String, [String])])
    func whatIsWrongIsSaidWhereItStands(old: String, new: String, complaints: [String]) {
        #expect(TextSamples.party.contains(old))
        #expect(TextSamples.acme((old, new)).complaints == complaints.map { "parties/acme.yaml:\($0)" })
    }

    @Test func aPartyThatSignsHasPeople() throws {
        let acme = try #require(PartyID("acme"))
        #expect(
            Party.read(Array("name: Acme\nrole: party\n".utf8), id: acme).complaints
                == ["parties/acme.yaml:1:1: `people` is missing in the party"])
        #expect(
            Party.read(Array("- name\n".utf8), id: acme).complaints
                == [
                    "parties/acme.yaml:1:1: the party must be a mapping with the keys `name`, `role`, `notices`, `people`"
                ])
    }

    @Test(arguments: ["sari@acme.example", "s+x@a", "a.b-c_d@x.y.z", "o'hara@a"])
    func addressesAreAccepted(email: String) {
        #expect(TextSamples.acme(("email: sari@acme.example", "email: \"\(email)\"")).complaints == [])
    }

    @Test(arguments: [
        "sari", "@a", "a@", "a@b@c", "a b@c", "<a@b>", "a@b,c", "a:b@c", "a;b@c", "é@a", "a@b.", ".a@b", "'a@b'",
        "\\u00a0a@b",
    ])
    func otherAddressesAreRefused(email: String) {
        let complaints = TextSamples.acme(("email: sari@acme.example", "email: \"\(email)\"")).complaints
        #expect(complaints.count == 1)
        #expect(complaints.first?.hasPrefix("parties/acme.yaml:8:12: `email` is ") == true)
    }

    @Test(arguments: [
        ("Sari Wulandari, S.H.", "Sari Wulandari, S.H"), ("\\\"Sari\\\"", "Sari"), ("D'Arcy", "D'Arcy"),
        ("Dr. Émile 'É'", "Dr. Émile 'É"), ("王小明", "王小明"), ("...a...", "a"),
    ])
    func commitsCarryTheNameAsGitWritesIt(name: String, written: String) throws {
        let party = try TextSamples.acme(("name: Sari Wulandari", "name: \"\(name)\"")).get()
        #expect(party.people.first?.identity == "\(written) <sari@acme.example>")
    }
}
