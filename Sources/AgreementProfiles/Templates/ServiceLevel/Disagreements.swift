/// The ladder from talk to arbitration, and the law that governs.
extension ServiceLevelTemplate {
    var disagreementsClause: ClausePair {
        ClausePair(
            120, "disagreements",
            id: """
                # Perselisihan

                1. Perjanjian ini diatur oleh dan ditafsirkan menurut hukum Republik Indonesia.
                2. Para Pihak menyelesaikan setiap perselisihan secara bertahap:
                   - musyawarah antara wakil yang berwenang, paling lama
                     [](terms/disputes.yaml#steps.1.at-most) sejak diminta secara tertulis;
                   - apabila belum selesai, mediasi dengan mediator yang dipilih bersama, paling lama
                     [](terms/disputes.yaml#steps.2.at-most);
                   - apabila belum juga selesai, arbitrase di Badan Arbitrase Nasional Indonesia (BANI) menurut
                     peraturan BANI, dengan
                     [](terms/disputes.yaml#steps.3.arbitrators) arbiter, bertempat di Jakarta.
                3. Arbitrase berlangsung dalam \(id.prevailingLanguage).
                   Putusannya bersifat final dan mengikat Para Pihak.
                4. Catatan Gangguan, laporan bulanan, dan riwayat Perjanjian yang ditandatangani menjadi rujukan
                   pertama Para Pihak pada setiap tahap.
                5. Selama perselisihan berlangsung, setiap Pihak tetap melaksanakan kewajiban yang tidak
                   diperselisihkan.
                """,
            en: """
                # Disagreements

                1. This Agreement is governed by and read under the law of the Republic of Indonesia.
                2. The Parties settle every disagreement step by step:
                   - talks between representatives with authority, for at most
                     [](terms/disputes.yaml#steps.1.at-most) from a written request;
                   - if it is not settled, mediation by a mediator chosen together, for at most
                     [](terms/disputes.yaml#steps.2.at-most);
                   - if it is still not settled, arbitration at the Indonesian National Board of Arbitration (BANI)
                     under the rules of BANI, with
                     [](terms/disputes.yaml#steps.3.arbitrators) arbitrator, seated in Jakarta.
                3. The arbitration is held in \(en.prevailingLanguage).
                   Its award is final and binds the Parties.
                4. The records of Incidents, the monthly reports and the signed history of the Agreement are what
                   the Parties look to first at every step.
                5. While a disagreement lasts, each Party keeps performing the obligations that are not in
                   dispute.
                """)
    }

    var disputesTerms: TermsFile {
        TermsFile(
            .disputes,
            [
                "steps": [
                    [
                        "step": "talks",
                        "between": .words(
                            id: "Wakil yang berwenang dari setiap Pihak",
                            en: "Representatives of each party with authority"),
                        "at-most": "14 days",
                    ],
                    [
                        "step": "mediation",
                        "between": .words(
                            id: "Para Pihak dan mediator yang dipilih bersama",
                            en: "The parties and a mediator chosen together"),
                        "at-most": "30 days",
                    ],
                    [
                        "step": "arbitration",
                        "institution": .words(
                            id: "Badan Arbitrase Nasional Indonesia (BANI)",
                            en: "Indonesian National Board of Arbitration (BANI)"),
                        "rules": "BANI",
                        "seat": "Jakarta",
                        "arbitrators": "1",
                        "language": .scalar(values.prevailing),
                    ],
                ],
                "performance-meanwhile": "continues",
            ])
    }
}
