/// How good the service is.
extension ServiceLevelTemplate {
    var availabilityClause: ClausePair {
        ClausePair(
            40, "availability",
            id: """
                # Standar layanan dan ketersediaan

                1. Penyedia menyelenggarakan Layanan 24 jam sehari dan 7 hari seminggu.
                2. Ketersediaan Layanan setiap Bulan paling sedikit
                   [99,9 %](\(target)).
                3. Penyedia mencadangkan data Pelanggan paling jarang setiap 24 jam dan menyimpan setiap cadangan
                   selama 14 hari di lokasi yang terpisah dari server utama.
                4. Atas permintaan Pelanggan, pemulihan data dari cadangan dimulai dalam 4 Jam Kerja.
                5. Apabila sumber daya terbatas, pemulihan Layanan didahulukan dari pekerjaan lain, dan Gangguan
                   ditangani menurut urutan prioritas dalam klausul Dukungan dan waktu tanggap.
                """,
            en: """
                # Service standards and availability

                1. The Provider runs the Service 24 hours a day and 7 days a week.
                2. The Availability of the Service in each Month is at least
                   [99.9%](\(target)).
                3. The Provider backs up the Customer's data at least every 24 hours and keeps each backup for
                   14 days at a place apart from the main servers.
                4. At the Customer's request, restoring data from a backup begins within 4 Business Hours.
                5. Where resources are short, restoring the Service comes before other work, and Incidents are
                   handled in the order of priority in the clause Support and response times.
                """)
    }

    /// Where the terms have the figure that the clause quotes.
    private var target: String { "terms/services.yaml#services.hosting.objectives.availability.target-percent" }

    /// For `services[].objectives`.
    var availability: TermsValue {
        [
            "id": "availability",
            "name": .words(id: "Ketersediaan", en: "Availability"),
            "indicator": "availability",
            "target-percent": TermsValue.scalar("99.9").noted(
                id: "Persen dari seluruh menit dalam satu periode.",
                en: "Percent of all minutes in a period."),
            "time-window": "calendar-month",
            "budgeting-method": "timeslices",
            "clock": "always",
        ]
    }

    /// For `services[].backup`.
    var backup: TermsValue {
        ["every": "24 hours", "kept-for": "14 days", "restore-begins-within": "4 business-hours"]
    }
}
