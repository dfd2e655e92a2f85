import Foundation

@testable import AgreementProfiles

/// The published JSON Schema (draft 2020-12) of a file of terms, made from the description that the reader goes by.
struct JSONSchema {
    let schema: FileSchema

    /// The document, with its keys in order, as it stands in `docs/schema/`.
    var text: String {
        get throws {
            var document = mapping(schema.fields)
            document["$schema"] = "https://json-schema.org/draft/2020-12/schema"
            document["title"] = schema.path
            document["description"] = schema.purpose.en
            let data = try JSONSerialization.data(
                withJSONObject: document, options: [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes])
            return String(decoding: data, as: UTF8.self) + "\n"
        }
    }

    private func mapping(_ fields: [Field]) -> [String: Any] {
        var properties: [String: Any] = [:]
        for field in fields {
            var value = value(field.shape)
            value["description"] = "\(field.meaning.en) / \(field.meaning.id)"
            properties[field.name] = value
        }
        return [
            "type": "object", "properties": properties, "required": fields.filter(\.isRequired).map(\.name),
            "additionalProperties": false,
        ]
    }

    private func value(_ shape: Shape) -> [String: Any] {
        switch shape {
        case .scalar(.choice(let words)): ["enum": words]
        case .scalar(let kind): scalar(kind)
        case .words:
            [
                "type": "object", "minProperties": 1,
                "propertyNames": ["pattern": ScalarKind.reference(.language).pattern],
                "additionalProperties": ["type": "string", "pattern": ScalarKind.line.pattern],
            ]
        case .mapping(let fields): mapping(fields)
        case .list(let item, let least): ["type": "array", "minItems": least, "items": value(item)]
        }
    }

    /// A number that is written without quotes is one to an editor; to the reader every value is text.
    private func scalar(_ kind: ScalarKind) -> [String: Any] {
        switch kind {
        case .percentage: ["type": ["string", "number"], "pattern": kind.pattern, "minimum": 0, "maximum": 100]
        case .amount: ["type": ["string", "number"], "pattern": kind.pattern, "minimum": 0]
        case .count: ["type": ["string", "integer"], "pattern": kind.pattern, "minimum": 1, "maximum": 9999]
        default: ["type": "string", "pattern": kind.pattern]
        }
    }
}
