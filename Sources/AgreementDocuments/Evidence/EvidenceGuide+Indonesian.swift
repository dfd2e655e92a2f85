extension EvidenceGuide {
    /// `BACALAH.txt`: the same as `README.txt`, in Indonesian.
    public static func bacalah(_ covers: Certificate.Coverage) -> String {
        let texts =
            switch covers {
            case .everyVersion:
                """
                text/               naskah versi terbaru: semua berkasnya
                versions/0003/      berkas yang dibawa atau diubah oleh versi 3
                \(EvidenceFolders.list)  satu baris untuk setiap berkas itu. "0003 0009 terms/fees.yaml" berarti: berkas
                                    versions/0003/terms/fees.yaml bagian dari naskah versi 3 sampai 9, dan tidak yang lain.

                """
            case .oneVersion:
                """
                text/               naskah satu versi yang dibuktikan paket ini: semua berkasnya

                """
            }
        let listing = covers == .everyVersion ? reading("Semua berkas suatu versi, misalnya versi 5:") : ""
        let lines = covers == .everyVersion ? "; demikian\n  pula baris-baris \(EvidenceFolders.list)" : ""
        return """
            BUKTI PERJANJIAN

            index.html          siapa menyetujui apa dan kapan: buka dengan peramban apa pun
            certification.html  lembar pernyataan tentang paket ini untuk diisi penyimpan catatan
            \(texts)agreement.bundle    riwayat bertanda tangan itu sendiri, untuk git
            allowed_signers     kunci siapa milik siapa, untuk ssh-keygen
            SHA256SUMS          SHA-256 setiap berkas di sini kecuali berkas itu sendiri
            check.sh            pemeriksaannya, sekitar 300 baris untuk dibaca (keluarannya berbahasa Inggris)


            CARA MEMERIKSANYA

            Diperlukan sh, GNU coreutils, git 2.34 atau lebih baru, dan ssh-keygen; tidak perlu jaringan.

            1. Mintalah kepada para pihak nomor perjanjian (40 digit) dan sidik paket, yang dicetak oleh "countersign
               export" ketika paket dibuat. Keduanya dari mereka, jangan dari paket ini.
            2. Cocokkan sidik berkas yang Anda terima:  sha256sum BERKAS.zip
            3. Jalankan pemeriksaannya:  sh check.sh NOMOR
            4. Bacalah kata-kata persetujuan yang dicetaknya.

            Hasilnya 0 bila semuanya sesuai, 1 bila ada yang tidak sesuai, yang lalu disebutkan, dan 2 bila tidak dapat
            ditentukan. Pemeriksaan yang sudah diubah orang dapat mengatakan apa saja: langkah 2 mencegahnya, atau
            bandingkan check.sh dengan yang berasal dari paket lain.

            \(listing)Untuk memperoleh naskah lengkap suatu versi dalam satu folder:
                git clone agreement.bundle salinan && git -C salinan checkout COMMIT
            dengan commit-nya dari index.html.


            YANG DITENTUKANNYA

            - Setiap berkas sama dengan yang didaftar dalam SHA256SUMS, dan tidak ada berkas yang bukan bagian paket.
            - Riwayatnya utuh, dapat dibaca git, dan berpangkal pada perjanjian yang Anda sebutkan.
            - Setiap tindakan di dalamnya ditandatangani oleh orang yang disebutnya, dengan kunci dalam allowed_signers.
            - Setiap versi menggabungkan tepat pohon berkas dan sidik naskah yang disetujui atas versi sebelumnya, dan
              setiap pihak yang menandatangani telah menyetujuinya, oleh sebanyak orang yang diminta perjanjian, dengan
              kunci yang oleh naskah itu sendiri dicantumkan bagi orang-orang itu, yang berwenang menandatangani untuk
              pihaknya. Menukar allowed_signers tidak mengubah hal itu.
            - Naskah dalam berkas biasa sama dengan yang ada dalam riwayat dan, menurut SHA-256, dengan yang sidiknya
              ditandatangani\(lines).


            YANG TIDAK DITENTUKANNYA

            - Apakah index.html, certification.html, README.txt, dan berkas ini menyatakan apa yang ada dalam riwayat.
              Semuanya sebagaimana didaftar dalam SHA256SUMS, yang juga ditulis oleh pembuat paket: berpeganglah pada
              naskah dan pada apa yang dicetak check.sh.
            - Apakah nomor yang Anda terima benar, apakah ada versi yang lebih baru daripada yang terbaru di sini, atau
              apakah riwayat lain diperlihatkan kepada orang lain.
            - Siapa yang memegang suatu kunci. Perjanjian mencantumkan kunci setiap orang; apakah kunci itu mereka jaga
              sendiri adalah urusan manusia.
            - Kapan sesuatu terjadi. Waktu adalah pengakuan penanda tangan; yang terbukti ialah urutannya.
            - Aturan format selain yang di atas: kata-kata suatu persetujuan (semuanya dicetak untuk dibaca), bagian naskah
              yang boleh disetujui seseorang bagi pihaknya, bukti bahwa setiap kunci baru dipegang, tanggal, dan bentuk
              ketat setiap berkas. "countersign verify agreement.bundle --agreement NOMOR" menentukan semuanya.

            Berkas para pihak dibaca baris demi baris di sini, bukan sebagai YAML: bila ditulis sehingga barisnya tidak
            menjawab, pemeriksaan mengatakan bahwa hal itu tidak dapat ditentukan.

            """
    }
}
