/// What the service costs, and how it is paid.
extension ServiceLevelTemplate {
    /// A starting price per month in whole units; one that is plausible in rupiah is not in other currencies.
    private var monthlyFee: Int { currency == "IDR" ? 12_500_000 : 750 }

    var feesClause: ClausePair {
        ClausePair(
            90, "fees",
            id: """
                # Biaya dan pembayaran

                1. Biaya Layanan adalah
                   [](terms/fees.yaml#fees.hosting-monthly.amount)
                   setiap Bulan, belum termasuk pajak pertambahan nilai.
                2. Penyedia mengirimkan tagihan untuk suatu Bulan paling lambat
                   [](terms/fees.yaml#invoices.sent-within) sejak awal Bulan itu.
                   Pelanggan membayarnya dalam
                   [](terms/fees.yaml#invoices.paid-within) sejak tagihan diterima.
                3. Untuk Bulan yang tidak penuh, biaya dihitung menurut jumlah hari.
                4. Atas keterlambatan, Pelanggan membayar denda
                   [](terms/fees.yaml#late-payment.percent-per-day) setiap hari dari jumlah yang terlambat,
                   paling banyak
                   [](terms/fees.yaml#late-payment.at-most-percent) dari jumlah itu.
                5. Keberatan atas tagihan disampaikan dalam
                   [](terms/fees.yaml#invoices.contested-within) sejak tagihan diterima.
                   Bagian yang tidak disanggah tetap dibayar tepat waktu, dan atas bagian yang disanggah dengan
                   iktikad baik tidak dikenakan denda.
                6. Apabila tagihan yang tidak disanggah belum dibayar
                   [](terms/fees.yaml#suspension.unpaid-for) setelah jatuh tempo, Penyedia boleh
                   menangguhkan Layanan dengan pemberitahuan
                   [](terms/fees.yaml#suspension.announced-before) sebelumnya.
                7. Biaya hanya berubah melalui perubahan Perjanjian yang ditandatangani setiap Pihak.
                """,
            en: """
                # Fees and payment

                1. The fee of the Service is
                   [](terms/fees.yaml#fees.hosting-monthly.amount)
                   for each Month, not including value added tax.
                2. The Provider sends the invoice for a Month no later than
                   [](terms/fees.yaml#invoices.sent-within) from its beginning.
                   The Customer pays it within
                   [](terms/fees.yaml#invoices.paid-within) of receiving the invoice.
                3. For a Month that is not whole, the fee is reckoned by the number of days.
                4. When late, the Customer pays a charge of
                   [](terms/fees.yaml#late-payment.percent-per-day) for each day on the amount overdue, at
                   most [](terms/fees.yaml#late-payment.at-most-percent) of
                   that amount.
                5. Objections to an invoice are raised within
                   [](terms/fees.yaml#invoices.contested-within) of receiving it.
                   The part that is not contested is still paid on time, and no charge is due on a part contested
                   in good faith.
                6. Where an uncontested invoice is unpaid
                   [](terms/fees.yaml#suspension.unpaid-for) after it fell due, the Provider may suspend
                   the Service with a notice of
                   [](terms/fees.yaml#suspension.announced-before).
                7. Fees change only through an amendment of the Agreement signed by each Party.
                """)
    }

    var feesTerms: TermsFile {
        TermsFile(
            .fees,
            [
                "currency": .scalar(currency),
                "fees": [
                    [
                        "id": "hosting-monthly",
                        "service": "hosting",
                        "name": .words(id: "Biaya hosting bulanan", en: "Monthly hosting fee"),
                        "amount": TermsValue.scalar(String(monthlyFee)).noted(
                            id: "Harga awal dari templat; sesuaikan di sini dan dalam klausul Biaya dan pembayaran.",
                            en: "A starting price; adjust it here and in the clause Fees and payment."),
                        "per": "calendar-month",
                        "tax": "not-included",
                        "partial-period": "by-days",
                        "paid-by": customer,
                        "paid-to": provider,
                    ]
                ],
                "invoices": [
                    "sent-within": "5 business-days",
                    "paid-within": "14 days",
                    "contested-within": "7 days",
                ],
                "indexation": TermsValue.mapping([("form", "none")]).noted(
                    id: "Atau by-index, dengan index, every, dan at-most-percent.",
                    en: "Or by-index, with index, every and at-most-percent."),
                "late-payment": [
                    "percent-per-day": TermsValue.scalar("0.05").noted(
                        id: "Denda atas jumlah yang terlambat, dan batas atasnya.",
                        en: "The charge on the amount overdue, and its upper limit."),
                    "at-most-percent": "5",
                ],
                "suspension": ["unpaid-for": "30 days", "announced-before": "7 days"],
            ])
    }
}
