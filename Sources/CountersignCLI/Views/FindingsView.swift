internal import Agreements
internal import GitStore

/// What rules have to say, one by one, to be read and acted on.
enum FindingsView {
    /// As compilers print it: `parties/acme.yaml:9:11: warning: sentence (rule)`, with what to do below.
    static func lines(_ findings: [Finding]) -> StyledText {
        findings.reduce(into: StyledText()) { text, finding in
            var place = finding.path ?? ""
            if let line = finding.line { place += ":\(line)" }
            if let column = finding.column { place += ":\(column)" }
            if !place.isEmpty { text += "\(place, .bold): " }
            text += "\(finding.severity.word, finding.severity.role): \(finding.message) (\(finding.name))\n"
            if let commit = finding.commit { text += "  commit \(commit.description)\n" }
            if let hint = finding.hint { text += "  \(hint, .dim)\n" }
        }
    }
}

extension Finding.Severity {
    fileprivate var word: String {
        switch self {
        case .error: "error"
        case .undecided: "cannot be decided"
        case .warning: "warning"
        }
    }

    fileprivate var role: StyledText.Role { self == .error ? .removed : .warning }
}
