/// What the languages of the text owe to each other where only one of them changes.
extension FileSchema {
    static let languages = FileSchema(
        "terms/languages.yaml",
        id: "Bahasa: perubahan yang hanya menyentuh satu bahasa, beserta alasannya.",
        en: "Languages: changes that touch one language alone, with the reason.",
        [
            .required(
                "no-change-needed",
                .list(of: [
                    .optional(
                        "clause", .reference(.clause), id: "klausul yang diubah dalam bahasa lain",
                        en: "the clause that changes in another language"),
                    .optional(
                        "line", .line,
                        id:
                            "atau baris ketentuan atau agreement.yaml yang diubah dalam bahasa lain: berkasnya, `#`, dan letaknya",
                        en:
                            "or the line of terms or agreement.yaml that changes in another language: its file, `#`, and the way to it"
                    ),
                    .required(
                        "language", .reference(.language), id: "bahasa yang tetap",
                        en: "the language that stays as it is"),
                    .required(
                        "base", .scalar(.version), id: "versi yang diubah, sehingga catatan ini tidak diwarisi",
                        en: "the version that is amended, so that the note is not inherited"),
                    .required("reason", .words, id: "alasannya", en: "why it needs no change"),
                ]), id: "klausul dan baris yang dalam satu bahasa tidak perlu diubah",
                en: "clauses and lines that need no change in one language")
        ])
}
