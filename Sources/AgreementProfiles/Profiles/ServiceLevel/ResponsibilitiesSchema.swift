/// What each party does for the service to work, and what they do together.
extension FileSchema {
    static let responsibilities = FileSchema(
        "terms/responsibilities.yaml", id: "Tanggung jawab setiap Pihak.", en: "The responsibilities of each party.",
        [
            .required(
                "responsibilities",
                .list(of: [
                    .required("party", .party, id: "pihak", en: "whose they are"),
                    .required("duties", .list(of: duty), id: "kewajiban", en: "what the party does"),
                ]), id: "tanggung jawab masing-masing", en: "what each party does"),
            .optional("joint", .list(of: duty), id: "tanggung jawab bersama", en: "what the parties do together"),
        ])

    private static let duty: [Field] = [
        .required("id", .id, id: "nama pendek untuk dirujuk", en: "a short name for other terms to refer to"),
        .required("text", .words, id: "kewajiban itu", en: "the duty in words"),
        .optional("within", .period, id: "dalam waktu", en: "by when"),
    ]
}
