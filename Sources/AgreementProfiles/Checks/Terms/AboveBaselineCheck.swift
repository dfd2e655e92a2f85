internal import Agreements

/// Nobody promises more than was ever measured without both sides knowing it.
enum AboveBaselineCheck: ContentCheckRule {
    static let name = "above-baseline"
    static let sentence = "A promise that was never kept before is likely to be missed."
    static let severity = Finding.Severity.warning

    static func remarks(on context: CheckContext) -> [Remark] {
        let services = context.content.terms("services")?["services"]?.items ?? []
        let objectives = services.flatMap { $0["objectives"]?.items ?? [] }
        return (context.content.terms("formation")?["feasibility"]?.items ?? []).compactMap { promise in
            guard let measured = promise["measured"]?["percent"], let baseline = measured.decimal,
                let objective = objectives.first(where: { $0["id"]?.text == promise["promise"]?.text }),
                let target = objective["target-percent"]?.decimal, baseline < target
            else { return nil }
            let place = "terms/services.yaml:\(objective.position.line)"
            return Remark(
                "terms/formation.yaml", measured.position,
                "\(baseline) percent was measured, and \(target) percent is promised (\(place)).",
                hint: "Promise what was measured, or say in `statement` what will be different.")
        }
    }
}
