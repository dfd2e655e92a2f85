internal import Agreements

/// Each party that signs has something to do.
enum NoResponsibilitiesCheck: ContentCheckRule {
    static let name = "no-responsibilities"
    static let sentence = "What a party has to do for the service to work is left to argue about."

    static func remarks(on context: CheckContext) -> [Remark] {
        guard let terms = context.content.terms("responsibilities") else { return [] }
        let named = Set((terms["responsibilities"]?.items ?? []).compactMap { $0["party"]?.text })
        return context.content.text.signingParties.filter { !named.contains($0.id.rawValue) }.map { party in
            Remark(
                "terms/responsibilities.yaml", terms["responsibilities"]?.position,
                "`\(party.id)` (\(party.name)) has no responsibilities.",
                hint: "Add its duties, be it only to report incidents and to pay.")
        }
    }
}
