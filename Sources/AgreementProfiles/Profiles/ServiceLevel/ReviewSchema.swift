/// How the agreement is kept up to date, renewed and ended.
extension FileSchema {
    static let review = FileSchema(
        "terms/review.yaml",
        id: "Peninjauan dan perubahan: kapan, karena apa, pemberitahuan, perpanjangan, dan pengakhiran.",
        en: "Review and revision: when, on what occasion, notices, renewal and ending.",
        [
            .required("review", .mapping(meeting), id: "peninjauan", en: "when the agreement is looked through"),
            .required(
                "changes",
                .mapping([
                    .required("form", .choice("signed-amendment"), id: "bentuk perubahan", en: "the form of a change"),
                    .optional("answered-within", .period, id: "tenggat jawaban", en: "by when a proposal is answered"),
                ]), id: "perubahan", en: "how it is changed"),
            .required(
                "notices",
                .mapping([
                    .required("form", .choice("written"), id: "bentuk pemberitahuan", en: "the form of a notice"),
                    .required("sent-to", .choice("party-addresses"), id: "dikirim ke", en: "where it is sent"),
                    .required(
                        "received", .choice("next-business-day", "on-sending", "on-receipt"), id: "dianggap diterima",
                        en: "when it counts as received"),
                ]), id: "pemberitahuan", en: "how notices are given"),
            .required(
                "renewal",
                .mapping([
                    .required(
                        "form", .choice("signed-amendment", "automatic", "none-needed"), id: "bentuk perpanjangan",
                        en: "how it is renewed"),
                    .optional(
                        "discussed-before-end", .period, id: "dibahas sebelum berakhir",
                        en: "how long before the end it is discussed"),
                ]), id: "perpanjangan", en: "what happens at the end of the term"),
            .optional(
                "ending",
                .mapping([
                    .required("notice", .period, id: "pemberitahuan sebelumnya", en: "how long before notice is given")
                ]), id: "pengakhiran oleh satu Pihak", en: "how one party may end it"),
        ])

    private static let meeting: [Field] = [
        .required("every", .period, id: "setiap", en: "how often"),
        .required("counted-from", .date, id: "dihitung sejak", en: "from which day"),
        .optional(
            "attendees",
            .list(of: [
                .required("party", .party, id: "pihak", en: "the party"),
                .required("function", .words, id: "jabatan", en: "the function in it"),
            ]), id: "yang hadir", en: "who takes part"),
        .optional("also-when", .list(.words), id: "juga apabila", en: "what else gives occasion to it"),
    ]
}
