/// Whom the agreement affects though they do not sign it.
extension FileSchema {
    static let thirdParties = FileSchema(
        "terms/third-parties.yaml", id: "Pihak ketiga yang terdampak tetapi tidak menandatangani.",
        en: "Third parties who are affected but do not sign.",
        [
            .required("affected", .list(of: affected), id: "siapa yang terdampak", en: "who is affected"),
            .optional(
                "subcontractors",
                .mapping([
                    .required("of-party", .party, id: "pihak yang memakai", en: "whose they are"),
                    .optional("kinds", .list(.words), id: "jenisnya", en: "which there are"),
                    .required("answerable", .party, id: "yang bertanggung jawab", en: "who answers for them"),
                    .optional(
                        "change-announced-before", .period, id: "perubahan diberitahukan sebelumnya",
                        en: "how long before a change is announced"),
                ]), id: "subkontraktor", en: "subcontractors"),
            .optional(
                "personal-data",
                .mapping([
                    .required("controller", .party, id: "pengendali", en: "who decides about it"),
                    .required("processor", .party, id: "prosesor", en: "who processes it"),
                ]), id: "data pribadi", en: "personal data"),
            .optional(
                "transfer", .choice("written-consent", "free", "none"), id: "pengalihan Perjanjian",
                en: "whether a party may transfer the agreement"),
        ])

    private static let affected: [Field] = [
        .required("id", .id, id: "nama pendek untuk dirujuk", en: "a short name for other terms to refer to"),
        .required("of-party", .party, id: "melalui pihak", en: "through which party"),
        .required("who", .words, id: "siapa", en: "who they are"),
        .required("told", .words, id: "apa yang disampaikan kepada mereka", en: "what they are told"),
        .required("may-see", .words, id: "apa yang boleh mereka lihat", en: "what they may see"),
        .optional(
            "right-of-claim", .choice("none", "direct"), id: "hak menuntut", en: "whether they may claim under it"),
    ]
}
