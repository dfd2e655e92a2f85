/// Who is called when a promise is about to be missed, and when.
extension FileSchema {
    static let escalation = FileSchema(
        "terms/escalation.yaml", id: "Eskalasi: siapa yang dihubungi dan kapan.",
        en: "Escalation: who is called, and when.",
        [
            .required(
                "calendar", .reference(.calendar), id: "kalender jam kerja", en: "the calendar of its business hours"),
            .optional(
                "on-request-only", .list(.reference(.priority)), id: "hanya dinaikkan atas permintaan",
                en: "priorities that move up on request only"),
            .optional("news-every", .period, id: "kabar paling jarang setiap", en: "how often there is news meanwhile"),
            .required(
                "levels",
                .list(of: [
                    .required("level", .count, id: "nomor tingkat", en: "the level's number"),
                    .optional(
                        "after-if-critical", .period, id: "setelah, untuk yang paling mendesak",
                        en: "after how long, for the most urgent priority"),
                    .required("after", .period, id: "setelah, untuk yang lain", en: "after how long, for others"),
                    .required("contacts", .list(of: contact), id: "yang dihubungi", en: "who is called"),
                ]), id: "tingkat demi tingkat, sejak laporan diterima",
                en: "level by level, counted from receipt of the report"),
        ])

    private static let contact: [Field] = [
        .required("party", .party, id: "pihak", en: "the party"),
        .required("function", .words, id: "jabatan", en: "the function in it"),
        .optional(
            "person", .reference(.person), id: "orangnya, dari parties/", en: "who has it, as listed in parties/"),
    ]
}
