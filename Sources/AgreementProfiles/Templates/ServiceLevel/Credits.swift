/// What the customer gets back when the availability target is missed.
extension ServiceLevelTemplate {
    var creditsClause: ClausePair {
        ClausePair(
            80, "credits",
            id: """
                # Kredit layanan

                1. Apabila Ketersediaan dalam suatu Bulan di bawah target, Pelanggan berhak atas kredit layanan,
                   dihitung dari biaya Layanan untuk Bulan itu:
                   - [](terms/credits.yaml#credits.1.tiers.1.from) atau lebih:
                     [](terms/credits.yaml#credits.1.tiers.1.credit-percent);
                   - [](terms/credits.yaml#credits.1.tiers.2.from) atau lebih, tetapi di bawah
                     [](terms/credits.yaml#credits.1.tiers.2.below):
                     [](terms/credits.yaml#credits.1.tiers.2.credit-percent);
                   - [](terms/credits.yaml#credits.1.tiers.3.from) atau lebih, tetapi di bawah
                     [](terms/credits.yaml#credits.1.tiers.3.below):
                     [](terms/credits.yaml#credits.1.tiers.3.credit-percent);
                   - di bawah [](terms/credits.yaml#credits.1.tiers.4.below):
                     [](terms/credits.yaml#credits.1.tiers.4.credit-percent).
                2. Jumlah kredit untuk satu Bulan paling banyak
                   [](terms/credits.yaml#caps.1.at-most-percent) dari biaya Layanan untuk Bulan itu.
                3. Penyedia menghitung kredit tanpa diminta, mencantumkannya dalam laporan bulanan, dan
                   mengurangkannya dari tagihan berikutnya.
                   Setelah Perjanjian berakhir, kredit dibayarkan dalam
                   [](terms/credits.yaml#settlement.paid-after-end-within).
                4. Kredit dibulatkan ke kelipatan mata uang terdekat yang tercantum dalam `agreement.yaml`, dan
                   tepat setengah dibulatkan ke atas.
                5. Kredit adalah satu-satunya ganti rugi berupa uang atas tidak tercapainya Ketersediaan, kecuali
                   dalam hal kesengajaan atau kelalaian berat.
                   Hak untuk mengakhiri Perjanjian tidak berkurang karenanya.
                """,
            en: """
                # Service credits

                1. Where Availability in a Month is below the target, the Customer is entitled to a service credit,
                   reckoned on the fee of the Service for that Month:
                   - [](terms/credits.yaml#credits.1.tiers.1.from) or more:
                     [](terms/credits.yaml#credits.1.tiers.1.credit-percent);
                   - [](terms/credits.yaml#credits.1.tiers.2.from) or more, but below
                     [](terms/credits.yaml#credits.1.tiers.2.below):
                     [](terms/credits.yaml#credits.1.tiers.2.credit-percent);
                   - [](terms/credits.yaml#credits.1.tiers.3.from) or more, but below
                     [](terms/credits.yaml#credits.1.tiers.3.below):
                     [](terms/credits.yaml#credits.1.tiers.3.credit-percent);
                   - below [](terms/credits.yaml#credits.1.tiers.4.below):
                     [](terms/credits.yaml#credits.1.tiers.4.credit-percent).
                2. The credit for one Month is at most
                   [](terms/credits.yaml#caps.1.at-most-percent) of the fee of the Service for that Month.
                3. The Provider reckons the credit without being asked, states it in the monthly report and
                   deducts it from the next invoice.
                   After the Agreement has ended, a credit is paid within
                   [](terms/credits.yaml#settlement.paid-after-end-within).
                4. A credit is rounded to the nearest increment of the currency given in `agreement.yaml`, and an
                   exact half is rounded up.
                5. The credit is the only monetary compensation for missed Availability, except in the case of
                   intent or gross negligence.
                   It does not lessen the right to end the Agreement.
                """)
    }

    var creditsTerms: TermsFile {
        TermsFile(
            .credits,
            [
                "credits": [
                    [
                        "service": "hosting",
                        "objective": "availability",
                        "period": "calendar-month",
                        "of-fee": "hosting-monthly",
                        "tiers": TermsValue.list([
                            ["from": "99.9", "credit-percent": "0"],
                            ["from": "99.0", "below": "99.9", "credit-percent": "10"],
                            ["from": "95.0", "below": "99.0", "credit-percent": "25"],
                            ["from": "0", "below": "95.0", "credit-percent": "50"],
                        ]).noted(
                            id: "Setiap tingkat berlaku mulai dari (from) sampai sebelum (below), tanpa celah.",
                            en: "Each tier runs from (from) up to but not including (below), without a gap."),
                    ]
                ],
                "caps": [["over": "calendar-month", "at-most-percent": "50"]],
                "rounding": "half-up",
                "claim": ["form": "automatic"],
                "settlement": ["given": "next-invoice", "paid-after-end-within": "30 days"],
                "exit": ["below-percent": "95.0", "periods": "2", "out-of": "6"],
                "remedy": "sole",
            ])
    }
}
