/// Who answers, how fast, and in which priority.
extension ServiceLevelTemplate {
    var supportClause: ClausePair {
        ClausePair(
            70, "support",
            id: """
                # Dukungan dan waktu tanggap

                1. Pelanggan melaporkan Gangguan ke alamat Penyedia yang tercantum dalam folder `parties/`.
                2. Laporan Gangguan kritis diterima setiap saat, dan waktunya dihitung tanpa henti.
                   Laporan lain dihitung menurut Jam Kerja.
                3. Waktu tanggap dan waktu penyelesaian, dihitung sejak laporan diterima, menurut prioritas:
                   - **Kritis** (Layanan tidak dapat digunakan): tanggapan
                     [](terms/services.yaml#support.priorities.critical.respond-within),
                     penyelesaian
                     [](terms/services.yaml#support.priorities.critical.resolve-within).
                   - **Tinggi** (fungsi penting terganggu): tanggapan
                     [](terms/services.yaml#support.priorities.high.respond-within), penyelesaian
                     [](terms/services.yaml#support.priorities.high.resolve-within).
                   - **Sedang** (fungsi lain terganggu): tanggapan
                     [](terms/services.yaml#support.priorities.normal.respond-within), penyelesaian
                     [](terms/services.yaml#support.priorities.normal.resolve-within).
                   - **Rendah** (pertanyaan dan saran): tanggapan
                     [](terms/services.yaml#support.priorities.low.respond-within), penyelesaian
                     [](terms/services.yaml#support.priorities.low.resolve-within).
                4. Tanggapan adalah jawaban pertama dari orang yang cakap menangani laporan; jawaban otomatis tidak
                   dihitung.
                5. Penyelesaian adalah pulihnya fungsi yang terganggu, termasuk dengan jalan sementara yang layak.
                6. Pelanggan menetapkan prioritas secara wajar.
                   Penyedia dapat mengusulkan prioritas lain dengan alasan, dan sebelum disepakati berlaku prioritas
                   yang ditetapkan Pelanggan.
                """,
            en: """
                # Support and response times

                1. The Customer reports Incidents to the Provider's address given in the folder `parties/`.
                2. Reports of critical Incidents are taken at any time, and their time is counted without pause.
                   The time of other reports is counted in Business Hours.
                3. Times to respond and to resolve, counted from receipt of the report, by priority:
                   - **Critical** (the Service cannot be used): response
                     [](terms/services.yaml#support.priorities.critical.respond-within), resolution
                     [](terms/services.yaml#support.priorities.critical.resolve-within).
                   - **High** (a main function fails): response
                     [](terms/services.yaml#support.priorities.high.respond-within), resolution
                     [](terms/services.yaml#support.priorities.high.resolve-within).
                   - **Normal** (another function fails): response
                     [](terms/services.yaml#support.priorities.normal.respond-within), resolution
                     [](terms/services.yaml#support.priorities.normal.resolve-within).
                   - **Low** (questions and suggestions): response
                     [](terms/services.yaml#support.priorities.low.respond-within), resolution
                     [](terms/services.yaml#support.priorities.low.resolve-within).
                4. A response is the first answer from a person able to handle the report; automatic replies do
                   not count.
                5. A resolution is the return of the failed function, also by a reasonable workaround.
                6. The Customer sets the priority reasonably.
                   The Provider may propose another with reasons, and until one is agreed the Customer's priority
                   applies.
                """)
    }

    /// For `support` in the services.
    var support: TermsValue {
        [
            "calendar": "business-hours",
            "priorities": TermsValue.list([
                priority(
                    "critical", id: "Layanan tidak dapat digunakan", en: "The service cannot be used",
                    clock: "always", respond: "30 minutes", resolve: "4 hours"),
                priority(
                    "high", id: "Fungsi penting terganggu", en: "A main function fails",
                    clock: "business-hours", respond: "2 business-hours", resolve: "9 business-hours"),
                priority(
                    "normal", id: "Fungsi lain terganggu", en: "Another function fails",
                    clock: "business-hours", respond: "9 business-hours", resolve: "45 business-hours"),
                priority(
                    "low", id: "Pertanyaan dan saran", en: "Questions and suggestions",
                    clock: "business-hours", respond: "18 business-hours", resolve: "90 business-hours"),
            ]).noted(
                id: "Dari yang paling mendesak. clock: always berarti tanpa henti, selain itu nama kalender.",
                en: "The most urgent first. clock: always means without pause, otherwise it names a calendar."),
        ]
    }

    private func priority(
        _ name: String, id: String, en: String, clock: String, respond: String, resolve: String
    ) -> TermsValue {
        [
            "id": .scalar(name),
            "meaning": .words(id: id, en: en),
            "clock": .scalar(clock),
            "respond-within": .scalar(respond),
            "resolve-within": .scalar(resolve),
        ]
    }
}
