/// What is delivered, from when, how good, and in which priority. Levels are named as in OpenSLO v1 where it has them.
extension FileSchema {
    static let services = FileSchema(
        "terms/services.yaml",
        id: "Standar layanan: apa yang diberikan, sejak kapan, sebaik apa, dan menurut prioritas apa.",
        en: "Service standards: what is delivered, from when, how good, and in which priority.",
        [
            .required(
                "services", .list(of: service), id: "layanan yang diberikan", en: "the services that are delivered"),
            .optional(
                "requests",
                .mapping([
                    .required(
                        "fulfilled-within", .period, id: "paling lambat kapan permintaan dipenuhi",
                        en: "by when a request is fulfilled")
                ]), id: "permintaan perubahan yang wajar", en: "reasonable requests for change"),
            .required(
                "support", .mapping(support), id: "siapa yang menjawab gangguan, seberapa cepat",
                en: "how fast incidents are answered and resolved"),
        ])

    private static let service: [Field] = [
        .required("id", .id, id: "nama pendek untuk dirujuk", en: "a short name for other terms to refer to"),
        .required("name", .words, id: "nama layanan", en: "what the service is called"),
        .optional("description", .words, id: "uraian layanan", en: "what the service is"),
        .optional(
            "ready-from", .date, id: "hari pertama layanan siap", en: "the first day on which it is ready for use"),
        .required("includes", .list(.words), id: "apa yang termasuk", en: "what belongs to it"),
        .optional("excludes", .list(.words), id: "apa yang tidak termasuk", en: "what does not belong to it"),
        .required(
            "objectives", .list(of: objective), id: "tingkat layanan yang dijanjikan",
            en: "the service levels that are promised"),
        .optional("backup", .mapping(backup), id: "pencadangan data", en: "how data is backed up"),
    ]

    private static let objective: [Field] = [
        .required("id", .id, id: "nama pendek untuk dirujuk", en: "a short name for other terms to refer to"),
        .optional("name", .words, id: "nama tingkat layanan", en: "what the level is called"),
        .required(
            "indicator", .choice("availability", "success-rate", "response-time", "resolution-time", "throughput"),
            id: "apa yang diukur", en: "what is measured"),
        .optional(
            "op", .choice("lt", "lte", "gt", "gte"), id: "pembanding antara hasil ukur dan `value`",
            en: "how a measurement compares to `value` when it is good"),
        .optional("value", .amount, id: "ambang satu hasil ukur", en: "the threshold of one measurement"),
        .required(
            "target-percent", .percentage, id: "persen paling sedikit dari satu periode",
            en: "the least percentage of a time window that must be good"),
        .required(
            "time-window", .choice("calendar-month", "calendar-quarter", "calendar-year"),
            id: "periode perhitungan", en: "what the percentage is reckoned over"),
        .optional(
            "budgeting-method", .choice("occurrences", "timeslices"), id: "yang dihitung: kejadian atau potongan waktu",
            en: "what is counted: occurrences or slices of time"),
        .required(
            "clock", .clock, id: "kapan waktu dihitung", en: "when time counts: always, or in a calendar's hours"),
    ]

    private static let backup: [Field] = [
        .required("every", .period, id: "paling jarang setiap", en: "at least how often"),
        .required("kept-for", .period, id: "lamanya disimpan", en: "how long each backup is kept"),
        .optional(
            "restore-begins-within", .period, id: "paling lambat kapan pemulihan dimulai",
            en: "by when restoring begins once asked for"),
    ]

    private static let support: [Field] = [
        .required(
            "calendar", .reference(.calendar), id: "kalender jam kerja", en: "the calendar of its business hours"),
        .required(
            "priorities", .list(of: priority), id: "dari yang paling mendesak", en: "the most urgent first"),
    ]

    private static let priority: [Field] = [
        .required("id", .id, id: "nama pendek untuk dirujuk", en: "a short name for other terms to refer to"),
        .required("meaning", .words, id: "keadaan yang dimaksud", en: "which incidents have it"),
        .required(
            "clock", .clock, id: "kapan waktu dihitung", en: "when time counts: always, or in a calendar's hours"),
        .required("respond-within", .period, id: "waktu tanggap", en: "by when a person able to help answers"),
        .optional("resolve-within", .period, id: "waktu penyelesaian", en: "by when the function is back"),
    ]
}
