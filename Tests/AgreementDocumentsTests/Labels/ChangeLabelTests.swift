import TestSupport
import Testing

@testable import AgreementDocuments
@testable import Agreements

@Suite("What a change touches is found in the text itself")
struct ChangeLabelTests {
    /// A file before and after (nil: not there), and exactly the labels of that change.
    struct Pair: CustomTestStringConvertible, Sendable {
        let path: String
        let old: String?
        let new: String?
        let labels: [ChangeLabel]

        init(_ path: String, _ old: String?, _ new: String?, _ labels: [ChangeLabel]) {
            (self.path, self.old, self.new, self.labels) = (path, old, new, labels)
        }

        var testDescription: String { "\(path): \(old ?? "—") → \(new ?? "—")" }

        var change: TextComparison.Change {
            get throws {
                TextComparison.Change(
                    kind: old == nil ? .added : new == nil ? .removed : .changed,
                    place: try #require(TextPlace(path: path)), formerPlace: nil, old: Array((old ?? "").utf8),
                    new: Array((new ?? "").utf8))
            }
        }
    }

    private static let fees = "clauses/030-fees.en.md"
    private static let biaya = "clauses/030-fees.id.md"
    private static let party = """
        name: PT Acme Hosting
        role: provider
        people:
          - {id: sari, name: Sari Wulandari, may: sign, signs-for: ["**"], keys: ["ssh-ed25519 AAAA1"]}

        """

