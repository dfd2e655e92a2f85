/// What is kept secret, for what it may be used, and for how long.
extension FileSchema {
    static let confidentiality = FileSchema(
        "terms/confidentiality.yaml", id: "Kerahasiaan: apa, untuk apa, berapa lama, dan apa sesudahnya.",
        en: "Confidentiality: what, for what, for how long, and what then.",
        [
            .required("discloses", .list(.party), id: "pihak yang mengungkapkan", en: "the parties that disclose"),
            .required("information", .list(.words), id: "informasi yang dirahasiakan", en: "what is kept secret"),
            .required("not-secret", .list(.words), id: "yang tidak dirahasiakan", en: "what is not"),
            .required("purpose", .words, id: "tujuan penggunaan", en: "what it may be used for"),
            .required("may-see", .list(.words), id: "yang boleh mengetahui", en: "who may know it"),
            .required(
                "kept-secret-for", .period, id: "lamanya sejak diungkapkan", en: "for how long, from disclosure"),
            .required(
                "returned-within", .period, id: "dikembalikan atau dihapus dalam",
                en: "by when it is returned or deleted on request"),
        ])
}
