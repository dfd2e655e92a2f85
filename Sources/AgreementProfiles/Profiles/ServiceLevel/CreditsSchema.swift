/// What the customer gets back when a promise is missed.
extension FileSchema {
    static let credits = FileSchema(
        "terms/credits.yaml",
        id: "Kredit layanan: apa yang diterima Pelanggan bila suatu tingkat tidak tercapai.",
        en: "Service credits: what the customer gets back when a level is missed.",
        [
            .required(
                "credits", .list(of: credit), id: "kredit untuk setiap tingkat layanan",
                en: "the credit for each service level"),
            .optional(
                "stacking", .choice("sum", "highest"), id: "bila beberapa tingkat tidak tercapai bersamaan",
                en: "what is owed where several levels are missed at once"),
            .optional("caps", .list(of: cap), id: "batas atas", en: "the most that is owed"),
            .optional(
                "minimum-amount", .amount, id: "kredit di bawah jumlah ini tidak diberikan",
                en: "a credit below this amount is not given"),
            .required(
                "rounding", .choice("half-up", "half-even", "up", "down"), id: "pembulatan, sekali di akhir",
                en: "how the credit is rounded, once, at the end"),
            .required("claim", .mapping(claim), id: "cara memintanya", en: "how it is claimed"),
            .required("settlement", .mapping(settlement), id: "cara memberikannya", en: "how it is given"),
            .optional(
                "exit", .mapping(exit), id: "kapan Pelanggan boleh mengakhiri", en: "when the customer may leave"),
            .optional(
                "remedy", .choice("sole", "in-addition"), id: "satu-satunya ganti rugi, atau di samping yang lain",
                en: "whether the credit is the only compensation"),
        ])

    private static let span = Shape.scalar(.span)

    private static let credit: [Field] = [
        .required("service", .reference(.service), id: "layanan yang dimaksud", en: "the service it is about"),
        .required("objective", .reference(.objective), id: "tingkat yang dimaksud", en: "the level it is about"),
        .required(
            "period", .choice("calendar-month", "calendar-quarter", "calendar-year"), id: "periode perhitungan",
            en: "what it is reckoned over"),
        .required("of-fee", .reference(.fee), id: "biaya yang menjadi dasar", en: "the fee that it is a part of"),
        .required(
            "tiers", .list(of: tier), id: "tingkat kredit, bersama-sama tanpa celah dari 0 sampai 100",
            en: "which result gives which credit, together without a gap from 0 to 100"),
    ]

    private static let tier: [Field] = [
        .required("from", .percentage, id: "mulai dari hasil ini", en: "the least result it applies to"),
        .optional(
            "below", .percentage, id: "sampai sebelum hasil ini", en: "the result from which it no longer applies"),
        .optional("credit-percent", .percentage, id: "persen dari biaya", en: "percent of the fee"),
        .optional("credit-amount", .amount, id: "jumlah uang", en: "an amount of money"),
    ]

    private static let cap: [Field] = [
        .required("over", span, id: "dihitung selama", en: "what the limit is reckoned over"),
        .optional(
            "at-most-percent", .percentage, id: "persen dari biaya selama itu", en: "percent of the fees over it"),
        .optional("at-most-amount", .amount, id: "jumlah uang", en: "an amount of money"),
    ]

    private static let claim: [Field] = [
        .required(
            "form", .choice("automatic", "on-request"), id: "tanpa diminta, atau atas permintaan",
            en: "whether it is given without being asked for"),
        .optional("within", .period, id: "tenggat permintaan", en: "by when it is asked for"),
        .optional(
            "counted-from", .choice("period-end", "report-due", "report-received"), id: "tenggat dihitung sejak",
            en: "from when that time runs"),
    ]

    private static let settlement: [Field] = [
        .required(
            "given", .choice("next-invoice", "payment"), id: "potongan tagihan berikutnya, atau pembayaran",
            en: "as a deduction from the next invoice, or paid"),
        .optional(
            "paid-after-end-within", .period, id: "setelah Perjanjian berakhir dibayar dalam",
            en: "by when it is paid once the agreement has ended"),
    ]

    private static let exit: [Field] = [
        .required("below-percent", .percentage, id: "hasil di bawah", en: "results below this count"),
        .required("periods", .count, id: "dalam berapa periode", en: "in how many periods"),
        .optional("out-of", .count, id: "dari berapa periode berturut-turut", en: "out of how many in a row"),
    ]
}