    static let pairs: [Pair] = [
        // Amounts and shares of them.
        Pair(fees, "The fee is Rp12.500.000 a month.\n", "The fee is Rp14.000.000 a month.\n", [.money]),
        Pair(biaya, "Biaya bulanan Rp12.500.000,-.\n", "Biaya bulanan Rp12.750.000,-.\n", [.money]),
        Pair(fees, "The credit is 5% of the fee.\n", "The credit is 8% of the fee.\n", [.money]),
        Pair("clauses/030-fees.zh.md", "甲方每月支付100元。\n", "甲方每月支付120元。\n", [.money]),
        Pair("terms/fees.yaml", "monthly: {amount: \"12500000\"}\n", "monthly: {amount: \"14000000\"}\n", [.money]),
        Pair("terms/credits.yaml", "cap-percent: \"50\"\n", "cap-percent: \"8\"\n", [.money]),
        Pair(
            "agreement.yaml", "currency: {code: IDR, increment: \"1\"}\n", "currency: {code: USD, increment: \"1\"}\n",
            [.money]),
        Pair(
            "terms/credits.yaml", "tiers:\n  - {from: \"99.0\", below: \"99.9\"}\n",
            "tiers:\n  - {from: \"98.0\", below: \"99.9\"}\n", [.money]),
        Pair(fees, "It is five thousand dollars.\n", "It is six thousand dollars.\n", [.money]),
        Pair(fees, "It is five thousand dollars.\n", "It is five million dollars.\n", [.money]),
        Pair(biaya, "Nilainya lima juta rupiah.\n", "Nilainya enam juta rupiah.\n", [.money]),
        Pair("clauses/030-fees.zh.md", "合同金额为人民币一千元。\n", "合同金额为人民币二千元。\n", [.money]),
        Pair("clauses/030-fees.ar.md", "قيمة العقد ١٢٣ ريال\n", "قيمة العقد ١٢٤ ريال\n", [.money]),
        // What a service promises.
        Pair(
            "clauses/020-availability.en.md", "The shop is available 99.9% of each month.\n",
            "The shop is available 99.95% of each month.\n", [.level]),
        Pair(
            "clauses/020-availability.ar.md", "نسبة توافر الخدمة ٩٩٫٩٪ شهريًا.\n", "نسبة توافر الخدمة ٩٩٫٥٪ شهريًا.\n",
            [.level]),
        Pair(
            "clauses/040-support.en.md", "Acme answers a report within 4 hours.\n",
            "Acme answers a report within 30 minutes.\n", [.level]),
        Pair(
            "clauses/040-support.id.md", "Penyedia menanggapi laporan dalam 4 jam.\n",
            "Penyedia menanggapi laporan dalam 2 jam.\n", [.level]),
        Pair(
            "terms/services.yaml", "services:\n  - {id: web, target: \"99.9\"}\n",
            "services:\n  - {id: web, target: \"99.95\"}\n", [.level]),
        Pair(
            "clauses/040-support.en.md", "| P1 | respond within 15 minutes |\n", "| P2 | respond within 15 minutes |\n",
            [.level]),
        // Who and what is covered.
        Pair(fees, "The fee may be raised.\n", "The fee may not be raised.\n", [.scope]),
        Pair(
            "clauses/010-scope.en.md", "It covers the work of Employees.\n",
            "It covers the work of Employees and Contractors.\n", [.scope]),
        Pair("clauses/050-audit.en.md", nil, "# Audit\n\nThe customer visits the data centre.\n", [.scope]),
        Pair("clauses/050-audit.en.md", "# Audit\n\nThe customer visits the data centre.\n", nil, [.scope]),
        Pair(
            "terms/third-parties.yaml", "covered:\n  - {id: shops, name: Shops}\n",
            "covered:\n  - {id: shops, name: Shops}\n  - {id: banks, name: Banks}\n", [.scope]),
        Pair(
            fees, "It covers:\n\n- the shop\n- databases\n", "It covers:\n\n- the shop\n", [.scope]),
        Pair(
            fees, "| Place | Staff |\n|---|---|\n| Jakarta | day |\n",
            "| Place | Staff |\n|---|---|\n| Jakarta | day |\n| Bandung | night |\n", [.scope]),
        Pair("terms/custom.yaml", "covered: [x, y, z]\n", "covered: [w, x, y, z]\n", [.scope]),
        Pair(
            fees, "The Customer compensates the Provider.\n", "The Provider compensates the Customer.\n", [.scope]),
        Pair(fees, "For two users it is free.\n", "For three users it is free.\n", [.scope]),
        Pair("agreement.yaml", "governing-law: ID\n", "governing-law: SG\n", [.scope]),
        // What a term means.
        Pair(
            fees, "**Shop** means the online shop of the Customer.\n",
            "**Shop** means the online and physical shop of the Customer.\n", [.scope]),
        Pair(fees, "“**Shop**” shall mean\nthe shop.\n", "“**Shop**” shall mean\nthe store.\n", [.scope]),
        Pair(fees, "1. \"shop\" has the meaning of the law.\n", "1. \"shop\" has the meaning of custom.\n", [.scope]),
        Pair(biaya, "**Toko** berarti toko daring.\n", "**Toko** berarti toko daring dan fisik.\n", [.scope]),
        Pair(biaya, "**toko** adalah toko daring.\n", "**gerai** adalah toko daring.\n", [.scope]),
        Pair("clauses/030-fees.zh.md", "“商店”是指网上商店。\n", "“商店”是指实体商店。\n", [.scope]),
        Pair("clauses/030-fees.ar.md", "«المتجر» يعني متجر الشبكة.\n", "«المتجر» يعني متجر المدينة.\n", [.scope]),
        // Dates and periods.
        Pair(fees, "It is due within 30 days.\n", "It is due within 45 days.\n", [.time]),
        Pair(biaya, "Berlaku sejak 1 Juli 2026.\n", "Berlaku sejak 1 Agustus 2026.\n", [.time]),
        Pair(
            "agreement.yaml", "term: {from: 2026-07-01, until: 2027-07-01}\n",
            "term: {from: 2026-07-01, until: 2028-07-01}\n", [.time]),
        Pair("calendars/office.yaml", "holidays: [2026-08-17]\n", "holidays: [2026-08-17, 2026-12-25]\n", [.time]),
        Pair("agreement.yaml", "in-force: {from: 2026-07-01}\n", "in-force: {from: 2026-08-01}\n", [.time]),
        Pair("terms/custom.yaml", "shift: {from: \"08:00\"}\n", "shift: {from: \"09:00\"}\n", [.time]),
        Pair("terms/custom.yaml", "visit: {until: 2026-07-01}\n", "visit: {until: 2026-08-01}\n", [.time]),
        Pair("terms/custom.yaml", "warning: {after: 14 days}\n", "warning: {after: 10 days}\n", [.time]),
        // Parties and keys.
        Pair("parties/acme.yaml", party, party.replacing("Hosting", with: "Cloud"), [.party]),
        Pair("parties/acme.yaml", party, party.replacing("AAAA1", with: "AAAA2"), [.key]),
        Pair("agreement.yaml", "signing: {each-party: 1}\n", "signing: {each-party: 2}\n", [.party]),
        // Nothing but the wording, the order or the layout.
        Pair(
            fees, "The fee is Rp12.500.000 a month, and it is due at its end.\n",
            "The fee is Rp12.500.000 a month;\nit is due at its end.\n", [.textOnly]),
        Pair(fees, "As clause 5 says, it is due.\n", "As clause 6 says, it is due.\n", [.textOnly]),
        Pair(
            "terms/fees.yaml", "monthly: {amount: \"12500000\"}\n", "# By month.\nmonthly:\n  amount: '12500000'\n",
            [.textOnly]),
        Pair(
            fees, "The Company's fee is due.\n\nThe fee is the Company’s.\n",
            "The Company’s fee is due.\n\nThe fee is the Company's.\n", [.textOnly]),
        Pair(
            fees, "We ask the Company. Company staff answers.\n", "Company staff answers. We ask the Company.\n",
            [.textOnly]),
        Pair(
            fees, "Under the Trade Secrets Act of 2016 it is so.\n",
            "Under the [Trade Secrets Act of 2016](http://uscode.example/view?req=(title:18%20section:1833)) it is so.\n",
            [.textOnly]),
        Pair(
            fees, "```\n1.  That is so:\nAct of the State,\nState of Acts.\n```\n",
            "> 1.  That is so:\n> Act of the State,\n>\n> State of Acts.\n", [.textOnly]),
        Pair(fees, "It covers: the shop, databases.\n", "It covers:\n\n- the shop,\n- databases.\n", [.textOnly]),
        Pair(fees, "- The shop.\n- Databases.\n", "* The shop.\n* Databases.\n", [.textOnly]),
        Pair(
            fees, "For help the Customer asks.\n", "The Customer asks, and it is for help.\n", [.textOnly]),
        Pair("clauses/030-fees.zh.md", "如第三条所述。\n", "如第四条所述。\n", [.textOnly]),
        Pair(fees, "> 2870. Any provision.\n", "> 2870\\. Any provision.\n", [.textOnly]),
        Pair(fees, "2. **Your Projects.** Ask first.\n", "2. **Your projects.** Ask first.\n", [.textOnly]),
        Pair(fees, "It is made with libgit2 or git.\n", "It is made with programs.\n", [.textOnly]),
        // A definition that says the same, and a sentence beside it that says something else.
        Pair(
            fees, "(a) **Shop** means the online shop.\n\nIt is open.\n",
            "It is open.\n\n(b) **Shop** means\nthe [online](https://shop.example/all) shop;\n", [.textOnly]),
        Pair(
            fees, "```\n“Shop” means what is:\n(a) online; or\n(b) new.\n```\n",
            "> “Shop” means what is:\n> (a) online; or\n>\n> (b) new.\n", [.textOnly]),
        Pair(fees, "It is so.\n\n**Shop** means the shop.\n", "It is so.\n**Shop** means the shop.\n", [.textOnly]),
        Pair(
            fees, "**Shop** means the shop. It is hosted.\n", "**Shop** means the shop. It is operated.\n", [.textOnly]),
        Pair(fees, "**Shop** means what clause 5 says.\n", "**Shop** means what clause 6 says.\n", [.textOnly]),
        Pair(fees, "They call it \"by any means\" a shop.\n", "They call it \"by any means\" a store.\n", [.textOnly]),
        // Words that say who pays or what is covered, without a figure.
        Pair(fees, "For your help you are thanked.\n", "For your help you get compensation.\n", [.money]),
        Pair(
            fees, "It is kept secret as confidential information.\n",
            "It is kept secret as Confidential Information.\n", [.scope]),
        // More than one at once.
        Pair(
            fees, "The fee is Rp12.500.000, due within 30 days.\n", "The fee is Rp14.000.000, due within 14 days.\n",
            [.money, .time]),
        Pair(fees, "**Delay** means 30 days or more.\n", "**Delay** means over 45 days.\n", [.scope, .time]),
        Pair(
            "terms/services.yaml", "services:\n  - {id: web, target: \"99.9\"}\n",
            "services:\n  - {id: web, target: \"99.9\"}\n  - {id: mail, target: \"99.5\"}\n", [.level, .scope]),
    ]

