/// What is delivered and by when.
extension ServiceLevelTemplate {
    var scopeClause: ClausePair {
        ClausePair(
            30, "scope",
            id: """
                # Ruang lingkup

                1. Penyedia menyelenggarakan hosting aplikasi web bagi Pelanggan, yang meliputi:
                   - server, penyimpanan data, dan jaringan;
                   - pemeliharaan sistem operasi dan pembaruan keamanannya;
                   - pencadangan data dan pemulihannya;
                   - pemantauan Layanan dan dukungan teknis.
                2. Pengembangan aplikasi, isi situs, dan pendaftaran nama domain tidak termasuk dalam Layanan.
                3. Layanan siap digunakan sejak tanggal
                   [](terms/services.yaml#services.hosting.ready-from).
                4. Permintaan perubahan yang wajar, seperti penambahan akun atau kapasitas, dipenuhi paling lambat
                   [](terms/services.yaml#requests.fulfilled-within) setelah diterima.
                """,
            en: """
                # Scope

                1. The Provider hosts web applications for the Customer, which includes:
                   - servers, data storage and network;
                   - upkeep of the operating system and its security updates;
                   - backup of data and its restoration;
                   - monitoring of the Service and technical support.
                2. Application development, site content and domain registration are not part of the Service.
                3. The Service is ready for use from
                   [](terms/services.yaml#services.hosting.ready-from).
                4. Reasonable requests for change, such as more accounts or capacity, are fulfilled no later than
                   [](terms/services.yaml#requests.fulfilled-within) after they are received.
                """)
    }

    /// One file for the standard of the service: each part stands beside the clause that explains it.
    var servicesTerms: TermsFile {
        TermsFile(
            .services,
            [
                "services": [
                    [
                        "id": "hosting",
                        "name": .words(id: "Hosting aplikasi web", en: "Web application hosting"),
                        "ready-from": firstDay,
                        "includes": [
                            .words(
                                id: "Server, penyimpanan data, dan jaringan",
                                en: "Servers, data storage and network"),
                            .words(
                                id: "Pemeliharaan sistem operasi dan pembaruan keamanannya",
                                en: "Upkeep of the operating system and its security updates"),
                            .words(
                                id: "Pencadangan data dan pemulihannya",
                                en: "Backup of data and its restoration"),
                            .words(
                                id: "Pemantauan layanan dan dukungan teknis",
                                en: "Monitoring of the service and technical support"),
                        ],
                        "excludes": [
                            .words(id: "Pengembangan aplikasi", en: "Application development"),
                            .words(id: "Isi situs", en: "Site content"),
                            .words(id: "Pendaftaran nama domain", en: "Domain registration"),
                        ],
                        "objectives": [availability],
                        "backup": backup,
                    ]
                ],
                "requests": ["fulfilled-within": "3 business-days"],
                "support": support,
            ])
    }
}
