internal import Agreements

/// Runs in a person's clone before git sends anything: drafts and what is not sound stay here.
///
/// `countersign` itself sends without it, having judged the same. Source: githooks(5), "pre-push".
enum PrePush: Hook {
    static let name = "pre-push"

    static func run(_ arguments: [String], in place: Place) async throws -> ExitCode {
        guard let input = place.console.readInput() else {
            throw CommandError(.undecided, "what git is about to send cannot be read; nothing is sent")
        }
        let pushes = try input.split(separator: "\n").map { line throws(CommandError) in
            guard let push = Push(line: line) else {
                throw CommandError(.usage, "git said something that is not understood; nothing is sent: \(line)")
            }
            return push
        }
        guard !pushes.isEmpty else { return .done }
        let history = try place.history(of: try place.agreement())
        for push in pushes {
            guard let refusal = try history.refusal(of: push) else { continue }
            throw CommandError(
                AgreementError(.refused, refusal.message, findings: refusal.findings, hint: refusal.hint))
        }
        return .done
    }
}
