/// When the service may be stopped for planned work.
extension ServiceLevelTemplate {
    var maintenanceClause: ClausePair {
        ClausePair(
            60, "maintenance",
            id: """
                # Pemeliharaan

                1. Jendela pemeliharaan adalah setiap hari Minggu pukul
                   [](terms/measurement.yaml#maintenance.windows.1.from) sampai dengan pukul
                   [](terms/measurement.yaml#maintenance.windows.1.until).
                2. Penyedia memberitahukan pemeliharaan terencana paling lambat
                   [](terms/measurement.yaml#maintenance.announced-before) sebelumnya, dengan
                   menyebutkan waktu, lamanya, dan akibatnya bagi Layanan.
                3. Pemeliharaan terencana dalam jendela itu tidak dihitung sebagai Waktu Henti, paling lama
                   [](terms/measurement.yaml#maintenance.not-counted-up-to) dalam setiap Bulan; selebihnya
                   dihitung.
                4. Pemeliharaan mendesak demi keamanan boleh dilakukan di luar jendela itu.
                   Penyedia memberitahukannya secepat mungkin, dan waktunya dihitung sebagai Waktu Henti.
                5. Pelanggan dapat meminta agar pemeliharaan terencana ditunda karena alasan usaha yang penting;
                   Penyedia mempertimbangkan permintaan itu dengan sungguh-sungguh.
                """,
            en: """
                # Maintenance

                1. The maintenance window is every Sunday from
                   [](terms/measurement.yaml#maintenance.windows.1.from) to
                   [](terms/measurement.yaml#maintenance.windows.1.until).
                2. The Provider announces planned maintenance no later than
                   [](terms/measurement.yaml#maintenance.announced-before) before, stating its
                   time, its length and its effect on the Service.
                3. Planned maintenance within the window does not count as Downtime, up to
                   [](terms/measurement.yaml#maintenance.not-counted-up-to) in each Month;
                   what exceeds them counts.
                4. Urgent maintenance for security may be done outside the window.
                   The Provider announces it as early as possible, and its time counts as Downtime.
                5. The Customer may ask for planned maintenance to be put off for an important business reason;
                   the Provider considers such a request in earnest.
                """)
    }

    /// For `maintenance` in the terms on measurement.
    var maintenance: TermsValue {
        [
            "windows": [["day": "sunday", "from": "01:00", "until": "05:00"]],
            "announced-before": "5 business-days",
            "not-counted-up-to": TermsValue.scalar("8 hours").noted(
                id: "Paling lama sekian dalam satu periode ketersediaan; selebihnya adalah waktu henti.",
                en: "At most this much in one period of availability; the rest is downtime."),
        ]
    }
}