    @Test(arguments: pairs) func aChangeHasExactlyTheseLabels(pair: Pair) throws {
        #expect(ChangeLabel.labels(of: [try pair.change]) == pair.labels)
        // Taken back it touches the same.
        let back = Pair(pair.path, pair.new, pair.old, pair.labels)
        #expect(ChangeLabel.labels(of: [try back.change]) == pair.labels)
    }

    /// Quotes, keys in another order, blocks instead of brackets: as long as it says the same, nothing is touched.
    @Test(arguments: 1...60) func aFileThatIsMerelyRewrittenIsTextOnly(seed: UInt64) throws {
        var random = RandomYAML(seed: seed)
        let value = random.mapping(depth: 3)
        let (old, new) = (random.file(of: value), "# Written anew.\n" + random.file(of: value))
        for path in [
            "terms/fees.yaml", "terms/services.yaml", "calendars/office.yaml", "parties/a.yaml", "agreement.yaml",
        ] {
            let labels = try ChangeLabel.labels(of: [Pair(path, old, new, []).change])
            #expect(labels == [.textOnly], "\(path)\n\(old)\n\(new)")
        }
    }

    @Test func thereAreThirtyPairsAndMoreAndEachLabelHasSome() {
        #expect(Self.pairs.count >= 30)
        #expect(Set(Self.pairs.flatMap(\.labels)) == Set(ChangeLabel.allCases))
    }
}
