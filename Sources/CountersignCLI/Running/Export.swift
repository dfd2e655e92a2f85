internal import Agreements

/// A document made for somebody who has no copy of the agreement, on its way out.
struct Export {
    /// `review`, `clean`, `redline`, `conformed`, `openslo` or `diff`.
    let kind: String
    /// `md`, `html` or `yaml`.
    let format: String
    let document: String
    /// The text it is about; nil for a comparison.
    let text: Text?

    /// Writes it where it was asked for, and says so; see `docs/json.md`, "exported".
    func deliver(to output: OutputFile, in place: Place) throws(CommandError) {
        if !place.json || !output.isStandardOutput { try output.write(document, in: place) }
        if place.json {
            place.console.print(
                json: .object([
                    ("schema", "countersign.exported/1"), ("kind", .string(kind)), ("format", .string(format)),
                    ("text", .text(text?.digest.description)),
                    ("path", .text(output.isStandardOutput ? nil : output.name)),
                    ("content", .text(output.isStandardOutput ? document : nil)),
                ]))
        } else if let name = output.name, !output.isStandardOutput {
            place.console.note("Written: \(name, .bold)")
            if let agreement = try? place.agreement() { place.noteIfAmongFiles(name, of: agreement) }
        }
    }
}
