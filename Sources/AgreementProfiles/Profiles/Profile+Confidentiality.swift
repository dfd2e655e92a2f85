extension Profile {
    /// A promise to keep what the other side discloses secret.
    static let confidentiality = Profile(
        name: "confidentiality/1", schemas: [.confidentiality, .languages],
        elements: [
            Element(
                name: "confidentiality", place: "terms/confidentiality.yaml",
                need: "nobody can say what is secret and for how long"),
            Element(name: "prose", place: "clauses/", need: "people and courts read clauses, not terms alone"),
        ],
        checks: ContentChecks.ofEveryProfile)
}
