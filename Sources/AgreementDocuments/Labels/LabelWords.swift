internal import AgreementProfiles

/// Words by which a change of prose is labelled, in English, Indonesian, Chinese and Arabic; small letters.
enum LabelWords {
    /// Words that decide whether something is owed, and by whom or on what: who adds or takes one away changes what is
    /// covered.
    static let areScope = words(
        """
        shall must may not no never only except unless including excluding all any each every none solely without \
        outside scope limited limitation exclusive exclusively \
        wajib harus dapat boleh tidak bukan tanpa hanya kecuali termasuk semua seluruh setiap dilarang \
        terbatas eksklusif \
        不 仅 除 应 须 可 每 各 全 \
        يجب يجوز لا إلا فقط جميع كل يشمل
        """)

    /// What stands behind a term that is given a meaning.
    static let meanings =
        DefinitionWords.mean + [
            "shall mean", "has the meaning", "have the meaning", "shall have the meaning", "refer to",
            "memiliki arti", "mempunyai arti", "指", "是指", "系指", "意指", "يعني", "تعني", "يقصد",
        ]

    /// Words that say, without a figure too, that somebody pays.
    static let areOwed = words(
        """
        fee fees price prices pay pays paid payable payment payments refund penalty penalties tax taxes vat invoice \
        compensate compensation salary wage wages royalty royalties remuneration \
        biaya harga bayar membayar dibayar pembayaran denda pajak ppn gaji upah kompensasi royalti tagihan
        """)

    /// Words beside which a share or a number is one of money.
    static let areMoney = words(
        """
        fee fees price prices pay pays paid payable payment payments credit credits cap penalty penalties tax taxes \
        vat interest invoice invoices charge charges refund discount deposit liability \
        biaya harga bayar membayar dibayar pembayaran kredit denda pajak ppn bunga tagihan potongan pengembalian \
        ganti jaminan \
        费 价 付 款 税 息 罚 رسوم سعر دفع يدفع غرامة ضريبة رصيد
        """)

    /// Words beside which a number of hours or a number is what a service promises.
    static let areLevel = words(
        """
        respond responds responded response answer answers restore restores restored resolve resolves resolved \
        resolution recover recovers recovery available availability uptime downtime repair repairs acknowledge \
        menanggapi tanggapan menjawab memulihkan pemulihan dipulihkan menyelesaikan penyelesaian tersedia \
        ketersediaan memperbaiki perbaikan \
        响应 恢复 修复 可用 يستجيب استجابة توافر إصلاح استعادة
        """)

    /// Words that a number belongs to which only names another place of the text.
    static let areReferences = words(
        """
        clause clauses section sections article articles annex appendix schedule paragraph chapter exhibit item \
        pasal ayat bab bagian lampiran butir huruf angka paragraf 第 المادة البند
        """)

    /// Words that say when or how often without a figure.
    static let areTime = words(
        """
        second seconds minute minutes hour hours day days week weeks month months quarter quarters year years daily \
        weekly monthly quarterly yearly annually annual immediately promptly monday tuesday wednesday thursday friday \
        saturday sunday calendar business working \
        detik menit jam hari minggu pekan bulan triwulan kuartal tahun harian mingguan bulanan tahunan segera senin \
        selasa rabu kamis jumat sabtu kerja kalender \
        时 天 日 周 月 年 ثانية دقيقة ساعة ساعات يوم أيام أسبوع شهر أشهر سنة سنوات
        """)

    /// Numbers in words.
    static let areNumbers = words(
        """
        two three four five six seven eight nine ten eleven twelve fifteen twenty thirty forty fifty sixty seventy \
        eighty ninety hundred half thousand million billion \
        satu dua tiga empat lima enam tujuh delapan sembilan sepuluh sebelas puluh belas ratus seratus setengah \
        ribu seribu juta miliar
        """)

    /// Numerals of Chinese. Alone they are parts of words, too: only before a unit do they count.
    static let numerals = words("一 二 两 三 四 五 六 七 八 九 十 百 千 万 亿 半 〇 零")

    /// What money is counted in, as it stands behind a number.
    static let areCurrencies = words(
        """
        dollar dollars euro euros pound pounds cent cents yen yuan renminbi rupiah ringgit baht peso pesos rupee \
        rupees dirham dirhams riyal riyals rial franc francs krona won sen dolar \
        元 圆 ريال دولار درهم دينار جنيه ليرة يورو روبية
        """)

    /// Units that count amounts rather than time.
    static let multipliers = words("thousand million billion ribu juta miliar")
    static let percents = words("percent persen")

    private static func words(_ list: String) -> Set<String> {
        Set(list.split(separator: " ").map(String.init))
    }
}
