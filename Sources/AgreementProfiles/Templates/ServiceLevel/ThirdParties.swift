/// Whom the agreement affects though they do not sign it.
extension ServiceLevelTemplate {
    var thirdPartiesClause: ClausePair {
        ClausePair(
            150, "third-parties",
            id: """
                # Pihak ketiga

                1. Penyedia boleh menggunakan subkontraktor, dan tetap bertanggung jawab atas pekerjaan mereka
                   seperti atas pekerjaannya sendiri.
                2. Penyedia memberitahukan penggantian atau penambahan subkontraktor yang mengolah data Pelanggan
                   [](terms/third-parties.yaml#subcontractors.change-announced-before) sebelumnya,
                   dan Pelanggan dapat menolaknya dengan alasan yang patut.
                3. Para pengguna Pelanggan memperoleh manfaat dari Layanan melalui Pelanggan.
                   Mereka bukan Pihak dan tidak memperoleh hak untuk menuntut berdasarkan Perjanjian ini.
                4. Data pribadi diolah menurut Undang-Undang Nomor 27 Tahun 2022 tentang Pelindungan Data Pribadi,
                   dengan Pelanggan sebagai pengendali dan Penyedia sebagai prosesor.
                5. Suatu Pihak hanya dapat mengalihkan Perjanjian ini dengan persetujuan tertulis Pihak lain.
                """,
            en: """
                # Third parties

                1. The Provider may use subcontractors, and remains responsible for their work as for its
                   own.
                2. The Provider announces the replacement or addition of a subcontractor that processes Customer
                   data [](terms/third-parties.yaml#subcontractors.change-announced-before) before,
                   and the Customer may object for good reason.
                3. The Customer's users benefit from the Service through the Customer.
                   They are not Parties and gain no right of claim under this Agreement.
                4. Personal data are processed under Law Number 27 of 2022 on Personal Data Protection, with the
                   Customer as controller and the Provider as processor.
                5. A Party may transfer this Agreement only with the written consent of the other Party.
                """)
    }

    var thirdPartiesTerms: TermsFile {
        TermsFile(
            .thirdParties,
            [
                "affected": [
                    [
                        "id": "users",
                        "of-party": customer,
                        "who": .words(id: "Para pengguna Pelanggan", en: "The users of the customer"),
                        "told": .words(
                            id: "Pemeliharaan terencana dan gangguan yang mereka rasakan",
                            en: "Planned maintenance, and incidents that they notice"),
                        "may-see": .words(
                            id: "Target ketersediaan dan angka yang tercapai",
                            en: "The availability target and the figure reached"),
                        "right-of-claim": "none",
                    ]
                ],
                "subcontractors": [
                    "of-party": provider,
                    "kinds": TermsValue.list([
                        .words(id: "Pusat data", en: "Data centre"),
                        .words(id: "Penyedia jaringan", en: "Network carrier"),
                    ]).noted(
                        id: "Sebutkan nama subkontraktor di sini apabila Pelanggan memerlukannya.",
                        en: "Name the subcontractors here if the customer needs to know them."),
                    "answerable": provider,
                    "change-announced-before": "30 days",
                ],
                "personal-data": ["controller": customer, "processor": provider],
                "transfer": "written-consent",
            ])
    }
}
