/// How the agreement is kept up to date.
extension ServiceLevelTemplate {
    var reviewClause: ClausePair {
        ClausePair(
            140, "review",
            id: """
                # Peninjauan dan perubahan

                1. Para Pihak meninjau Perjanjian setiap [](terms/review.yaml#review.every), dihitung
                   sejak tanggal [](terms/review.yaml#review.counted-from).
                2. Peninjauan juga dilakukan atas permintaan suatu Pihak apabila:
                   - target Ketersediaan tidak tercapai dalam 2 Bulan berturut-turut;
                   - kebutuhan Pelanggan atau cara Layanan diselenggarakan berubah;
                   - peraturan perundang-undangan yang berlaku berubah.
                3. Usul perubahan disampaikan secara tertulis, dan Pihak lain menjawabnya dalam
                   [](terms/review.yaml#changes.answered-within).
                4. Perubahan hanya berlaku apabila teks lengkap yang dihasilkannya ditandatangani oleh setiap Pihak.
                5. Pemberitahuan dilakukan secara tertulis ke alamat yang tercantum dalam folder `parties/`, dan
                   dianggap diterima pada Hari Kerja berikutnya.
                6. \(renewal.id)
                """,
            en: """
                # Review and changes

                1. The Parties review the Agreement every [](terms/review.yaml#review.every), counted from
                   [](terms/review.yaml#review.counted-from).
                2. A review also takes place at the request of a Party where:
                   - the Availability target is missed in 2 Months in a row;
                   - the Customer's needs or the way the Service is run have changed;
                   - the laws and regulations that apply have changed.
                3. Proposals for change are made in writing, and the other Party answers within
                   [](terms/review.yaml#changes.answered-within).
                4. A change takes effect only where the whole text that results from it is signed by each Party.
                5. Notices are given in writing to the addresses in the folder `parties/`, and count as received
                   on the next Business Day.
                6. \(renewal.en)
                """)
    }

    /// An agreement with a fixed end is renewed by a signature; one without is only looked at again.
    private var renewal: Bilingual {
        guard values.endDay != nil else {
            return Bilingual(
                id: "Pada setiap peninjauan, Para Pihak menyatakan apakah Perjanjian diteruskan.",
                en: "At every review the Parties state whether the Agreement is to go on.")
        }
        return Bilingual(
            id: """
                Perjanjian tidak diperpanjang dengan sendirinya.
                   Para Pihak membahas perpanjangan paling lambat
                   [](terms/review.yaml#renewal.discussed-before-end) sebelum Perjanjian berakhir.
                """,
            en: """
                The Agreement is not renewed by itself.
                   The Parties discuss renewal no later than
                   [](terms/review.yaml#renewal.discussed-before-end) before the Agreement ends.
                """)
    }

    var reviewTerms: TermsFile {
        TermsFile(
            .review,
            [
                "review": [
                    "every": "6 months",
                    "counted-from": firstDay,
                    "attendees": [
                        ["party": provider, "function": .words(id: "Manajer operasi", en: "Operations manager")],
                        ["party": customer, "function": .words(id: "Manajer TI", en: "IT manager")],
                    ],
                    "also-when": [
                        .words(
                            id: "Target ketersediaan tidak tercapai dalam 2 bulan berturut-turut",
                            en: "The availability target is missed in 2 months in a row"),
                        .words(
                            id: "Kebutuhan Pelanggan atau cara layanan diselenggarakan berubah",
                            en: "The needs of the customer or the way the service is run have changed"),
                        .words(
                            id: "Peraturan perundang-undangan berubah",
                            en: "Laws and regulations have changed"),
                    ],
                ],
                "changes": ["form": "signed-amendment", "answered-within": "14 days"],
                "notices": ["form": "written", "sent-to": "party-addresses", "received": "next-business-day"],
                "renewal": values.endDay == nil
                    ? ["form": "none-needed"]
                    : ["form": "signed-amendment", "discussed-before-end": "60 days"],
                "ending": ["notice": "60 days"],
            ])
    }
}
