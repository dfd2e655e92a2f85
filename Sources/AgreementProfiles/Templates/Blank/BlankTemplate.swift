/// An agreement of any kind: who agrees and why, and what its text is.
///
/// It may be signed as it stands. Lines that begin with `>` are guidance for its authors: visible, so
/// that nobody signs them unseen, and each says of itself that it is no provision.
struct BlankTemplate: WrittenTemplate {
    let values: Template.Values

    var clauses: [ClausePair] { [purposeClause, textClause] }
    var terms: [TermsFile] { [] }

    var purposeClause: ClausePair {
        ClausePair(
            10, "purpose",
            id: """
                # Para Pihak dan tujuan

                1. Perjanjian ini, \(id.title),
                   dibuat oleh dan antara:
                   - \(values.provider.name);
                   - \(values.customer.name).
                2. Keduanya bersama-sama disebut **Para Pihak**, dan masing-masing disebut **Pihak**.
                3. Para Pihak bekerja sama dengan iktikad baik, dan masing-masing melaksanakan apa yang
                   dijanjikannya dalam Perjanjian ini.

                > Panduan, bukan ketentuan: uraikan di sini apa yang hendak dicapai Para Pihak, lalu tulis setiap
                > pokok dalam klausul tersendiri, misalnya `clauses/015-delivery.id.md`.
                > Hapus baris-baris ini sebelum mengusulkan teks.
                """,
            en: """
                # Parties and purpose

                1. This Agreement, \(en.title),
                   is made by and between:
                   - \(values.provider.name);
                   - \(values.customer.name).
                2. They are together the **Parties**, and each of them is a **Party**.
                3. The Parties work together in good faith, and each does what it promises in this
                   Agreement.

                > Guidance, not a provision: describe here what the Parties want to achieve, then write each
                > subject in a clause of its own, for example `clauses/015-delivery.en.md`.
                > Delete these lines before proposing the text.
                """)
    }

    var textClause: ClausePair {
        ClausePair(
            20, "text",
            id: """
                # Teks Perjanjian

                1. Perjanjian adalah seluruh teks yang ditandatangani Para Pihak beserta setiap perubahannya.
                2. \(duration.id)
                3. Perubahan hanya berlaku apabila teks lengkap yang dihasilkannya ditandatangani oleh setiap Pihak.
                4. Setiap tanggal dan jam mengikuti zona waktu \(id.zone).
                5. \(id.languages)
                """,
            en: """
                # The text of the Agreement

                1. The Agreement is the whole text signed by the Parties, with every amendment to it.
                2. \(duration.en)
                3. A change takes effect only where the whole text that results from it is signed by each Party.
                4. Every date and hour follows the time zone \(en.zone).
                5. \(en.languages)
                """)
    }

    private var duration: Bilingual {
        guard let end = values.endDay else {
            return Bilingual(
                id: "Teks ini berlaku sejak awal tanggal \(id.firstDay).",
                en: "This text is in force from the start of \(en.firstDay).")
        }
        return Bilingual(
            id: "Teks ini berlaku sejak awal tanggal \(id.firstDay) sampai awal tanggal \(id.date(end)).",
            en: "This text is in force from the start of \(en.firstDay) until the start of \(en.date(end)).")
    }
}
