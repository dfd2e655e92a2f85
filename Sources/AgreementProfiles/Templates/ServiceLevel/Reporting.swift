/// How effectiveness is reported, to whom, and who may see it.
extension ServiceLevelTemplate {
    var reportingClause: ClausePair {
        ClausePair(
            130, "reporting",
            id: """
                # Pelaporan dan keefektifan

                1. Penyedia mengirimkan laporan bulanan kepada Pelanggan paling lambat
                   [](terms/effectiveness.yaml#reports.monthly.sent-within) setelah Bulan
                   berakhir.
                   Sampai laporan diterima, catatan Pelanggan menjadi dasar.
                2. Laporan memuat Ketersediaan, setiap Gangguan beserta waktu tanggap dan waktu penyelesaiannya,
                   pemeliharaan, serta kredit layanan.
                3. Laporan dianggap diterima apabila Pelanggan tidak menyampaikan keberatan dalam
                   [](terms/effectiveness.yaml#reports.monthly.objections-within).
                4. Para Pihak bertemu setiap
                   [](terms/effectiveness.yaml#meeting.every) untuk membahas apakah Perjanjian mencapai
                   tujuannya, dan mencatat hasilnya secara tertulis.
                5. Laporan dan catatan hanya boleh dilihat oleh Para Pihak, penasihat dan auditor mereka, mediator
                   atau arbiter, serta pihak yang berhak menurut hukum.
                6. Penyedia menyimpan data pengukuran dan laporan selama
                   [](terms/effectiveness.yaml#reports.monthly.kept-for).
                """,
            en: """
                # Reporting and effectiveness

                1. The Provider sends the Customer a monthly report no later than
                   [](terms/effectiveness.yaml#reports.monthly.sent-within) after the Month
                   has ended.
                   Until it is received, the records of the Customer are the basis.
                2. The report states the Availability, every Incident with its times of response and resolution,
                   the maintenance and the service credits.
                3. A report counts as accepted where the Customer raises no objection within
                   [](terms/effectiveness.yaml#reports.monthly.objections-within).
                4. The Parties meet every
                   [](terms/effectiveness.yaml#meeting.every) to consider whether the Agreement serves its
                   purpose, and record the outcome in writing.
                5. Reports and records may be seen only by the Parties, their advisers and auditors, a mediator or
                   arbitrator, and those entitled to them by law.
                6. The Provider keeps measurement data and reports for
                   [](terms/effectiveness.yaml#reports.monthly.kept-for).
                """)
    }

    var effectivenessTerms: TermsFile {
        TermsFile(
            .effectiveness,
            [
                "measured": [
                    .words(id: "Ketersediaan setiap bulan", en: "Availability in each month"),
                    .words(
                        id: "Waktu tanggap dan waktu penyelesaian setiap gangguan",
                        en: "Times of response and resolution of every incident"),
                    .words(
                        id: "Apakah tujuan Pelanggan dengan layanan ini tercapai",
                        en: "Whether the customer reaches its purpose with the service"),
                ],
                "reports": [
                    [
                        "id": "monthly",
                        "from": provider,
                        "to": customer,
                        "period": "calendar-month",
                        "sent-within": "5 business-days",
                        "states": ["availability", "incidents", "maintenance", "credits"],
                        "language": .scalar(values.prevailing),
                        "if-late": .words(
                            id: "Sampai laporan diterima, catatan Pelanggan menjadi dasar",
                            en: "Until it is received, the records of the customer are the basis"),
                        "objections-within": "14 days",
                        "kept-for": "24 months",
                    ]
                ],
                "meeting": ["every": "3 months", "counted-from": firstDay],
                "may-see": [
                    .words(id: "Para Pihak", en: "The parties"),
                    .words(id: "Penasihat dan auditor Para Pihak", en: "Advisers and auditors of the parties"),
                    .words(id: "Mediator atau arbiter", en: "A mediator or arbitrator"),
                    .words(id: "Pihak yang berhak menurut hukum", en: "Those entitled by law"),
                ],
            ])
    }
}
