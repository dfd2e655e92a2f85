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
            hint: error.hint ?? error.findings.lazy.compactMap(\.hint).first,
            details: error.findings.isEmpty ? [] : [("findings", .array(error.findings.map(\.json)))])
    }
}

extension String {
    /// The sentence as it stands behind `error:`.
    var withoutFullStop: String { hasSuffix(".") ? String(dropLast()) : self }
}
