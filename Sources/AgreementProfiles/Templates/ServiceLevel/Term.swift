/// From when to when the agreement runs, and how it ends.
extension ServiceLevelTemplate {
    var termClause: ClausePair {
        ClausePair(
            160, "term",
            id: """
                # Masa berlaku dan pengakhiran

                1. \(duration.id)
                2. Suatu Pihak dapat mengakhiri Perjanjian dengan pemberitahuan tertulis
                   [](terms/review.yaml#ending.notice) sebelumnya.
                3. Suatu Pihak dapat mengakhiri Perjanjian dengan segera apabila:
                   - Pihak lain melakukan pelanggaran berat dan tidak memulihkannya dalam 30 hari setelah
                     diperingatkan secara tertulis;
                   - Pihak lain dinyatakan pailit atau dibubarkan.
                4. Pelanggan juga dapat mengakhiri Perjanjian dengan segera apabila Ketersediaan di bawah
                   [](terms/credits.yaml#exit.below-percent) dalam
                   [](terms/credits.yaml#exit.periods) Bulan dari [](terms/credits.yaml#exit.out-of) Bulan
                   berturut-turut.
                5. Para Pihak mengesampingkan Pasal 1266 Kitab Undang-Undang Hukum Perdata sepanjang pasal itu
                   mensyaratkan putusan pengadilan untuk pengakhiran.
                6. Dalam 14 hari setelah Perjanjian berakhir, Penyedia menyerahkan data Pelanggan dalam format yang
                   lazim, dan dalam 30 hari setelah penyerahan itu menghapus salinannya.
                7. Para Pihak mencantumkan tanggal berakhirnya Perjanjian dalam `agreement.yaml` melalui perubahan.
                   Pengakhiran yang sah tidak bergantung pada pencantuman itu.
                8. Pengakhiran tidak menghapus kewajiban yang telah timbul, termasuk biaya, kredit layanan, dan
                   kerahasiaan.
                """,
            en: """
                # Term and ending

                1. \(duration.en)
                2. A Party may end the Agreement on written notice of
                   [](terms/review.yaml#ending.notice).
                3. A Party may end the Agreement at once where:
                   - the other Party commits a serious breach and does not mend it within 30 days of a written
                     warning;
                   - the other Party is declared bankrupt or is dissolved.
                4. The Customer may also end the Agreement at once where Availability is below
                   [](terms/credits.yaml#exit.below-percent) in
                   [](terms/credits.yaml#exit.periods) Months out of [](terms/credits.yaml#exit.out-of) Months in
                   a row.
                5. The Parties waive Article 1266 of the Indonesian Civil Code so far as it requires a decision of a
                   court for the ending.
                6. Within 14 days after the Agreement has ended, the Provider hands over the Customer's data in a
                   common format, and within 30 days of handing them over deletes its copies.
                7. The Parties enter the day on which the Agreement ends in `agreement.yaml` by an amendment.
                   A valid ending does not depend on that entry.
                8. Ending does not undo obligations that have already arisen, including fees, service credits and
                   confidentiality.
                """)
    }

    /// Half-open, as in agreement.yaml: the last day named is no longer part of the term.
    private var duration: Bilingual {
        guard let end = values.endDay else {
            return Bilingual(
                id: "Perjanjian berlaku sejak awal tanggal \(id.firstDay) sampai diakhiri menurut klausul ini.",
                en: "The Agreement runs from the start of \(en.firstDay) until it is ended under this clause.")
        }
        return Bilingual(
            id: """
                Perjanjian berlaku sejak awal tanggal \(id.firstDay) sampai awal tanggal \(id.date(end)).
                   Tanggal yang disebut terakhir tidak termasuk masa berlaku.
                """,
            en: """
                The Agreement runs from the start of \(en.firstDay) until the start of \(en.date(end)).
                   The date named last is not part of the term.
                """)
    }
}
