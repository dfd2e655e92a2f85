import TestSupport

/// Cases of the checks that compare terms with each other.
extension CheckCase {
    static let ofTerms: [CheckCase] = ofTiers + ofPromises + ofPeople

    private static let credits = "terms/credits.yaml"
    private static let services = "terms/services.yaml"
    private static let measurement = "terms/measurement.yaml"
    private static let fees = "terms/fees.yaml"

    private static let ofTiers: [CheckCase] = [
        .found("tier-gap", "a tier ends before the next begins", at: credits, saying: "from 98 to below 99") {
            try $0.replace(credits, "below: \"99.0\"", with: "below: \"98.0\"")
        },
        .found("tier-gap", "the lowest results have no tier", at: credits, saying: "from 0 to below 10") {
            try $0.replace(credits, "from: \"0\"", with: "from: \"10\"")
        },
        .sound("tier-gap", "results that keep the promise need no tier") {
            try $0.replace(credits, "      - from: \"99.9\"\n        credit-percent: \"0\"\n", with: "")
        },
        .found("tier-overlap", "two tiers share a range", at: credits, saying: "apply to 99:") {
            try $0.replace(credits, "below: \"99.0\"", with: "below: \"99.5\"")
        },
        .found("tier-overlap", "a level has two lists of tiers", at: credits, saying: "a second list of tiers") {
            try $0.replace(
                credits, "credits:\n",
                with: """
                    credits:
                      - service: hosting
                        objective: availability
                        period: calendar-month
                        of-fee: hosting-monthly
                        tiers: [{from: "0", credit-percent: "5"}]

                    """)
        },
        .found("not-reckoned", "the fee is for longer periods", at: fees, saying: "is paid per calendar-quarter") {
            try $0.replace(fees, "per: calendar-month", with: "per: calendar-quarter")
        },
        .found("not-reckoned", "fees are in another currency", at: fees, saying: "in USD here") {
            try $0.replace(fees, "currency: IDR", with: "currency: USD")
        },
        .sound("not-reckoned", "the credit is over longer periods than the fee") {
            try $0.replace(credits, "period: calendar-month", with: "period: calendar-quarter")
            try $0.replace(services, "time-window: calendar-month", with: "time-window: calendar-quarter")
        },
        .sound("tier-overlap", "a tier begins exactly where the other ends") {
            try $0.replace(credits, "below: \"99.0\"", with: "below: \"99.00\"")
        },
        .found("tier-unreachable", "the ends are the wrong way round", at: credits, saying: "from 99 to below 95") {
            try $0.replace(
                credits, "from: \"95.0\"\n        below: \"99.0\"", with: "from: \"99.0\"\n        below: \"95.0\"")
        },
        .sound("tier-unreachable", "a tier is as narrow as can be written") {
            try $0.replace(credits, "below: \"95.0\"", with: "below: \"0.000000000001\"")
        },
        .found(
            "tier-contradiction", "what keeps the promise is credited", at: credits, saying: "99.9 keeps the promise"
        ) {
            try $0.replace(credits, "credit-percent: \"0\"", with: "credit-percent: \"5\"")
        },
        .found(
            "tier-contradiction", "what misses the promise is not credited", at: credits,
            saying: "99.9 misses the promise of 99.95, and the credit for hosting availability gives nothing for it"
        ) {
            try $0.replace(services, "target-percent: \"99.9\"", with: "target-percent: \"99.95\"")
        },
        .sound("tier-contradiction", "a tier of its own gives nothing just below the promise") {
            try $0.replace(services, "target-percent: \"99.9\"", with: "target-percent: \"99.95\"")
            try $0.replace(
                credits, "      - from: \"99.9\"\n",
                with: "      - from: \"99.95\"\n        credit-percent: \"0\"\n"
                    + "      - from: \"99.9\"\n        below: \"99.95\"\n")
        },
        .found("tier-contradiction", "a worse result gives less", at: credits, saying: "gives less than") {
            try $0.replace(credits, "credit-percent: \"50\"", with: "credit-percent: \"20\"")
        },
        .sound("tier-contradiction", "two tiers give the same") {
            try $0.replace(credits, "credit-percent: \"50\"", with: "credit-percent: \"25\"")
        },
        .found("mixed-credit", "one tier is money", at: credits, saying: "credits money") {
            try $0.replace(credits, "credit-percent: \"25\"", with: "credit-amount: \"250000\"")
        },
        .found("mixed-credit", "one tier is both", at: credits, saying: "credits 25 percent and an amount of 1") {
            try $0.replace(
                credits, "credit-percent: \"25\"", with: "credit-percent: \"25\"\n        credit-amount: \"1\"")
        },
        .found("mixed-credit", "a limit has no figure", at: credits, saying: "has no figure") {
            try $0.replace(credits, "    at-most-percent: \"50\"\n", with: "")
        },
        .sound("mixed-credit", "every tier is money") {
            try $0.replace(credits, "credit-percent:", with: "credit-amount:")
        },
        .found("cap-below-tier", "the limit cuts the highest credit", at: credits, saying: "is 40 percent, and") {
            try $0.replace(credits, "at-most-percent: \"50\"", with: "at-most-percent: \"40\"")
        },
        .found("cap-below-tier", "an amount cuts a share of the fee", at: credits, saying: "IDR 1000000, and") {
            try $0.replace(credits, "at-most-percent: \"50\"", with: "at-most-amount: \"1000000\"")
        },
        .sound("cap-below-tier", "an amount leaves every share of the fee") {
            try $0.replace(credits, "at-most-percent: \"50\"", with: "at-most-amount: \"6250000\"")
        },
        .sound("cap-below-tier", "the limit is over another period") {
            try $0.replace(
                credits, "over: calendar-month\n    at-most-percent: \"50\"",
                with: "over: 12 months\n    at-most-percent: \"8\"")
        },
    ]

