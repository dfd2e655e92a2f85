/// The ladder from talk to arbitration.
extension FileSchema {
    static let disputes = FileSchema(
        "terms/disputes.yaml", id: "Perselisihan: tangga penyelesaian.", en: "Disagreements: the ladder of settlement.",
        [
            .required("steps", .list(of: step), id: "langkah demi langkah", en: "step by step"),
            .required(
                "performance-meanwhile", .choice("continues", "pauses"), id: "kewajiban selama perselisihan",
                en: "whether obligations go on meanwhile"),
        ])

    private static let step: [Field] = [
        .required(
            "step", .choice("talks", "mediation", "expert", "arbitration", "court"), id: "jenis langkah",
            en: "the kind of step"),
        .optional("between", .words, id: "antara siapa", en: "between whom"),
        .optional("at-most", .period, id: "paling lama", en: "for how long at most"),
        .optional("institution", .words, id: "lembaga", en: "the institution or court"),
        .optional("rules", .line, id: "aturan lembaga", en: "whose rules"),
        .optional("seat", .line, id: "tempat", en: "where it is seated"),
        .optional("arbitrators", .count, id: "banyaknya arbiter", en: "how many arbitrators"),
        .optional("language", .reference(.language), id: "bahasa", en: "in which language"),
    ]
}
