import Testing

@testable import AgreementDocuments

@Suite("A paragraph is taken apart where its sentences end")
struct SentenceScannerTests {
    private func sentences(_ text: String) -> [String] {
        let characters = Array(text)
        return SentenceScanner(ReadCharacters(String(characters))).sentences.map {
            String(characters[$0]).withoutMarkdown
        }
    }

    @Test(arguments: [
        // English: abbreviations, initials, numbers, quotes.
        [
            "The fee is due on the fifth day, e.g. 5 July 2026.",
            "It is paid to Acme Ltd. by bank transfer (see No. 7 of Art. 12).",
        ],
        ["Mr. J. Smith of the U.S. Office signs for it.", "He says \"I agree.\"", "Nobody else does."],
        ["It costs USD 1,000.50 each month.", "Availability is 99.95 %.", "Less is a breach!"],
        // Indonesian: titles, thousands with points, decimals with commas, numbers of clauses.
        [
            "Biaya sebesar Rp1.000.000 per bulan menurut pasal 3.", "Ketersediaan minimal 99,9 %.",
            "Sari Wulandari, S.H. dan Ir. Budi Santoso menandatanganinya.",
        ],
        ["Alamat Jl. Sudirman No. 5 Jakarta a.n. PT Nusa.", "Pembayaran dilakukan sebelum tgl 5 setiap bulan."],
        ["Pasal 3. Biaya dibayar setiap bulan.", "Denda dikenakan atas keterlambatan."],
        ["3. The Provider answers within 4 hours.", "It says why where it does not."],
        // Arabic and Chinese.
        ["يلتزم مقدم الخدمة بنسبة توافر ٩٩٫٩٪ شهريًا.", "يبدأ العقد في 1 يوليو 2026.", "هل يجوز الإنهاء؟", "نعم."],
        ["甲方应当在2026年7月1日前支付100.50元。", "“逾期不付的，乙方可以暂停服务。”", "双方另有约定的除外！"],
        // Semicolons keep provisions apart.
        ["The Provider keeps backups;", "it restores them within 4 hours;", "it says so."],
        ["No stop at the end"],
    ])
    func theseAreSentences(expected: [String]) {
        let isChinese = expected[0].hasPrefix("甲")
        #expect(sentences(expected.joined(separator: isChinese ? "" : " ")) == expected.map(\.withoutMarkdown))
        // However the lines are broken.
        if !isChinese {
            let wrapped = expected.joined(separator: " ").replacing(" ", with: "\n")
            #expect(sentences(wrapped) == expected.map(\.withoutMarkdown))
        }
    }

    @Test(arguments: 0..<60) func sentencesTogetherAreTheText(seed: Int) {
        var texts = RandomTexts(seed: seed)
        let characters = Array(texts.pair().0)
        let ranges = SentenceScanner(ReadCharacters(String(characters))).sentences
        #expect(ranges.flatMap { characters[$0] } == characters)
        #expect(ranges.allSatisfy { !$0.isEmpty })
    }
}
