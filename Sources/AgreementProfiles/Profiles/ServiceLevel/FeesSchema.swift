/// What the service costs, and how it is paid.
extension FileSchema {
    static let fees = FileSchema(
        "terms/fees.yaml", id: "Biaya dan pembayaran.", en: "Fees and payment.",
        [
            .required("currency", .scalar(.currency), id: "mata uang", en: "what every amount is counted in"),
            .required("fees", .list(of: fee), id: "biaya", en: "what is paid"),
            .required("invoices", .mapping(invoices), id: "tagihan", en: "when invoices are sent and paid"),
            .optional("indexation", .mapping(indexation), id: "penyesuaian harga", en: "how prices follow the times"),
            .optional("late-payment", .mapping(latePayment), id: "keterlambatan", en: "what late payment costs"),
            .optional(
                "suspension", .mapping(suspension), id: "penangguhan", en: "when an unpaid service may be stopped"),
        ])

    private static let fee: [Field] = [
        .required("id", .id, id: "nama pendek untuk dirujuk", en: "a short name for other terms to refer to"),
        .required("service", .reference(.service), id: "layanan yang dimaksud", en: "the service it is for"),
        .required("name", .words, id: "nama biaya", en: "what the fee is called"),
        .required("amount", .amount, id: "jumlah dalam mata uang di atas", en: "how much, in the currency above"),
        .required(
            "per", .choice("calendar-month", "calendar-quarter", "calendar-year", "once", "unit"), id: "untuk setiap",
            en: "what it is paid for each of"),
        .required(
            "tax", .choice("included", "not-included"), id: "termasuk pajak atau tidak", en: "whether tax is in it"),
        .optional(
            "partial-period", .choice("by-days", "whole"), id: "periode yang tidak penuh",
            en: "how a part of a period is reckoned"),
        .required("paid-by", .party, id: "yang membayar", en: "who pays"),
        .required("paid-to", .party, id: "yang menerima", en: "who is paid"),
    ]

    private static let invoices: [Field] = [
        .required("sent-within", .period, id: "paling lambat dikirim", en: "by when an invoice is sent"),
        .required("paid-within", .period, id: "paling lambat dibayar", en: "by when it is paid, from receipt"),
        .optional("contested-within", .period, id: "tenggat keberatan", en: "by when it is objected to"),
    ]

    private static let indexation: [Field] = [
        .required(
            "form", .choice("none", "by-index"), id: "tidak ada, atau menurut indeks",
            en: "whether prices follow an index"),
        .optional("index", .words, id: "nama indeks", en: "which index"),
        .optional("every", .period, id: "setiap", en: "how often"),
        .optional("at-most-percent", .percentage, id: "paling banyak", en: "the most at a time"),
    ]

    private static let latePayment: [Field] = [
        .required("percent-per-day", .percentage, id: "denda setiap hari", en: "the charge for each day"),
        .optional("at-most-percent", .percentage, id: "paling banyak", en: "the most, of the amount overdue"),
    ]

    private static let suspension: [Field] = [
        .required("unpaid-for", .period, id: "lamanya menunggak", en: "how long an invoice is unpaid before"),
        .required("announced-before", .period, id: "diberitahukan sebelumnya", en: "how long before it is announced"),
    ]
}
