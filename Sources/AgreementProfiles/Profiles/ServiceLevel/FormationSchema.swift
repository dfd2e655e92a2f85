/// How the agreement came to be, and on what grounds each promise is thought feasible.
extension FileSchema {
    static let formation = FileSchema(
        "terms/formation.yaml", id: "Pembentukan: latar belakang, aturan dasar, harapan, dan kelayakan setiap janji.",
        en: "Formation: background, ground rules, expectations, and the feasibility of each promise.",
        [
            .required("background", .list(.words), id: "latar belakang", en: "why the parties agree"),
            .required("ground-rules", .list(.words), id: "aturan dasar perundingan", en: "how they negotiate"),
            .required(
                "expectations",
                .list(of: [
                    .required("party", .party, id: "pihak", en: "whose it is"),
                    .required("text", .words, id: "harapan itu", en: "the expectation in words"),
                ]), id: "harapan setiap Pihak", en: "what each party expects"),
            .required(
                "feasibility", .list(of: promise), id: "kelayakan setiap janji",
                en: "why each promise is thought feasible"),
        ])

    private static let promise: [Field] = [
        .required(
            "promise", .id, id: "tingkat layanan, atau nama janji lain",
            en: "the id of a service level, or a name for another promise"),
        .required("declared-by", .party, id: "yang menyatakan", en: "who says so"),
        .required("statement", .words, id: "pernyataan", en: "on what grounds"),
        .optional("measured", .mapping(measured), id: "hasil pengukuran sebelumnya", en: "what was measured before"),
    ]

    private static let measured: [Field] = [
        .required("percent", .percentage, id: "hasil", en: "the result"),
        .required("from", .date, id: "sejak", en: "the first day of it"),
        .required("until", .date, id: "sampai sebelum", en: "the first day after it"),
        .optional("source", .words, id: "sumber data", en: "where the data comes from"),
    ]
}
