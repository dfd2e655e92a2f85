/// Cases of the checks that look at the day, or at the version that is amended, too.
extension CheckCase {
    private static let clause = "clauses/070-support.en.md"

    static let ofAmending: [CheckCase] = [
        .found("past-date", "the first day has passed", at: "agreement.yaml:8", saying: "in force from 2026-07-01") {
            _ in
        }.signed(on: "2026-07-02"),
        .sound("past-date", "the first day is today") { _ in }.signed(on: "2026-07-01"),
        .found(
            "one-language-edited", "one language is mended alone", at: "clauses/070-support.id.md",
            saying: "`id` stays as it is"
        ) {
            try $0.replace(clause, "reasonable workaround", with: "fair workaround")
        }.signed(amendingTheTemplate: true),
        .sound("one-language-edited", "both languages are mended") {
            try $0.replace(clause, "reasonable workaround", with: "fair workaround")
            try $0.replace(
                "clauses/070-support.id.md", "jalan sementara yang layak", with: "jalan sementara yang patut")
        }.signed(amendingTheTemplate: true),
    ]
}
