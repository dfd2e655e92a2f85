extension Profile {
    /// An agreement about the level of a service. Each of its elements is one that agreements of the kind are known to
    /// fail by where it is left out.
    static let serviceLevelAgreement = Profile(
        name: "service-level-agreement/1",
        schemas: [
            .services, .measurement, .credits, .fees, .responsibilities, .escalation, .disputes, .effectiveness,
            .review, .thirdParties, .formation, .calendar, .languages,
        ],
        elements: [
            Element(
                name: "service standards", place: "terms/services.yaml",
                need: "nobody can say what is delivered, by when and how good"),
            Element(
                name: "measurement", place: "terms/measurement.yaml", need: "each side would reckon another figure"),
            Element(name: "fees", place: "terms/fees.yaml", need: "no credit can be reckoned without a price"),
            Element(
                name: "credits", place: "terms/credits.yaml", need: "a missed level would have no consequence"),
            Element(
                name: "responsibilities", place: "terms/responsibilities.yaml",
                need: "what each party has to do is left to argue about"),
            Element(
                name: "escalation", place: "terms/escalation.yaml",
                need: "nobody knows whom to call when a promise is about to be missed"),
            Element(
                name: "business hours", place: "calendars/",
                need: "periods in business hours and business days cannot be counted"),
            Element(
                name: "disagreements", place: "terms/disputes.yaml", need: "a dispute has no way to go but to court"),
            Element(
                name: "effectiveness", place: "terms/effectiveness.yaml",
                need: "nobody reports whether the agreement works"),
            Element(
                name: "review and revision", place: "terms/review.yaml", need: "the agreement grows out of date"),
            Element(
                name: "third parties", place: "terms/third-parties.yaml",
                need: "those whom it affects without signing are forgotten"),
            Element(
                name: "formation", place: "terms/formation.yaml",
                need: "nobody knows on what grounds each promise was made"),
            Element(name: "prose", place: "clauses/", need: "people and courts read clauses, not terms alone"),
        ],
        checks: ContentChecks.ofEveryProfile + ContentChecks.ofServiceLevels)
}