    private static let ofPromises: [CheckCase] = [
        .found("claim-window", "credits are claimed before the report is due", at: credits, saying: "within 5 days") {
            try $0.replace(credits, "form: automatic", with: "form: on-request\n  within: 5 days")
        },
        .found("claim-window", "days of work may last longer", at: credits, saying: "within 6 days") {
            try $0.replace(credits, "form: automatic", with: "form: on-request\n  within: 6 days")
        },
        .sound("claim-window", "the window is counted from receipt") {
            try $0.replace(
                credits, "form: automatic", with: "form: on-request\n  within: 5 days\n  counted-from: report-received")
        },
        .sound("claim-window", "the window is long enough") {
            try $0.replace(credits, "form: automatic", with: "form: on-request\n  within: 30 days")
        },
        .found("above-baseline", "less was measured", at: "terms/formation.yaml", saying: "99.85 percent was measured")
        {
            try $0.replace("terms/formation.yaml", "promise: availability", with: measured("99.85"))
        },
        .sound("above-baseline", "as much was measured") {
            try $0.replace("terms/formation.yaml", "promise: availability", with: measured("99.90"))
        },
        .found("review-after-end", "the review comes too late", at: "terms/review.yaml", saying: "every 14 months") {
            try $0.replace("terms/review.yaml", "every: 6 months", with: "every: 14 months")
        },
        .sound("review-after-end", "there is no end") {
            try $0.replace("terms/review.yaml", "every: 6 months", with: "every: 14 months")
            try $0.replace("agreement.yaml", ", until: 2027-07-01", with: "")
        },
        .found("notice-after-end", "the notice is longer than the term", at: "terms/review.yaml", saying: "400 days") {
            try $0.replace("terms/review.yaml", "notice: 60 days", with: "notice: 400 days")
        },
        .sound("notice-after-end", "the notice is as long as the term") {
            try $0.replace("terms/review.yaml", "notice: 60 days", with: "notice: 365 days")
        },
    ]

    private static func measured(_ percent: String) -> String {
        "measured: {percent: \"\(percent)\", from: 2025-01-01, until: 2026-01-01}\n    promise: availability"
    }

    private static let ofPeople: [CheckCase] = [
        .found("closed-week", "no hours are listed", at: "calendars/never.yaml:2", saying: "`never` is never open") {
            $0.files["calendars/never.yaml"] = "name: {id: Tutup, en: Closed}\nhours: []\n"
        },
        .found("closed-week", "the only hours are none", at: "calendars/never.yaml", saying: "`never`") {
            $0.files["calendars/never.yaml"] =
                "name: {id: Tutup, en: Closed}\nhours: [{day: monday, from: \"17:00\", until: \"08:00\"}]\n"
        },
        .sound("closed-week", "one minute is open") {
            $0.files["calendars/short.yaml"] =
                "name: {id: Singkat, en: Short}\nhours: [{day: monday, from: \"23:59\", until: \"24:00\"}]\n"
        },
        .found(
            "past-midnight", "a window of maintenance goes on into the next day", at: measurement,
            saying: "of saturday from 22:00 do not end later that day: 02:00"
        ) {
            try $0.replace(
                measurement, "      from: \"01:00\"\n      until: \"05:00\"",
                with: "      from: \"01:00\"\n      until: \"05:00\"\n"
                    + "    - day: saturday\n      from: \"22:00\"\n      until: \"02:00\"")
        },
        .found("past-midnight", "a day at work ends at no hour", at: "calendars/late.yaml:2", saying: "from 14:00") {
            $0.files["calendars/late.yaml"] =
                "name: {id: Sore, en: Late}\nhours: [{day: monday, from: \"14:00\", until: \"00:00\"}]\n"
        },
        .sound("past-midnight", "the night is two rows") {
            $0.files["calendars/night.yaml"] = """
                name: {id: Malam, en: Night}
                hours:
                  - {day: saturday, from: "22:00", until: "24:00"}
                  - {day: sunday, from: "00:00", until: "02:00"}

                """
        },
        .found(
            "no-responsibilities", "a party has none", at: "terms/responsibilities.yaml",
            saying: "`nusa` (PT Nusa Retail)"
        ) { try $0.replace("terms/responsibilities.yaml", "party: nusa", with: "party: acme") },
        .sound("no-responsibilities", "one duty is enough") {
            $0.files["terms/responsibilities.yaml"] = """
                responsibilities:
                  - party: acme
                    duties: [{id: serve, text: {id: Melayani, en: Serve}}]
                  - party: nusa
                    duties: [{id: pay, text: {id: Membayar, en: Pay}}]

                """
        },
        .found("no-person", "a function has nobody", at: "terms/escalation.yaml", saying: "no person") {
            try $0.replace("terms/escalation.yaml", "        person: dewi\n", with: "")
        },
        .found("no-person", "a person is not listed", at: "terms/escalation.yaml", saying: "`budi` is not among") {
            try $0.replace("terms/escalation.yaml", "person: dewi", with: "person: budi")
        },
        .sound("no-person", "somebody who may only propose is called") {
            try $0.replace("terms/escalation.yaml", "person: dewi", with: "person: budi")
            $0.files["parties/nusa.yaml"] = SampleText.party(
                "PT Nusa Retail", role: "customer",
                people: [.dewi, SamplePerson(id: "budi", name: "Budi Santoso", may: "propose", keys: ["budi"])])
        },
    ]
}
