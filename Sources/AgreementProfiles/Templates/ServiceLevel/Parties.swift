/// Who agrees, why, and on what grounds each promise is thought feasible.
extension ServiceLevelTemplate {
    var partiesClause: ClausePair {
        ClausePair(
            10, "parties",
            id: """
                # Para Pihak dan latar belakang

                1. Perjanjian ini dibuat oleh dan antara:
                   - \(values.provider.name), selanjutnya disebut **Penyedia**;
                   - \(values.customer.name), selanjutnya disebut **Pelanggan**.
                2. Penyedia dan Pelanggan bersama-sama disebut **Para Pihak**, dan masing-masing disebut **Pihak**.
                3. Penyedia menyelenggarakan layanan hosting, dan Pelanggan menggunakannya untuk menjalankan
                   usaha serta melayani para penggunanya.
                4. Alamat pemberitahuan setiap Pihak dan orang yang berwenang mewakilinya tercantum dalam
                   folder `parties/`.
                5. Latar belakang, aturan dasar perundingan, dan kelayakan setiap janji tercantum dalam
                   `terms/formation.yaml`.
                6. Penyedia menyatakan telah memeriksa kapasitas, tenaga kerja, dan kontrak dengan para
                   subkontraktornya, serta menyatakan sanggup memenuhi setiap tingkat layanan dalam Perjanjian ini.
                """,
            en: """
                # Parties and background

                1. This Agreement is made by and between:
                   - \(values.provider.name), from here on the **Provider**;
                   - \(values.customer.name), from here on the **Customer**.
                2. The Provider and the Customer are together the **Parties**, and each of them is a **Party**.
                3. The Provider offers hosting services, and the Customer uses them to run its business and to
                   serve its users.
                4. The notice addresses of each Party and the persons who may act for it are set out in the
                   folder `parties/`.
                5. The background, the ground rules of the negotiation and the feasibility of each promise are
                   set out in `terms/formation.yaml`.
                6. The Provider declares that it has examined its capacity, its staff and its contracts with
                   subcontractors, and that it is able to meet every service level in this Agreement.
                """)
    }

    var formationTerms: TermsFile {
        TermsFile(
            .formation,
            [
                "background": [
                    .words(
                        id: "Pelanggan memerlukan layanan hosting yang andal untuk menjalankan usahanya.",
                        en: "The customer needs dependable hosting to run its business."),
                    .words(
                        id: "Penyedia mengetahui tujuan itu dan menyusun tingkat layanan berdasarkan tujuan itu.",
                        en: "The provider knows that purpose and has set the service levels to suit it."),
                ],
                "ground-rules": [
                    .words(
                        id: "Para Pihak berunding dengan iktikad baik dan saling terbuka.",
                        en: "The parties negotiate in good faith and openly."),
                    .words(
                        id: "Setiap usul disampaikan secara tertulis beserta alasannya.",
                        en: "Every proposal is made in writing, with its reasons."),
                    .words(
                        id: "Tidak ada yang mengikat sebelum ditandatangani oleh setiap Pihak.",
                        en: "Nothing binds before every party has signed it."),
                ],
                "expectations": [
                    [
                        "party": provider,
                        "text": .words(
                            id: "Keterangan yang lengkap bila ada gangguan, dan pembayaran tepat waktu",
                            en: "Full information when there is an incident, and payment on time"),
                    ],
                    [
                        "party": customer,
                        "text": .words(
                            id: "Layanan yang andal, dan kabar sebelum harus bertanya",
                            en: "A dependable service, and news before it has to ask"),
                    ],
                ],
                "feasibility": feasibility.noted(
                    id: "Bila pernah diukur, tambahkan measured: percent, from, until, dan source.",
                    en: "Where it was measured before, add measured: percent, from, until and source."),
            ])
    }

    private var feasibility: TermsValue {
        [
            [
                "promise": "availability", "declared-by": provider,
                "statement": .words(
                    id: "Kapasitas dan peralatan cadangan telah diperiksa terhadap target ketersediaan.",
                    en: "Capacity and spare equipment have been checked against the availability target."),
            ],
            [
                "promise": "support", "declared-by": provider,
                "statement": .words(
                    id: "Jadwal jaga telah diperiksa terhadap waktu tanggap dan waktu penyelesaian.",
                    en: "The duty roster has been checked against the response and resolution times."),
            ],
            [
                "promise": "payment", "declared-by": customer,
                "statement": .words(
                    id: "Biaya layanan telah dianggarkan untuk masa Perjanjian.",
                    en: "The fees have been budgeted for the term of the agreement."),
            ],
        ]
    }
}
