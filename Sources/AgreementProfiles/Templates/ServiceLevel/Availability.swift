/// How good the service is.
extension ServiceLevelTemplate {
    var availabilityClause: ClausePair {
        ClausePair(
            40, "availability",
            id: """
                # Standar layanan dan ketersediaan

                1. Penyedia menyelenggarakan Layanan 24 jam sehari dan 7 hari seminggu.
                2. Ketersediaan Layanan setiap Bulan paling sedikit
                   [](terms/services.yaml#services.hosting.objectives.availability.target-percent).
                3. Penyedia mencadangkan data Pelanggan paling jarang setiap
                   [](terms/services.yaml#services.hosting.backup.every) dan menyimpan setiap cadangan
                   selama
                   [](terms/services.yaml#services.hosting.backup.kept-for) di lokasi yang terpisah dari
                   server utama.
                4. Atas permintaan Pelanggan, pemulihan data dari cadangan dimulai dalam
                   [](terms/services.yaml#services.hosting.backup.restore-begins-within).
                5. Apabila sumber daya terbatas, pemulihan Layanan didahulukan dari pekerjaan lain, dan Gangguan
                   ditangani menurut urutan prioritas dalam klausul Dukungan dan waktu tanggap.
                """,
            en: """
                # Service standards and availability

                1. The Provider runs the Service 24 hours a day and 7 days a week.
                2. The Availability of the Service in each Month is at least
                   [](terms/services.yaml#services.hosting.objectives.availability.target-percent).
                3. The Provider backs up the Customer's data at least every
                   [](terms/services.yaml#services.hosting.backup.every) and keeps each backup for
                   [](terms/services.yaml#services.hosting.backup.kept-for) at a place apart from the main
                   servers.
                4. At the Customer's request, restoring data from a backup begins within
                   [](terms/services.yaml#services.hosting.backup.restore-begins-within).
                5. Where resources are short, restoring the Service comes before other work, and Incidents are
                   handled in the order of priority in the clause Support and response times.
                """)
    }

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
