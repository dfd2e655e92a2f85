/// Business hours and holidays, versioned with the text.
extension FileSchema {
    static let calendar = FileSchema(
        "calendars/*.yaml", id: "Jam kerja dan hari libur, menurut zona waktu dalam agreement.yaml.",
        en: "Business hours and holidays, in the time zone of agreement.yaml.",
        [
            .required("name", .words, id: "nama kalender", en: "what the calendar is called"),
            .required(
                "hours", .list(.mapping(BusinessDay.fields), atLeast: 0), id: "jam buka setiap minggu",
                en: "when it is open in a week"),
            .optional(
                "holidays",
                .list(
                    .mapping([
                        .required("date", .date, id: "tanggal", en: "the day"),
                        .optional("name", .words, id: "nama hari libur", en: "what it is called"),
                    ]), atLeast: 0), id: "hari libur", en: "days on which it is closed"),
        ])
}

/// Part of a day of the week, half-open.
enum BusinessDay {
    static let names = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"]

    static let fields: [Field] = [
        .required("day", .scalar(.choice(names)), id: "hari", en: "the day of the week"),
        .required("from", .time, id: "sejak", en: "from when"),
        .required("until", .time, id: "sampai sebelum", en: "until when"),
    ]
}
