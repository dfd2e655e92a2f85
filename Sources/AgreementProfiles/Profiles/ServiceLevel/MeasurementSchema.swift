/// How each promise is measured, so that both sides reckon the same figure.
extension FileSchema {
    static let measurement = FileSchema(
        "terms/measurement.yaml",
        id: "Pengukuran: siapa yang mengukur, dengan apa, apa yang dihitung, dan bila catatan berbeda.",
        en: "Measurement: who measures, with what, what counts, and what happens where records differ.",
        [
            .required(
                "measurement", .list(of: measure), id: "cara mengukur setiap tingkat layanan",
                en: "how each service level is measured"),
            .optional("maintenance", .mapping(maintenance), id: "pemeliharaan terencana", en: "planned maintenance"),
            .required(
                "disagreement", .mapping(disagreement), id: "bila catatan Para Pihak berbeda",
                en: "what happens where the records of the parties differ"),
        ])

    private static let measure: [Field] = [
        .required("service", .reference(.service), id: "layanan yang diukur", en: "the service that is measured"),
        .required("objective", .reference(.objective), id: "tingkat yang diukur", en: "the level that is measured"),
        .required("measured-by", .party, id: "pihak yang mengukur", en: "the party that measures"),
        .required("source", .words, id: "sumber data", en: "where the data comes from"),
        .required("check-every", .period, id: "jarak antara pemeriksaan", en: "the time between two checks"),
        .optional("places", .count, id: "dari berapa tempat", en: "from how many places it is checked"),
        .optional(
            "down-after-failed-checks", .count, id: "pemeriksaan gagal berturut-turut sebelum dianggap henti",
            en: "how many checks in a row fail before it is down"),
        .optional(
            "time-slice-window", .period, id: "potongan waktu terkecil yang dihitung",
            en: "the smallest slice of time that is counted"),
        .required(
            "denominator", .choice("total", "total-minus-excluded"),
            id: "pembagi: seluruh waktu, atau tanpa yang dikecualikan",
            en: "what the good time is divided by: all time, or all but what is excluded"),
        .optional(
            "minimum-interval", .period, id: "gangguan yang lebih pendek tidak dihitung",
            en: "an outage shorter than this does not count"),
        .required(
            "rounding", .choice("none", "down", "half-up"), id: "pembulatan sebelum dibandingkan dengan target",
            en: "how the figure is rounded before it meets the target"),
        .required(
            "exclusions", .list(.mapping(exclusion), atLeast: 0), id: "yang tidak dihitung", en: "what does not count"),
    ]

    private static let exclusion: [Field] = [
        .required("id", .id, id: "nama pendek untuk dirujuk", en: "a short name for other terms to refer to"),
        .required("meaning", .words, id: "keadaan yang dimaksud", en: "which time is left out"),
    ]

    private static let maintenance: [Field] = [
        .required(
            "windows", .list(of: BusinessDay.fields), id: "waktu yang dicadangkan", en: "when it may be done"),
        .required(
            "announced-before", .period, id: "paling lambat diberitahukan", en: "how long before it is announced"),
        .optional(
            "not-counted-up-to", .period, id: "paling lama yang tidak dihitung dalam satu periode",
            en: "the most in one time window that does not count"),
    ]

    private static let disagreement: [Field] = [
        .required(
            "own-records-within", .period, id: "tenggat menyampaikan catatan sendiri",
            en: "by when the other party submits its own records"),
        .required(
            "then", .choice("joint-examination", "independent-examination", "customer-records", "provider-records"),
            id: "yang menentukan kemudian", en: "what decides then"),
    ]
}
