/// A promise of two parties to keep what each learns from the other secret.
struct ConfidentialityTemplate: WrittenTemplate {
    let values: Template.Values

    var clauses: [ClausePair] { [partiesClause, secretClause, dutiesClause, returnClause, textClause] }
    var terms: [TermsFile] { [confidentialityTerms] }

    private var confidentialityTerms: TermsFile {
        TermsFile(
            .confidentiality,
            [
                "discloses": [.scalar(values.provider.id), .scalar(values.customer.id)],
                "information": [
                    .words(
                        id: "Keterangan usaha, teknis, dan keuangan yang tidak umum diketahui",
                        en: "Commercial, technical and financial information that is not generally known")
                ],
                "not-secret": [
                    .words(
                        id: "Yang telah diketahui umum tanpa kesalahan penerima",
                        en: "What is generally known without fault of the receiver"),
                    .words(
                        id: "Yang diperoleh dengan sah dari pihak lain, atau dikembangkan sendiri",
                        en: "What is lawfully obtained from others, or developed independently"),
                    .words(
                        id: "Yang wajib diungkapkan menurut hukum, sejauh diwajibkan",
                        en: "What the law requires to be disclosed, so far as it does"),
                ],
                "purpose": TermsValue.words(id: "[TUJUAN]", en: "[PURPOSE]").noted(
                    id: "Tulis untuk apa informasi dipakai, misalnya penjajakan kerja sama.",
                    en: "Write what the information is used for, such as exploring a cooperation."),
                "may-see": [
                    .words(
                        id: "Karyawan dan penasihat yang memerlukannya dan terikat untuk merahasiakannya",
                        en: "Staff and advisers who need it and are bound to keep it secret")
                ],
                "kept-secret-for": "36 months",
                "returned-within": "30 days",
            ])
    }
}
