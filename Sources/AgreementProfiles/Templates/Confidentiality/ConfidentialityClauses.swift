/// The clauses of the confidentiality agreement.
extension ConfidentialityTemplate {
    var partiesClause: ClausePair {
        ClausePair(
            10, "parties",
            id: """
                # Para Pihak dan tujuan

                1. Perjanjian ini dibuat oleh dan antara:
                   - \(values.provider.name);
                   - \(values.customer.name).
                2. Keduanya bersama-sama disebut **Para Pihak**, dan masing-masing disebut **Pihak**.
                3. Para Pihak saling mengungkapkan informasi untuk tujuan yang tercantum dalam
                   `terms/confidentiality.yaml`.
                """,
            en: """
                # Parties and purpose

                1. This agreement is made by and between:
                   - \(values.provider.name);
                   - \(values.customer.name).
                2. They are together the **Parties**, and each of them is a **Party**.
                3. The Parties disclose information to each other for the purpose set out in
                   `terms/confidentiality.yaml`.
                """)
    }

    var secretClause: ClausePair {
        ClausePair(
            20, "information",
            id: """
                # Informasi rahasia

                1. **Informasi Rahasia** adalah apa yang tercantum sebagai `information` dalam
                   `terms/confidentiality.yaml`, dalam bentuk apa pun diungkapkan.
                2. Yang tercantum di sana sebagai `not-secret` bukan Informasi Rahasia.
                   Siapa yang mengandalkannya, membuktikannya.
                """,
            en: """
                # Confidential information

                1. **Confidential Information** means what is listed as `information` in
                   `terms/confidentiality.yaml`, in whatever form it is disclosed.
                2. What is listed there as `not-secret` is not Confidential Information.
                   Whoever relies on that proves it.
                """)
    }

    var dutiesClause: ClausePair {
        ClausePair(
            30, "duties",
            id: """
                # Kewajiban

                1. Pihak yang menerima Informasi Rahasia:
                   - merahasiakannya dengan kehati-hatian yang sama seperti rahasianya sendiri;
                   - hanya menggunakannya untuk tujuan perjanjian ini;
                   - hanya memberikannya kepada mereka yang boleh mengetahuinya.
                2. Pihak itu memberitahukan setiap kebocoran dalam 72 jam setelah diketahui.
                3. Kewajiban ini berlaku selama [](terms/confidentiality.yaml#kept-secret-for)
                   sejak masing-masing diungkapkan.
                """,
            en: """
                # Duties

                1. A Party that receives Confidential Information:
                   - keeps it secret with the same care as its own secrets;
                   - uses it for the purpose of this agreement only;
                   - gives it only to those who may know it.
                2. That Party announces every leak within 72 hours of learning of it.
                3. These duties last for [](terms/confidentiality.yaml#kept-secret-for)
                   from each disclosure.
                """)
    }

    var returnClause: ClausePair {
        ClausePair(
            40, "return",
            id: """
                # Pengembalian

                1. Atas permintaan, Informasi Rahasia dikembalikan atau dihapus dalam
                   [](terms/confidentiality.yaml#returned-within).
                2. Tidak ada hak atas Informasi Rahasia yang beralih karena pengungkapannya.
                """,
            en: """
                # Return

                1. On request, Confidential Information is returned or deleted within
                   [](terms/confidentiality.yaml#returned-within).
                2. No right in Confidential Information passes by its disclosure.
                """)
    }

    var textClause: ClausePair {
        ClausePair(
            50, "text",
            id: """
                # Teks

                1. Teks ini berlaku sejak awal tanggal \(id.firstDay).
                2. Perubahan hanya berlaku apabila teks lengkap yang dihasilkannya ditandatangani oleh setiap Pihak.
                3. Setiap tanggal dan jam mengikuti zona waktu \(id.zone).
                4. \(id.languages)
                """,
            en: """
                # Text

                1. This text is in force from the start of \(en.firstDay).
                2. A change takes effect only where the whole text that results from it is signed by each Party.
                3. Every date and hour follows the time zone \(en.zone).
                4. \(en.languages)
                """)
    }
}
