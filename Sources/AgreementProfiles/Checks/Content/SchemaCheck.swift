internal import Agreements

/// Terms have the shape that their schema demands.
enum SchemaCheck: ContentCheckRule {
    static let name = "schema"
    static let sentence = "What programs cannot read the same way, people will read differently, too."

    static func remarks(on context: CheckContext) -> [Remark] {
        context.content.faults.map(remark(on:))
    }

    static func remark(on fault: TextFault) -> Remark {
        let position = fault.line.map { TextPosition(line: $0, column: fault.column ?? 1) }
        return Remark(
            fault.path, position, fault.message + (fault.message.hasSuffix("?") ? "" : "."),
            hint: fault.hint ?? "See docs/sla.md.")
    }
}
