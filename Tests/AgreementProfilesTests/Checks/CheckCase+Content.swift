/// Cases of the checks that every profile has.
extension CheckCase {
    static let ofContent: [CheckCase] = ofCompleteness + ofReferences + ofQuotes + ofFigures + ofWords

    private static let services = "terms/services.yaml"
    private static let clause = "clauses/140-review.en.md"

    private static let ofCompleteness: [CheckCase] = [
        .found("schema", "a figure is no figure", at: services, saying: "`target-percent` is `often`") {
            try $0.replace(services, "target-percent: \"99.9\"", with: "target-percent: often")
        },
        .found("schema", "a key is misspelt", at: "terms/fees.yaml", saying: "did you mean `amount`? ") {
            try $0.replace("terms/fees.yaml", "amount:", with: "amuont:")
        },
        .found("schema", "an id is given twice", at: services, saying: "the id `high` is given twice") {
            try $0.replace(services, "id: normal", with: "id: high")
        },
        .found("schema", "a language is left out", at: services, saying: "`name` has no text in `en`") {
            try $0.replace(services, "      en: Web application hosting\n", with: "")
        },
        .sound("schema", "a figure is written longer") {
            try $0.replace(services, "target-percent: \"99.9\"", with: "target-percent: 099.900")
        },
        .found("missing-element", "there is no escalation", at: "agreement.yaml:2", saying: "does not cover escalation")
        {
            $0.files["terms/escalation.yaml"] = nil
        },
        .found("missing-element", "there is no calendar", at: "agreement.yaml", saying: "does not cover business hours")
        {
            $0.files["calendars/business-hours.yaml"] = nil
        },
        .sound("missing-element", "the calendar has another name") {
            $0.files["calendars/office.yaml"] = $0.files.removeValue(forKey: "calendars/business-hours.yaml")
        },
        .found("placeholder", "brackets", at: "\(clause):1", saying: "`[TBD]`") {
            try $0.replace(clause, "# Review", with: "# [TBD] Review")
        },
        .found("placeholder", "braces", at: clause, saying: "`{{ months }}`") {
            try $0.replace(clause, "6 months", with: "{{ months }} months")
        },
        .found("placeholder", "a line to write on", at: clause, saying: "`____`") {
            try $0.replace(clause, "6 months", with: "____ months")
        },
        .found("placeholder", "in the terms", at: "terms/disputes.yaml", saying: "`TODO`") {
            try $0.replace("terms/disputes.yaml", "seat: Jakarta", with: "seat: TODO")
        },
        .found(
            "placeholder", "what is to be written, in Indonesian", at: "clauses/140-review.id.md",
            saying: "`[isi nama]`"
        ) {
            $0.append("clauses/140-review.id.md", "\nPenanggung jawab: [isi nama].\n")
        },
        .found("placeholder", "what is to be written, in English", at: clause, saying: "`[Insert name]`") {
            $0.append(clause, "\nThe one in charge is [Insert name].\n")
        },
        .found("placeholder", "dots to write on", at: clause, saying: "`......`") {
            $0.append(clause, "\nThe one in charge is ...... of the Provider.\n")
        },
        .found("placeholder", "signs for dots", at: clause, saying: "`………`") {
            $0.append(clause, "\nThe one in charge is ……… of the Provider.\n")
        },
        .found("placeholder", "in the file of a party", at: "parties/nusa.yaml", saying: "`[●]`") {
            try $0.replace("parties/nusa.yaml", "PT Nusa Retail", with: "\"[●]\"")
        },
        .sound("placeholder", "they are filled in") {
            $0.append("clauses/140-review.id.md", "\nPenanggung jawab: Sari Wulandari...\n")
            $0.append(clause, "\nThe one in charge is Sari Wulandari [as named in parties].\n")
        },
        .sound("placeholder", "a link is none, nor are brackets with words") {
            $0.append(clause, "\nSee [ISO](https://iso.example) and [sic] TODOR, snake_case, `[a]`.\n")
        },
    ]

