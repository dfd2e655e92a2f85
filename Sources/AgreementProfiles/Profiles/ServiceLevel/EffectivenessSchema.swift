/// Whether the agreement works: what is looked at, reported to whom, and who may see it.
extension FileSchema {
    static let effectiveness = FileSchema(
        "terms/effectiveness.yaml",
        id: "Keefektifan: apa yang dinilai, dilaporkan kepada siapa, dan siapa yang boleh melihatnya.",
        en: "Effectiveness: what is looked at, reported to whom, and who may see it.",
        [
            .required("measured", .list(.words), id: "apa yang dinilai", en: "what tells whether the agreement works"),
            .required("reports", .list(of: report), id: "laporan", en: "what is reported"),
            .optional(
                "meeting",
                .mapping([
                    .required("every", .period, id: "setiap", en: "how often"),
                    .required("counted-from", .date, id: "dihitung sejak", en: "from which day"),
                ]), id: "pertemuan", en: "when the parties meet about it"),
            .required("may-see", .list(.words), id: "yang boleh melihat", en: "who may see reports and records"),
        ])

    private static let report: [Field] = [
        .required("id", .id, id: "nama pendek untuk dirujuk", en: "a short name for other terms to refer to"),
        .required("from", .party, id: "yang melapor", en: "who reports"),
        .required("to", .party, id: "yang menerima", en: "to whom"),
        .required(
            "period", .choice("calendar-month", "calendar-quarter", "calendar-year"), id: "periode laporan",
            en: "what a report covers"),
        .required("sent-within", .period, id: "paling lambat dikirim", en: "by when it is sent, from the period's end"),
        .required("states", .list(.id), id: "isinya", en: "what it states"),
        .optional("language", .reference(.language), id: "bahasa", en: "in which language"),
        .optional("if-late", .words, id: "akibat keterlambatan", en: "what follows where it is late"),
        .optional("objections-within", .period, id: "tenggat keberatan", en: "by when it is objected to"),
        .required("kept-for", .period, id: "lamanya disimpan", en: "how long it is kept"),
    ]
}
