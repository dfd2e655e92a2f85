internal import AgreementDocuments

/// A JSON document in the making (RFC 8259), whose members keep the order they were given in.
///
/// The same value always renders to the same bytes. Decimals and digests are strings by convention, so there is no
/// floating-point case to round them.
public enum JSONValue: Sendable {
    case object([(String, JSONValue)])
    case array([JSONValue])
    case string(String)
    case integer(Int)
    case bool(Bool)
    case null

    /// This value on one line, without a line feed at its end.
    ///
    /// What would act on a terminal or be invisible there is written as `\u` escapes: the document means exactly the
    /// same, and is safe to look at.
    public var rendered: String {
        var line = ""
        write(to: &line)
        return line
    }

    private func write(to line: inout String) {
        switch self {
        case .object(let members):
            line += "{"
            for (index, member) in members.enumerated() {
                if index > 0 { line += "," }
                JSONValue.write(member.0, to: &line)
                line += ":"
                member.1.write(to: &line)
            }
            line += "}"
        case .array(let elements):
            line += "["
            for (index, element) in elements.enumerated() {
                if index > 0 { line += "," }
                element.write(to: &line)
            }
            line += "]"
        case .string(let text): JSONValue.write(text, to: &line)
        case .integer(let number): line += String(number)
        case .bool(let value): line += value ? "true" : "false"
        case .null: line += "null"
        }
    }

    /// Writes a string with the escapes of RFC 8259 §7.
    private static func write(_ text: String, to line: inout String) {
        line += "\""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\"": line += "\\\""
            case "\\": line += "\\\\"
            case "\n": line += "\\n"
            case "\r": line += "\\r"
            case "\t": line += "\\t"
            case " "..."~": line.unicodeScalars.append(scalar)
            default:
                // Joiners and variation selectors are escaped too: in JSON, unlike in prose, nothing is lost by it.
                if Sanitizer.isInvisible(scalar) {
                    for unit in scalar.utf16 { line += escape(unit) }
                } else {
                    line.unicodeScalars.append(scalar)
                }
            }
        }
        line += "\""
    }

    private static func escape(_ unit: UInt16) -> String {
        let digits = String(unit, radix: 16)
        return "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
    }
}

extension JSONValue: ExpressibleByStringLiteral, ExpressibleByIntegerLiteral, ExpressibleByBooleanLiteral {
    public init(stringLiteral value: String) { self = .string(value) }
    public init(integerLiteral value: Int) { self = .integer(value) }
    public init(booleanLiteral value: Bool) { self = .bool(value) }
}

extension JSONValue: ExpressibleByArrayLiteral, ExpressibleByDictionaryLiteral {
    public init(arrayLiteral elements: JSONValue...) { self = .array(elements) }
    /// Members in the order they are written; keys are the caller's to keep distinct.
    public init(dictionaryLiteral elements: (String, JSONValue)...) { self = .object(elements) }
}