    private static let ofReferences: [CheckCase] = [
        .found("dangling-reference", "a link to a file that is not there", at: clause, saying: "`annexes/map.pdf`") {
            $0.append(clause, "\nSee [the map](annexes/map.pdf).\n")
        },
        .found("dangling-reference", "a file named in code", at: clause, saying: "`terms/prices.yaml` is no file") {
            $0.append(clause, "\nSee `terms/prices.yaml`.\n")
        },
        .found("dangling-reference", "a term that is not there", at: clause, saying: "names nothing in that file") {
            $0.append(clause, "\nAt least [99.9%](terms/services.yaml#services.hosting.target).\n")
        },
        .found(
            "dangling-reference", "a service that is not there", at: "terms/fees.yaml", saying: "`email` is no service"
        ) {
            try $0.replace("terms/fees.yaml", "service: hosting", with: "service: email")
        },
        .found("dangling-reference", "a calendar that is not there", at: services, saying: "`office` is no calendar") {
            try $0.replace(services, "calendar: business-hours", with: "calendar: office")
        },
        .found(
            "dangling-reference", "an objective of another service", at: "terms/credits.yaml",
            saying: "`speed` is no objective"
        ) {
            try $0.replace("terms/credits.yaml", "objective: availability", with: "objective: speed")
        },
        .sound("dangling-reference", "what is there, and what nobody signs") {
            $0.files["annexes/map.pdf"] = "%PDF"
            $0.append(clause, "\nSee [the map](annexes/map.pdf), `annexes/`, `git` and https://example.test.\n")
        },
        .found("dangling-clause", "a clause by a heading that is gone", at: clause, saying: "Insurance of loads") {
            $0.append(clause, "\nDamage falls under the clause Insurance of loads.\n")
        },
        .sound("dangling-clause", "a clause by its heading") {
            $0.append(clause, "\nDamage falls under the clause Scope.\n")
        },
    ]

    private static let target = "terms/services.yaml#services.hosting.objectives.availability.target-percent"

    private static let ofQuotes: [CheckCase] = [
        .found("stale-quote", "the term has changed", at: "clauses/040-availability.en.md", saying: "`99.9%` is shown")
        {
            try $0.replace(services, "target-percent: \"99.9\"", with: "target-percent: \"99.95\"")
        },
        .found("stale-quote", "another unit of time", at: clause, saying: "`6 days` is shown") {
            $0.append(clause, "\nEvery [6 days](terms/review.yaml#review.every).\n")
        },
        .found("stale-quote", "business hours are not hours", at: clause, saying: "`2 hours` is shown") {
            $0.append(clause, "\nIn [2 hours](terms/services.yaml#support.priorities.high.respond-within).\n")
        },
        .found("stale-quote", "another day", at: clause, saying: "`2 July 2026` is shown") {
            $0.append(clause, "\nFrom [2 July 2026](agreement.yaml#term.from).\n")
        },
        .found("stale-quote", "another currency", at: clause, saying: "`USD 12,500,000` is shown") {
            $0.append(clause, "\nIt costs [USD 12,500,000](terms/fees.yaml#fees.hosting-monthly.amount).\n")
        },
        .found(
            "stale-quote", "the right amount in a currency that is no longer the text's", at: "clauses/090-fees.en.md",
            saying: "`IDR 12,500,000` is shown, and terms/fees.yaml has `12500000`, in USD."
        ) {
            try $0.replace("terms/fees.yaml", "currency: IDR", with: "currency: USD")
        },
        .found(
            "indirect-link", "a quote by a label", at: "\(clause):18", saying: "`13 days` is a link by the label `q`"
        ) {
            $0.append(clause, "\nWithin [13 days][q].\n\n[q]: terms/disputes.yaml#steps.1.at-most\n")
        },
        .found("indirect-link", "a label that stands for nothing", at: clause, saying: "`x`, which stands for nothing")
        {
            $0.append(clause, "\nWithin [14 days][x].\n")
        },
        .found("indirect-link", "the words are the label", at: clause, saying: "`13 days` is a link by the label") {
            $0.append(clause, "\nWithin [13 days].\n\n[13 Days]: terms/disputes.yaml#steps.1.at-most \"Steps\"\n")
        },
        .found("indirect-link", "a label without a link", at: "\(clause):20", saying: "no link has it") {
            $0.append(clause, "\nSee it.\n\n[14 days]: terms/disputes.yaml#steps.1.at-most\n")
        },
        .sound("indirect-link", "links with their targets behind them, and words in brackets") {
            $0.append(
                clause,
                "\nWithin [14 days](terms/disputes.yaml#steps.1.at-most) [sic].\n\n[Note]: this is said by both.\n")
        },
        .sound("stale-quote", "every kind of value, as its language writes it") {
            $0.append(
                clause,
                """

                At least [99.90 %](\(target)) from [July 1, 2026](agreement.yaml#term.from), for
                [IDR 12,500,000](terms/fees.yaml#fees.hosting-monthly.amount) between
                [08:00](calendars/business-hours.yaml#hours.1.from) and
                [17:00](calendars/business-hours.yaml#hours.1.until), every
                [6 months](terms/review.yaml#review.every), in
                [2 Business Hours](terms/services.yaml#support.priorities.high.respond-within), by
                [PT Acme Hosting](parties/acme.yaml#name), named
                [Web application hosting](terms/services.yaml#services.hosting.name).

                """)
        },
    ]

