internal import Agreements

extension CommandError {
    /// What the library refused, with the exit code people and programs know it by.
    init(_ error: AgreementError) {
        let code: ExitCode =
            switch error.kind {
            case .refused: .no
            case .undecided: .undecided
            case .malformed: .malformedInput
            case .misused: .usage
            case .notAnAgreement: .notAnAgreement
            case .moved: .moved
            case .notAllowed: .notAllowed
            case .programMissing: .programMissing
            }
        self.init(
            code, error.message.withoutFullStop, causes: error.findings.map(\.sentence) + error.causes,
            hint: error.hint ?? Self.hint(for: error.findings),
            details: error.findings.isEmpty ? [] : [("findings", .array(error.findings.map(\.json)))])
    }

    /// What to do about the first finding: what follows it often goes away with it.
    private static func hint(for findings: [Finding]) -> String? {
        guard findings.count > 1, let first = findings.first else { return findings.first?.hint }
        if let hint = first.hint { return "begin with the first: " + hint }
        let place = first.path.map { path in " in \(path)" + (first.line.map { ", line \($0)" } ?? "") } ?? ""
        return "mend the first\(place), and see what is left: countersign \(first.path == nil ? "status" : "check")"
    }
}

extension String {
    /// The sentence as it stands behind `error:`.
    var withoutFullStop: String { hasSuffix(".") ? String(dropLast()) : self }
}
