import Agreements

@testable import AgreementProfiles

/// The parts of `docs/sla.md` that are made from the schemas, the templates and the checks themselves.
struct FieldTables {
    /// Every part by the name of its mark in the page.
    static func all() throws -> [(name: String, markdown: String)] {
        try schemas.map { ($0.name, try table(of: $0) + example(of: $0)) } + [("checks", checks)]
    }

    static let schemas: [FileSchema] = {
        var seen: Set<String> = []
        return Profile.all.flatMap(\.schemas).filter { seen.insert($0.name).inserted }
    }()

    private static func table(of schema: FileSchema) -> String {
        "| key | what it is | English | Bahasa Indonesia |\n|---|---|---|---|\n" + rows(schema.fields, within: "")
    }

    private static func rows(_ fields: [Field], within path: String) -> String {
        fields.reduce("") { text, field in
            let name = path + field.name
            let need = field.isRequired ? "" : " (optional)"
            return text + "| `\(name)` | \(words(field.shape))\(need) | \(field.meaning.en) | \(field.meaning.id) |\n"
                + rows(under: field.shape, within: name)
        }
    }

    private static func rows(under shape: Shape, within name: String) -> String {
        switch shape {
        case .mapping(let fields): rows(fields, within: name + ".")
        case .list(let item, _): rows(under: item, within: name + "[]")
        case .scalar, .words: ""
        }
    }

    private static func words(_ shape: Shape) -> String {
        switch shape {
        case .scalar(let kind): kind.expectation
        case .words: "a line in each language"
        case .mapping: "a mapping"
        case .list(.scalar(let kind), _): "a list, each \(kind.expectation)"
        case .list(.words, _): "a list, each a line in each language"
        case .list: "a list"
        }
    }

    /// The file as the templates lay it out, in both languages; some that nobody begins with are none of theirs.
    private static func example(of schema: FileSchema) throws -> String {
        for template in [Template.Name.sla, .nda] {
            for file in Template.files(template, with: try sampleValues()) where schema.describes(file.path) {
                return "\n```yaml\n# \(file.path)\n\(file.content)```\n"
            }
        }
        return ""
    }

    private static var checks: String {
        let checks = ContentChecks.ofEveryProfile + ContentChecks.ofServiceLevels
        return checks.reduce("| check | | why it matters |\n|---|---|---|\n") { text, check in
            text + "| `\(check.name)` | \(check.severity.rawValue) | \(check.sentence) |\n"
        }
    }
}
