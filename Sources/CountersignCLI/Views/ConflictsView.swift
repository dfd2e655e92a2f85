internal import Agreements

/// What a person must decide before a text can be carried onto a newer version: each side's words, and what stood
/// there before.
struct ConflictsView {
    let carried: CarriedText

    /// The error that says so.
    ///
    /// - Parameters:
    ///   - subject: what is carried, such as `acme/fees`.
    ///   - hint: what to do next.
    func error(_ subject: String, hint: String) -> CommandError {
        let number = carried.version.number
        let message =
            carried.conflicts.isEmpty
            ? "\(subject) and version \(number) do not make one valid text together; a person must decide"
            : "\(subject) and version \(number) contradict each other; a person must decide"
        return CommandError(
            .moved, message, causes: carried.conflicts.map(sentence) + carried.findings.map(sentence), hint: hint,
            details: [("conflicts", .array(carried.conflicts.map(json)))]
                + (carried.findings.isEmpty ? [] : [("findings", .array(carried.findings.map(\.json)))]))
    }

    private func sentence(_ conflict: TextConflict) -> String {
        var lines = [conflict.path + (conflict.line.map { ", line \($0)" } ?? "") + ": " + conflict.message]
        let labels = [
            ("the agreement before", conflict.before), ("the agreement now", conflict.now),
            ("this amendment", conflict.amendment),
        ]
        for (label, words) in labels {
            guard let words else { continue }
            lines.append("  \(label):")
            lines += words.isEmpty ? ["    (nothing)"] : words.split(separator: "\n").map { "    \($0)" }
        }
        return lines.joined(separator: "\n")
    }

    /// With what to do about it below: the error's own hint says how to go on.
    private func sentence(_ finding: Finding) -> String {
        finding.sentence + (finding.hint.map { "\n  " + $0 } ?? "")
    }

    private func json(_ conflict: TextConflict) -> JSONValue {
        .object([
            ("path", .string(conflict.path)), ("line", .number(conflict.line)), ("message", .string(conflict.message)),
            ("before", .text(conflict.before)), ("now", .text(conflict.now)), ("amendment", .text(conflict.amendment)),
        ])
    }
}
