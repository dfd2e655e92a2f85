/// The clauses of the shortest service level agreement. They quote the terms, so that a figure stands in one place.
extension MinimalServiceLevelTemplate {
    var clauses: [ClausePair] { [partiesClause, serviceClause, priceClause, cooperationClause, textClause] }

    private var partiesClause: ClausePair {
        ClausePair(
            10, "parties",
            id: """
                # Para Pihak

                1. Perjanjian ini dibuat oleh dan antara:
                   - \(values.provider.name), selanjutnya disebut **Penyedia**;
                   - \(values.customer.name), selanjutnya disebut **Pelanggan**.
                2. Keduanya bersama-sama disebut **Para Pihak**, dan masing-masing disebut **Pihak**.
                3. Para Pihak bekerja sama dengan iktikad baik, dan masing-masing melakukan apa yang tercantum
                   dalam `terms/responsibilities.yaml`.
                """,
            en: """
                # Parties

                1. This agreement is made by and between:
                   - \(values.provider.name), from here on the **Provider**;
                   - \(values.customer.name), from here on the **Customer**.
                2. They are together the **Parties**, and each of them is a **Party**.
                3. The Parties work together in good faith, and each does what is set out for it in
                   `terms/responsibilities.yaml`.
                """)
    }

    private var serviceClause: ClausePair {
        ClausePair(
            20, "service",
            id: """
                # Layanan

                1. Penyedia memberikan kepada Pelanggan layanan berikut: [LAYANAN].
                2. Layanan tersedia setiap bulan kalender paling sedikit
                   [](\(target)).
                3. Gangguan mendesak ditanggapi dalam
                   [](\(priorities).urgent.respond-within) sejak dilaporkan,
                   dan yang lain dalam
                   [9 jam kerja](\(priorities).other.respond-within).
                4. Cara mengukur tercantum dalam `terms/measurement.yaml`, dan siapa yang dihubungi tercantum dalam
                   `terms/escalation.yaml`.
                """,
            en: """
                # Service

                1. The Provider gives the Customer the following service: [SERVICE].
                2. The service is available in each calendar month at least
                   [](\(target)).
                3. Urgent incidents are answered within
                   [](\(priorities).urgent.respond-within) of being reported,
                   and others within
                   [9 business hours](\(priorities).other.respond-within).
                4. How it is measured is set out in `terms/measurement.yaml`, and who is called in
                   `terms/escalation.yaml`.
                """)
    }

    private var target: String { "terms/services.yaml#services.main.objectives.availability.target-percent" }
    private var priorities: String { "terms/services.yaml#support.priorities" }

    private var priceClause: ClausePair {
        ClausePair(
            30, "price",
            id: """
                # Harga dan kredit

                1. Pelanggan membayar [](\(fee)) setiap bulan,
                   dalam [](terms/fees.yaml#invoices.paid-within) sejak menerima tagihan.
                2. Untuk bulan dengan ketersediaan di bawah target, Penyedia mengembalikan
                   [](\(credit)) dari biaya bulan itu
                   melalui tagihan berikutnya, tanpa diminta.
                """,
            en: """
                # Price and credits

                1. The Customer pays [](\(fee)) each month,
                   within [](terms/fees.yaml#invoices.paid-within) of receiving the invoice.
                2. For a month with availability below the target, the Provider gives back
                   [](\(credit)) of the fee of that month
                   through the next invoice, without being asked.
                """)
    }

    private var fee: String { "terms/fees.yaml#fees.monthly.amount" }
    private var credit: String { "terms/credits.yaml#credits.1.tiers.1.credit-percent" }

    private var cooperationClause: ClausePair {
        ClausePair(
            40, "cooperation",
            id: """
                # Laporan, peninjauan, dan perselisihan

                1. Penyedia melaporkan hasil setiap bulan menurut `terms/effectiveness.yaml`.
                2. Para Pihak meninjau perjanjian ini menurut `terms/review.yaml`.
                3. Perselisihan diselesaikan bertahap menurut `terms/disputes.yaml`.
                4. Pihak ketiga yang terdampak tercantum dalam `terms/third-parties.yaml`.
                """,
            en: """
                # Reports, review and disagreements

                1. The Provider reports the results of each month under `terms/effectiveness.yaml`.
                2. The Parties review this agreement under `terms/review.yaml`.
                3. Disagreements are settled step by step under `terms/disputes.yaml`.
                4. Third parties who are affected are named in `terms/third-parties.yaml`.
                """)
    }

    private var textClause: ClausePair {
        ClausePair(
            50, "text",
            id: """
                # Teks

                1. Ketentuan dalam `terms/` dan `calendars/` adalah bagian dari perjanjian ini, dan untuk angka,
                   tanggal, dan perhitungan didahulukan dari klausul.
                2. Suatu Pihak dapat mengakhiri perjanjian ini dengan pemberitahuan tertulis
                   [](terms/review.yaml#ending.notice) sebelumnya.
                3. Perubahan hanya berlaku apabila teks lengkap yang dihasilkannya ditandatangani oleh setiap Pihak.
                4. \(id.languages)
                """,
            en: """
                # Text

                1. The terms in `terms/` and `calendars/` are part of this agreement, and for figures, dates and
                   calculations come before the clauses.
                2. A Party may end this agreement on written notice of
                   [](terms/review.yaml#ending.notice).
                3. A change takes effect only where the whole text that results from it is signed by each Party.
                4. \(en.languages)
                """)
    }
}
