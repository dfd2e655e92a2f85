/// The terms of the shortest service level agreement, where they differ from those of the full one.
extension MinimalServiceLevelTemplate {
    var servicesTerms: TermsFile {
        TermsFile(
            .services,
            [
                "services": [
                    [
                        "id": "main",
                        "name": .words(id: "[LAYANAN]", en: "[SERVICE]"),
                        "includes": [.words(id: "[CAKUPAN]", en: "[SCOPE]")],
                        "objectives": [
                            [
                                "id": "availability",
                                "indicator": "availability",
                                "target-percent": "99.5",
                                "time-window": "calendar-month",
                                "clock": "always",
                            ]
                        ],
                    ]
                ],
                "support": [
                    "calendar": "business-hours",
                    "priorities": [
                        [
                            "id": "urgent",
                            "meaning": .words(id: "Layanan tidak dapat digunakan", en: "The service cannot be used"),
                            "clock": "always", "respond-within": "60 minutes",
                        ],
                        [
                            "id": "other",
                            "meaning": .words(id: "Selain itu", en: "Anything else"),
                            "clock": "business-hours", "respond-within": "9 business-hours",
                        ],
                    ],
                ],
            ])
    }

    var measurementTerms: TermsFile {
        TermsFile(
            .measurement,
            [
                "measurement": [
                    [
                        "service": "main", "objective": "availability", "measured-by": provider,
                        "source": .words(id: "Pemeriksaan berkala Penyedia", en: "Regular checks by the provider"),
                        "check-every": "5 minutes", "denominator": "total", "rounding": "none",
                        "exclusions": [
                            [
                                "id": "customer-cause",
                                "meaning": .words(id: "Tindakan Pelanggan", en: "Acts of the customer"),
                            ]
                        ],
                    ]
                ],
                "disagreement": ["own-records-within": "14 days", "then": "joint-examination"],
            ])
    }

    var creditsTerms: TermsFile {
        TermsFile(
            .credits,
            [
                "credits": [
                    [
                        "service": "main", "objective": "availability", "period": "calendar-month",
                        "of-fee": "monthly",
                        "tiers": [["from": "0", "below": "99.5", "credit-percent": "10"]],
                    ]
                ],
                "rounding": "half-up",
                "claim": ["form": "automatic"],
                "settlement": ["given": "next-invoice"],
            ])
    }

    var feesTerms: TermsFile {
        TermsFile(
            .fees,
            [
                "currency": .scalar(currency),
                "fees": [
                    [
                        "id": "monthly", "service": "main",
                        "name": .words(id: "Biaya bulanan", en: "Monthly fee"),
                        "amount": TermsValue.scalar(String(monthlyFee)).noted(
                            id: "Harga awal dari templat; sesuaikan di sini dan dalam klausul.",
                            en: "A starting price; adjust it here and in the clause."),
                        "per": "calendar-month", "tax": "not-included", "paid-by": customer, "paid-to": provider,
                    ]
                ],
                "invoices": ["sent-within": "5 business-days", "paid-within": "14 days"],
            ])
    }

    var escalationTerms: TermsFile {
        TermsFile(
            .escalation,
            [
                "calendar": "business-hours",
                "levels": [
                    [
                        "level": "1", "after": "0 minutes",
                        "contacts": [
                            [
                                "party": provider, "function": .words(id: "Dukungan", en: "Support"),
                                "person": full.providerContact,
                            ],
                            [
                                "party": customer, "function": .words(id: "Kontak", en: "Contact"),
                                "person": full.customerContact,
                            ],
                        ],
                    ]
                ],
            ])
    }
}
