/// Who is called when a promise is about to be missed, and when.
extension ServiceLevelTemplate {
    var escalationClause: ClausePair {
        ClausePair(
            110, "escalation",
            id: """
                # Eskalasi

                1. Setiap Gangguan ditangani mula-mula pada tingkat 1, dan dinaikkan apabila belum selesai:
                   - tingkat 1, segera: meja layanan Penyedia dan kontak teknis Pelanggan;
                   - tingkat 2, setelah
                     [](terms/escalation.yaml#levels.2.after-if-critical) untuk Gangguan kritis atau
                     [](terms/escalation.yaml#levels.2.after) untuk yang lain: manajer
                     operasi Penyedia dan manajer TI Pelanggan;
                   - tingkat 3, setelah
                     [](terms/escalation.yaml#levels.3.after-if-critical) untuk Gangguan kritis atau
                     [](terms/escalation.yaml#levels.3.after) untuk yang lain: direktur
                     Penyedia dan direktur Pelanggan.
                2. Gangguan rendah hanya dinaikkan atas permintaan.
                3. Setiap Pihak memastikan bahwa fungsi tersebut dapat dihubungi pada Jam Kerja, dan untuk Gangguan
                   kritis setiap saat, melalui alamat yang tercantum dalam folder `parties/`.
                4. Selama Gangguan kritis berlangsung, Penyedia memberi kabar paling jarang setiap
                   [](terms/escalation.yaml#news-every).
                5. Pihak yang menaikkan Gangguan menyebutkan apa yang terjadi, apa yang telah dilakukan, dan
                   keputusan apa yang diperlukan.
                """,
            en: """
                # Escalation

                1. Every Incident is first handled at level 1, and moves up while it is not resolved:
                   - level 1, at once: the Provider's service desk and the Customer's technical contact;
                   - level 2, after
                     [](terms/escalation.yaml#levels.2.after-if-critical) for critical Incidents or
                     [](terms/escalation.yaml#levels.2.after) for others: the Provider's
                     operations manager and the Customer's IT manager;
                   - level 3, after
                     [](terms/escalation.yaml#levels.3.after-if-critical) for critical Incidents or
                     [](terms/escalation.yaml#levels.3.after) for others: the Provider's
                     director and the Customer's director.
                2. Low Incidents move up on request only.
                3. Each Party makes sure that these functions can be reached during Business Hours, and for critical
                   Incidents at any time, at the addresses given in the folder `parties/`.
                4. While a critical Incident lasts, the Provider gives news at least every
                   [](terms/escalation.yaml#news-every).
                5. The Party that moves an Incident up states what has happened, what has been done and what
                   decision is needed.
                """)
    }

    var escalationTerms: TermsFile {
        TermsFile(
            .escalation,
            [
                "calendar": "business-hours",
                "on-request-only": ["low"],
                "news-every": "60 minutes",
                "levels": TermsValue.list([
                    level(
                        "1", critical: "0 minutes", others: "0 minutes",
                        providerSide: Bilingual(id: "Meja layanan", en: "Service desk"),
                        customerSide: Bilingual(id: "Kontak teknis", en: "Technical contact")),
                    level(
                        "2", critical: "2 hours", others: "4 business-hours",
                        providerSide: Bilingual(id: "Manajer operasi", en: "Operations manager"),
                        customerSide: Bilingual(id: "Manajer TI", en: "IT manager")),
                    level(
                        "3", critical: "4 hours", others: "9 business-hours",
                        providerSide: Bilingual(id: "Direktur", en: "Director"),
                        customerSide: Bilingual(id: "Direktur", en: "Director")),
                ]).noted(
                    id: "Ganti person bila jabatan itu dipegang orang lain yang tercantum dalam parties/.",
                    en: "Change person where somebody else listed in parties/ has the function."),
            ])
    }

    private func level(
        _ number: String, critical: String, others: String, providerSide: Bilingual, customerSide: Bilingual
    ) -> TermsValue {
        [
            "level": .scalar(number),
            "after-if-critical": .scalar(critical),
            "after": .scalar(others),
            "contacts": [
                ["party": provider, "function": .words(providerSide), "person": providerContact],
                ["party": customer, "function": .words(customerSide), "person": customerContact],
            ],
        ]
    }
}
