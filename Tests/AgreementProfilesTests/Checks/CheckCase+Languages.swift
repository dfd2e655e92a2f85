/// Cases of the checks that hold the languages of a text together.
extension CheckCase {
    private static let tiers = "terms/credits.yaml#credits.1.tiers"

    static let ofLanguages: [CheckCase] = [
        .found("paired-structure", "an item less", at: "clauses/140-review.en.md", saying: "nothing more") {
            try $0.replace("clauses/140-review.en.md", "6. The Agreement is not", with: "   The Agreement is not")
        },
        .found("paired-structure", "a heading of another level", at: "clauses/030-scope.en.md:1", saying: "level 2") {
            try $0.replace("clauses/030-scope.en.md", "# Scope", with: "## Scope")
        },
        .sound("paired-structure", "lines that break elsewhere") {
            try $0.replace("clauses/030-scope.en.md", "Application development,", with: "Application\n   development,")
        },
        .found("paired-figures", "another percentage", at: "clauses/080-credits.en.md:11", saying: "`99.5%`") {
            try $0.replace("clauses/080-credits.en.md", "[99.0%](\(tiers).3.below)", with: "[99.5%](\(tiers).3.below)")
        },
        .found("paired-figures", "a figure less", at: "clauses/090-fees.en.md", saying: "no such figure") {
            try $0.replace(
                "clauses/090-fees.en.md", "[5 Business Days]", with: "[some Business Days]")
        },
        .found(
            "paired-figures", "thousands in the wrong notation", at: "clauses/090-fees.en.md:4", saying: "Rp12.500.000"
        ) {
            try $0.replace("clauses/090-fees.en.md", "IDR 12,500,000", with: "IDR 12.500")
        },
        .found("paired-figures", "another hour", at: "clauses/020-definitions.en.md", saying: "`08:30`") {
            try $0.replace("clauses/020-definitions.en.md", "08:00", with: "08:30")
        },
        .found("paired-figures", "another day", at: "clauses/030-scope.en.md", saying: "`1 June 2026`") {
            try $0.replace("clauses/030-scope.en.md", "1 July 2026", with: "1 June 2026")
        },
        .found("paired-figures", "in the terms", at: "terms/review.yaml", saying: "in 3 months in a row") {
            try $0.replace("terms/review.yaml", "missed in 2 months", with: "missed in 3 months")
        },
        .found("paired-figures", "another unit", at: "clauses/140-review.en.md", saying: "Here stands `14 days`") {
            $0.append("clauses/140-review.id.md", "\nDalam 14 bulan.\n")
            $0.append("clauses/140-review.en.md", "\nWithin 14 days.\n")
        },
        .found("paired-figures", "in the title", at: "agreement.yaml:3", saying: "`Agreement 2027` has other figures") {
            try $0.replace(
                "agreement.yaml", "en: Perjanjian Hosting", with: "en: Agreement 2027")
        },
        .found("paired-figures", "in a ground rule", at: "agreement.yaml", saying: "`Twice in 14 months`") {
            $0.append("agreement.yaml", "ground-rules: [{id: Dua kali dalam 14 hari, en: Twice in 14 months}]\n")
        },
        .sound("paired-figures", "numbers of versions, in the clauses and in agreement.yaml") {
            $0.append(
                "agreement.yaml", "ground-rules: [{id: TLS 1.2 sejak 1 Juli 2026, en: TLS 1.2 from 1st July 2026}]\n")
            $0.append("clauses/140-review.id.md", "\nTLS 1.2 digunakan.\n")
            $0.append("clauses/140-review.en.md", "\nTLS 1.2 is used.\n")
        },
        .sound("paired-figures", "the same in other notations") {
            try $0.replace(
                "clauses/080-credits.en.md", "[99.9%](\(tiers).1.from)", with: "[99.90 percent](\(tiers).1.from)")
            try $0.replace("clauses/090-fees.en.md", "IDR 12,500,000", with: "IDR12500000.00")
            try $0.replace("clauses/030-scope.en.md", "1 July 2026", with: "July 1, 2026")
            try $0.replace("clauses/030-scope.id.md", "1 Juli 2026", with: "2026-07-01")
            try $0.replace("clauses/020-definitions.en.md", "[08:00]", with: "[8:00]")
        },
        .found(
            "paired-references", "a file that one language names", at: "clauses/030-scope.en.md",
            saying: "`terms/fees.yaml`"
        ) {
            try $0.replace(
                "clauses/030-scope.en.md", "registration are not", with: "registration (`terms/fees.yaml`) are not")
        },
        .sound("paired-references", "each names the clause in its own language") {
            try $0.replace(
                "clauses/030-scope.en.md", "registration are not",
                with: "registration (`clauses/090-fees.en.md`) are not")
            try $0.replace(
                "clauses/030-scope.id.md", "nama domain tidak", with: "nama domain (`clauses/090-fees.id.md`) tidak")
        },
        .found(
            "paired-terms", "a term that one language defines", at: "clauses/020-definitions.en.md",
            saying: "nothing is defined"
        ) {
            try $0.replace("clauses/020-definitions.en.md", "**Month** means", with: "Month means")
        },
        .sound("paired-terms", "bold words that define nothing") {
            try $0.replace("clauses/030-scope.en.md", "Reasonable requests", with: "**Reasonable** requests")
        },
    ]
}