    private static let ofFigures: [CheckCase] = [
        .found("unquoted-figure", "a credit that no tier gives", at: "clauses/080-credits.en.md", saying: "`35%`") {
            $0.append("clauses/080-credits.en.md", "\nBelow 90% it is 35%.\n")
        },
        .found("unquoted-figure", "a time to respond", at: "clauses/070-support.id.md", saying: "`20`") {
            $0.append("clauses/070-support.id.md", "\nTanggapan diberikan dalam 20 (dua puluh) menit.\n")
        },
        .found("unquoted-figure", "business time is not time", at: "clauses/070-support.en.md", saying: "`30`") {
            $0.append("clauses/070-support.en.md", "\nA response takes thirty (30) business hours.\n")
        },
        .found("unquoted-figure", "a fee", at: "clauses/090-fees.id.md", saying: "`Rp15.000.000`") {
            $0.append("clauses/090-fees.id.md", "\nBiaya adalah Rp15.000.000.\n")
        },
        .sound("unquoted-figure", "figures of the terms, wherever they stand, and what counts nothing of theirs") {
            $0.append(
                "clauses/080-credits.en.md",
                "\nClause 5, in 3 cases: 50.0 percent, 30 days, 100% of 12 invoices, 24 hours a day, on day 17.\n")
        },
        .sound("unquoted-figure", "a clause that is about no file of terms") {
            $0.append("clauses/010-parties.en.md", "\nThe Provider owns 35% of its servers.\n")
        },
    ]

    private static let ofWords: [CheckCase] = [
        .found("undefined-term", "a capital without a meaning", at: clause, saying: "`Steering Committee`") {
            $0.append(clause, "\nIt goes to the Steering Committee. There the Steering Committee decides.\n")
        },
        .sound("undefined-term", "the sign of a currency is no term") {
            $0.append(
                "clauses/140-review.id.md",
                "\nBiaya ini Rp5.000.000 atau Rp 7.000, dan Biaya Rp6.000 dibayar bersama Rp. 8.000.\n")
        },
        .sound("undefined-term", "the word is given one") {
            $0.append(
                clause,
                "\n**Steering Committee** means both directors. There the Steering Committee and a Steering Committee.\n"
            )
        },
        .found("unused-term", "a meaning without a use", at: "\(clause):18", saying: "`Gadget` is defined") {
            $0.append(clause, "\n**Gadget** means a small machine.\n")
        },
        .sound("unused-term", "it is used in another clause") {
            $0.append(clause, "\n**Gadget** means a small machine.\n")
            $0.append("clauses/030-scope.en.md", "\nNo Gadgets belong to it.\n")
        },
        .found("date-differs", "another first day in prose", at: "clauses/160-term.en.md:3", saying: "names 2026-08-01")
        {
            try $0.replace("clauses/160-term.en.md", "1 July 2026", with: "1 August 2026")
        },
        .found(
            "date-differs", "the text's first day is that of the term, and no longer its own", at: clause,
            saying: "names 2026-07-01, and agreement.yaml 2027-02-01."
        ) {
            try $0.replace("agreement.yaml", "in-force: {from: 2026-07-01}", with: "in-force: {from: 2027-02-01}")
            $0.append(clause, "\nBoth agree. This text is in force from the start of 1 July 2026.\n")
        },
        .found(
            "date-differs", "the same in Indonesian", at: "clauses/030-scope.id.md",
            saying: "names 2026-07-01, and agreement.yaml 2027-02-01."
        ) {
            try $0.replace("agreement.yaml", "in-force: {from: 2026-07-01}", with: "in-force: {from: 2027-02-01}")
            $0.append("clauses/030-scope.id.md", "\nTeks ini berlaku sejak awal tanggal 1 Juli 2026.\n")
        },
        .sound("date-differs", "the text's own day and the term's, each where it belongs") {
            try $0.replace("agreement.yaml", "in-force: {from: 2026-07-01}", with: "in-force: {from: 2027-02-01}")
            $0.append(
                clause,
                "\nThis text is in force from 1 February 2027 until 1 July 2027. Work runs from 1 July 2026.\n")
        },
        .sound("date-differs", "a day of something else") {
            $0.append("clauses/160-term.en.md", "\nThe parties met on 3 March 2026.\n")
        },
    ]
}
