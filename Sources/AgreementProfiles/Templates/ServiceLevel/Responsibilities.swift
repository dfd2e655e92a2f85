/// What each party does for the service to work.
extension ServiceLevelTemplate {
    var responsibilitiesClause: ClausePair {
        ClausePair(
            100, "responsibilities",
            id: """
                # Tanggung jawab Para Pihak

                1. Penyedia bertanggung jawab:
                   - menjaga Layanan, kapasitas, dan keamanannya sesuai dengan Perjanjian ini;
                   - memantau Layanan dan memberitahukan Gangguan tanpa menunggu laporan;
                   - menjaga kerahasiaan data Pelanggan dan hanya menggunakannya untuk Layanan;
                   - memberitahukan kebocoran data dalam
                     [](terms/responsibilities.yaml#responsibilities.1.duties.breach-notice.within) setelah
                     diketahui.
                2. Pelanggan bertanggung jawab:
                   - menunjuk orang yang berwenang dan dapat dihubungi;
                   - menjaga kata sandi dan hak akses yang diterimanya;
                   - memelihara aplikasi dan isi yang dipasangnya serta tidak menggunakannya untuk hal yang
                     melanggar hukum;
                   - memberikan keterangan yang diperlukan untuk menangani Gangguan dan membayar tepat waktu.
                3. Pihak yang tidak dapat memenuhi tanggung jawabnya segera memberitahukannya kepada Pihak lain
                   beserta sebab dan perkiraan waktunya.
                4. Waktu yang hilang karena Pelanggan tidak memenuhi tanggung jawabnya tidak dihitung terhadap
                   Penyedia.
                """,
            en: """
                # Responsibilities of the Parties

                1. The Provider is responsible for:
                   - keeping the Service, its capacity and its security as this Agreement requires;
                   - monitoring the Service and announcing Incidents without waiting for a report;
                   - keeping the Customer's data confidential and using it for the Service only;
                   - announcing a data breach within
                     [](terms/responsibilities.yaml#responsibilities.1.duties.breach-notice.within) of
                     learning of it.
                2. The Customer is responsible for:
                   - naming persons with authority who can be reached;
                   - keeping safe the passwords and access rights it receives;
                   - maintaining the applications and content it installs, and not using them for anything
                     unlawful;
                   - giving the information needed to handle Incidents, and paying on time.
                3. A Party that cannot meet a responsibility tells the other Party at once, with the cause and the
                   expected time.
                4. Time lost because the Customer does not meet a responsibility is not counted against the
                   Provider.
                """)
    }

    var responsibilitiesTerms: TermsFile {
        TermsFile(
            .responsibilities,
            [
                "responsibilities": [
                    [
                        "party": provider,
                        "duties": [
                            duty(
                                "upkeep", id: "Menjaga layanan, kapasitas, dan keamanannya",
                                en: "Keep the service, its capacity and its security"),
                            duty(
                                "monitoring", id: "Memantau layanan dan memberitahukan gangguan",
                                en: "Monitor the service and announce incidents"),
                            duty(
                                "confidentiality", id: "Menjaga kerahasiaan data Pelanggan",
                                en: "Keep the data of the customer confidential"),
                            duty(
                                "breach-notice", id: "Memberitahukan kebocoran data",
                                en: "Announce a data breach", within: "72 hours"),
                        ],
                    ],
                    [
                        "party": customer,
                        "duties": [
                            duty(
                                "contacts", id: "Menunjuk orang yang berwenang dan dapat dihubungi",
                                en: "Name persons with authority who can be reached"),
                            duty(
                                "access", id: "Menjaga kata sandi dan hak akses",
                                en: "Keep passwords and access rights safe"),
                            duty(
                                "lawful-use", id: "Memelihara aplikasi dan isinya serta mematuhi hukum",
                                en: "Maintain applications and content, within the law"),
                            duty(
                                "cooperation", id: "Memberikan keterangan dan membayar tepat waktu",
                                en: "Give information and pay on time"),
                        ],
                    ],
                ],
                "joint": [
                    duty(
                        "notice-of-hindrance", id: "Segera memberitahukan apa yang menghalangi suatu kewajiban",
                        en: "Tell at once what hinders a duty")
                ],
            ])
    }

    private func duty(_ name: String, id: String, en: String, within: String? = nil) -> TermsValue {
        let duty: TermsValue = ["id": .scalar(name), "text": .words(id: id, en: en)]
        guard let within else { return duty }
        return duty.followed(by: ["within": .scalar(within)])
    }
}
