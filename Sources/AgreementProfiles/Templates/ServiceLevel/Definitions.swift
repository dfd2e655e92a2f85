/// The words that have one meaning throughout, and the calendar that business hours are counted by.
extension ServiceLevelTemplate {
    var definitionsClause: ClausePair {
        ClausePair(
            20, "definitions",
            id: """
                # Definisi

                1. **Perjanjian** adalah \(id.title),
                   yaitu seluruh teks yang ditandatangani Para Pihak beserta setiap perubahannya.
                2. **Ketentuan Terstruktur** adalah isi folder `terms/` dan `calendars/`.
                   Baris yang diawali tanda `#` di dalamnya hanya catatan dan bukan ketentuan.
                3. **Layanan** adalah layanan yang diuraikan dalam `terms/services.yaml`.
                4. **Bulan** adalah bulan kalender.
                5. **Hari Kerja** adalah hari Senin sampai dengan hari Jumat, kecuali hari libur yang tercantum
                   dalam `calendars/business-hours.yaml`.
                6. **Jam Kerja** adalah pukul [](calendars/business-hours.yaml#hours.1.from) sampai dengan
                   pukul [](calendars/business-hours.yaml#hours.1.until) pada Hari Kerja.
                7. Setiap tanggal dan jam mengikuti zona waktu \(id.zone).
                8. **Gangguan** adalah keadaan ketika Layanan berhenti atau mutunya menurun.
                9. **Waktu Henti** adalah waktu ketika Layanan tidak dapat digunakan, dan **Ketersediaan** adalah
                   bagian dari waktu ketika Layanan dapat digunakan; keduanya diukur menurut klausul Pengukuran.
                10. **Keadaan Kahar** adalah peristiwa di luar kendali wajar suatu Pihak yang tidak dapat
                    dihindari dengan upaya yang patut, seperti bencana alam, perang, atau tindakan pemerintah.
                """,
            en: """
                # Definitions

                1. **Agreement** means \(en.title),
                   that is the whole text signed by the Parties, with every amendment to it.
                2. **Structured Terms** means the contents of the folders `terms/` and `calendars/`.
                   Lines in them that begin with `#` are notes only and not provisions.
                3. **Service** means the services described in `terms/services.yaml`.
                4. **Month** means a calendar month.
                5. **Business Day** means Monday to Friday, except the holidays listed in
                   `calendars/business-hours.yaml`.
                6. **Business Hours** means [](calendars/business-hours.yaml#hours.1.from) to
                   [](calendars/business-hours.yaml#hours.1.until) on Business Days.
                7. Every date and hour follows the time zone \(en.zone).
                8. **Incident** means a state in which the Service stops or falls in quality.
                9. **Downtime** means time during which the Service cannot be used, and **Availability** means
                   the share of time during which it can; both are measured under the clause Measurement.
                10. **Force Majeure** means an event beyond the reasonable control of a Party that proper effort
                    could not avoid, such as a natural disaster, war or an act of government.
                """)
    }

    var businessHoursCalendar: TermsFile {
        TermsFile(
            .calendar, name: "business-hours",
            [
                "name": .words(id: "Jam kerja", en: "Business hours"),
                "hours": .list(
                    ["monday", "tuesday", "wednesday", "thursday", "friday"].map { day in
                        ["day": .scalar(day), "from": "08:00", "until": "17:00"]
                    }),
                "holidays": holidays.noted(
                    id: "Hanya hari libur yang tercantum di sini yang berlaku. Tambahkan hari libur nasional yang "
                        + "tanggalnya berubah setiap tahun (Idulfitri, Nyepi, dan lain-lain) setelah ditetapkan "
                        + "pemerintah.",
                    en: "Only the holidays listed here count. Add the national holidays whose date changes every "
                        + "year (Idulfitri, Nyepi and others) once the government has set them."),
            ])
    }

    /// The national holidays of Indonesia whose date never changes, for the first year in force and the
    /// one after it if the agreement runs that long. Later years belong to a review.
    private var holidays: TermsValue {
        let year = values.firstDay.year
        let next = CalendarDay(year: year + 1, month: 1, day: 1)
        let reachesNextYear = values.endDay.map { next < $0 } ?? true
        return .list(
            (reachesNextYear ? [year, year + 1] : [year]).flatMap { year in
                Self.fixedHolidays.map { month, day, name in
                    ["date": .scalar(CalendarDay(year: year, month: month, day: day).text), "name": .words(name)]
                }
            })
    }

    private static let fixedHolidays = [
        (1, 1, Bilingual(id: "Tahun Baru Masehi", en: "New Year")),
        (5, 1, Bilingual(id: "Hari Buruh Internasional", en: "International Labour Day")),
        (6, 1, Bilingual(id: "Hari Lahir Pancasila", en: "Birthday of Pancasila")),
        (8, 17, Bilingual(id: "Hari Proklamasi Kemerdekaan", en: "Independence Day")),
        (12, 25, Bilingual(id: "Hari Natal", en: "Christmas Day")),
    ]
}
