/// How the service is measured.
extension ServiceLevelTemplate {
    var measurementClause: ClausePair {
        ClausePair(
            50, "measurement",
            id: """
                # Pengukuran

                1. Penyedia memeriksa Layanan setiap [](terms/measurement.yaml#measurement.1.check-every)
                   dari [](terms/measurement.yaml#measurement.1.places) lokasi di luar jaringannya sendiri.
                2. Waktu Henti dimulai ketika [](terms/measurement.yaml#measurement.1.down-after-failed-checks)
                   pemeriksaan berturut-turut gagal dari setiap lokasi, dihitung sejak
                   pemeriksaan gagal yang pertama, dan berakhir pada pemeriksaan pertama yang berhasil.
                   Yang dihitung ialah menit yang seluruhnya termasuk Waktu Henti.
                3. Ketersediaan adalah seluruh menit dalam Bulan dikurangi menit Waktu Henti, dibagi seluruh menit
                   dalam Bulan, dikalikan 100 %.
                   Hasilnya tidak dibulatkan sebelum dibandingkan dengan target.
                4. Tidak dihitung sebagai Waktu Henti:
                   - pemeliharaan terencana menurut klausul Pemeliharaan;
                   - terhentinya Layanan karena tindakan atau aplikasi Pelanggan;
                   - Keadaan Kahar, selama Penyedia mengupayakan pemulihan;
                   - penangguhan yang diperbolehkan Perjanjian ini.
                5. Pelanggan dapat menyampaikan catatannya sendiri dalam
                   [](terms/measurement.yaml#disagreement.own-records-within) setelah laporan bulanan
                   diterima.
                   Apabila catatan Para Pihak berbeda, keduanya memeriksa data bersama-sama.
                """,
            en: """
                # Measurement

                1. The Provider checks the Service every
                   [](terms/measurement.yaml#measurement.1.check-every) from
                   [](terms/measurement.yaml#measurement.1.places) places outside its own network.
                2. Downtime begins when [](terms/measurement.yaml#measurement.1.down-after-failed-checks)
                   checks in a row fail from each place, counted from the first failed check,
                   and ends at the first check that succeeds.
                   Minutes count that belong to the Downtime as a whole.
                3. Availability is all minutes in the Month less the minutes of Downtime, divided by all minutes in
                   the Month, times 100%.
                   The result is not rounded before it is compared with the target.
                4. Not counted as Downtime are:
                   - planned maintenance under the clause Maintenance;
                   - outages caused by acts or applications of the Customer;
                   - Force Majeure, while the Provider works to recover;
                   - suspension that this Agreement allows.
                5. The Customer may submit its own records within
                   [](terms/measurement.yaml#disagreement.own-records-within) of receiving the monthly
                   report.
                   Where the records of the Parties differ, both examine the data together.
                """)
    }

    var measurementTerms: TermsFile {
        TermsFile(
            .measurement,
            [
                "measurement": [
                    [
                        "service": "hosting",
                        "objective": "availability",
                        "measured-by": provider,
                        "source": .words(
                            id: "Pemeriksaan dari luar jaringan Penyedia",
                            en: "Checks from outside the network of the provider"),
                        "check-every": "60 seconds",
                        "places": "2",
                        "down-after-failed-checks": "2",
                        "time-slice-window": "60 seconds",
                        "denominator": "total",
                        "minimum-interval": TermsValue.scalar("0 minutes").noted(
                            id: "0 berarti setiap gangguan dihitung, sependek apa pun.",
                            en: "0 means that every outage counts, however short."),
                        "rounding": "none",
                        "exclusions": [
                            exclusion("planned-maintenance", id: "Pemeliharaan terencana", en: "Planned maintenance"),
                            exclusion(
                                "customer-cause", id: "Tindakan atau aplikasi Pelanggan",
                                en: "Acts or applications of the customer"),
                            exclusion("force-majeure", id: "Keadaan kahar", en: "Force majeure"),
                            exclusion(
                                "allowed-suspension", id: "Penangguhan yang diperbolehkan",
                                en: "Suspension that is allowed"),
                        ],
                    ]
                ],
                "maintenance": maintenance,
                "disagreement": ["own-records-within": "14 days", "then": "joint-examination"],
            ])
    }

    private func exclusion(_ name: String, id: String, en: String) -> TermsValue {
        ["id": .scalar(name), "meaning": .words(id: id, en: en)]
    }
}
