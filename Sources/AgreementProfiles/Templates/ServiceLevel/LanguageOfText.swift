/// In which language the text is written, and what comes first where its parts differ.
extension ServiceLevelTemplate {
    var languageClause: ClausePair {
        ClausePair(
            170, "language",
            id: """
                # Bahasa dan urutan keberlakuan

                1. \(id.languages)
                2. Untuk angka, tanggal, dan perhitungan, Ketentuan Terstruktur didahulukan dari klausul.
                   Untuk hal lain, klausul didahulukan.
                3. Perjanjian ditandatangani secara elektronik.
                   Setiap salinan yang tanda tangannya dapat diperiksa berkekuatan sama.
                4. Apabila suatu ketentuan batal, ketentuan lain tetap berlaku, dan Para Pihak menggantinya dengan
                   ketentuan yang sah dengan maksud yang terdekat.
                """,
            en: """
                # Language and precedence

                1. \(en.languages)
                2. For figures, dates and calculations the Structured Terms come before the clauses.
                   For everything else the clauses come first.
                3. The Agreement is signed electronically.
                   Every copy whose signatures can be checked has the same force.
                4. Where a provision is void, the others stay in force, and the Parties replace it by a valid one
                   that comes closest to its intent.
                """)
    }
}

extension Wording {
    /// One sentence for a text in one language; two, with the language that governs, for a text in both.
    /// Longer texts break inside a numbered item, hence the three spaces.
    var languages: String {
        let names = values.templateLanguages.map(name)
        guard names.count > 1 else {
            return Bilingual(
                id: "Perjanjian ini dibuat dalam \(prevailingLanguage).",
                en: "This Agreement is made in \(prevailingLanguage).")[language]
        }
        return Bilingual(
            id: """
                Perjanjian ini dibuat dalam \(names.joined(separator: " dan ")).
                   Apabila terdapat perbedaan, teks dalam \(prevailingLanguage) yang berlaku.
                """,
            en: """
                This Agreement is made in \(names.joined(separator: " and ")).
                   Where they differ, the text in \(prevailingLanguage) governs.
                """)[language]
    }
}
