/// When the service may be stopped for planned work.
extension ServiceLevelTemplate {
    var maintenanceClause: ClausePair {
        ClausePair(
            60, "maintenance",
            id: """
                # Pemeliharaan

                1. Jendela pemeliharaan adalah setiap hari Minggu pukul 01.00 sampai dengan pukul 05.00.
                2. Penyedia memberitahukan pemeliharaan terencana paling lambat 5 Hari Kerja sebelumnya, dengan
                   menyebutkan waktu, lamanya, dan akibatnya bagi Layanan.
                3. Pemeliharaan terencana dalam jendela itu tidak dihitung sebagai Waktu Henti, paling lama 8 jam
                   dalam setiap Bulan; selebihnya dihitung.
                4. Pemeliharaan mendesak demi keamanan boleh dilakukan di luar jendela itu.
                   Penyedia memberitahukannya secepat mungkin, dan waktunya dihitung sebagai Waktu Henti.
                5. Pelanggan dapat meminta agar pemeliharaan terencana ditunda karena alasan usaha yang penting;
                   Penyedia mempertimbangkan permintaan itu dengan sungguh-sungguh.
                """,
            en: """
                # Maintenance

                1. The maintenance window is every Sunday from 01:00 to 05:00.
                2. The Provider announces planned maintenance no later than 5 Business Days before, stating its
                   time, its length and its effect on the Service.
                3. Planned maintenance within the window does not count as Downtime, up to 8 hours in each Month;
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
