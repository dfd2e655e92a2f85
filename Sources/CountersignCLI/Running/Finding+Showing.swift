internal import Agreements
internal import GitStore

extension Finding {
    /// `parties/acme.yaml:9:11: sentence (rule)`, on one line.
    var sentence: String {
        var place = path ?? ""
        if let number = line { place += ":\(number)" }
        if let column { place += ":\(column)" }
        return (place.isEmpty ? "" : place + ": ") + message + " (\(name))"
    }

    /// The one shape of a finding in JSON; see `docs/json.md`.
    var json: JSONValue {
        .object([
            ("severity", .string(severity.rawValue)), ("rule", .string(name)),
            ("commit", .text(commit?.description)), ("path", .text(path)), ("line", .number(line)),
            ("column", .number(column)), ("message", .string(message)), ("hint", .text(hint)),
        ])
    }
}

extension JSONValue {
    /// A string, or null where there is none.
    static func text(_ value: String?) -> JSONValue { value.map(JSONValue.string) ?? .null }

    /// A whole number, or null where there is none.
    static func number(_ value: Int?) -> JSONValue { value.map(JSONValue.integer) ?? .null }
}
