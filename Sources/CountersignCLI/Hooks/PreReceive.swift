internal import Agreements
internal import Foundation
internal import GitStore

/// The gate: asked by git before a push moves any reference, with everything pushed still in quarantine.
///
/// Whatever is not a clear yes is a no: git refuses the whole push where this process does not end with 0. With a yes
/// the pusher reads what then waits for whom, so that no program need be started for that once the push has landed.
/// Source: githooks(5), "pre-receive".
enum PreReceive: Hook {
    static let name = "pre-receive"

    static func run(_ arguments: [String], in place: Place) async throws -> ExitCode {
        let repository = try Host.repositoryOfHook()
        let limits = try HostLimits(of: repository)
        Deadline.set(seconds: limits.seconds)
        Failpoint.gateAsked.reached()
        let (push, lines) = try PushedReferences.read(from: place.console)
        guard !push.isEmpty else {
            // Somebody in front of us may have read what git said: it pushes something all the same.
            throw CommandError(
                .usage, "git has not said what is pushed; nothing is taken",
                hint: "git runs this hook by itself, and hands over the names on standard input")
        }
        try checkQuarantine(push, limits, place)
        let gate = try Gate(repository, limits: limits, clock: place.clock) { movedBack in
            movedBack.tell(HostLog(repository), in: place)
        }
        switch try gate.verdict(on: push) {
        case .refused(let refusals):
            refuse(refusals, place.console)
            return .no
        case .taken(let history, let amendments):
            Failpoint.gateJudged.reached()
            let host = Host(repository, in: place)
            let code = try await host.runKept(name, beside: arguments.first, lines)
            guard code == .done else { return code }
            try await host.settleWhetherQuiet(beside: arguments.first)
            let notices = Notice.all(on: push, amendments, in: history)
            // git has moved nothing yet, and may still refuse.
            if !notices.isEmpty { place.console.tell("Judged sound. Once git has taken it:\n") }
            for notice in notices {
                place.console.tell(StyledText(notice.sentence + "\n"))
            }
            return .done
        }
    }

    /// What a push brings lies in quarantine until it is judged; a push that only removes brings nothing.
    private static func checkQuarantine(
        _ push: [Exchange.Update], _ limits: HostLimits, _ place: Place
    ) throws(CommandError) {
        let environment = place.console.options.environment
        guard let quarantine = environment["GIT_QUARANTINE_PATH"], !quarantine.isEmpty else {
            guard push.contains(where: { $0.to != nil }) else { return }
            throw CommandError(
                .usage, "this is not a push: git has put nothing into quarantine",
                hint: "git runs this hook by itself; it needs git 2.13 or later")
        }
        let size = size(of: quarantine)
        guard size <= limits.bytes else {
            throw CommandError(
                .no, "the push brings \(size) bytes; this host takes \(limits.bytes) at once (limits)",
                hint: "send it in parts, or ask the host's owner")
        }
    }

    /// The pusher reads this, each line behind `remote:`.
    private static func refuse(_ refusals: [Gate.Refusal], _ console: Console) {
        for refusal in refusals {
            let name =
                refusal.reference.hasPrefix("refs/heads/")
                ? String(refusal.reference.dropFirst("refs/heads/".count)) : refusal.reference
            console.tell("\("refused:", .warning) \(name): \(refusal.finding.sentence)\n")
            if let commit = refusal.finding.commit { console.tell("  at the act \(commit.description)\n") }
            if let hint = refusal.finding.hint { console.tell("  hint: \(hint)\n") }
        }
        console.tell("Nothing of this push was taken.\n")
    }

    /// How many bytes lie in a folder and those below it.
    private static func size(of folder: String) -> Int {
        let files = FileManager.default.enumerator(
            at: URL(filePath: folder), includingPropertiesForKeys: [.fileSizeKey])
        var size = 0
        while let file = files?.nextObject() as? URL {
            size += (try? file.resourceValues(forKeys: [.fileSizeKey]))?.fileSize ?? 0
        }
        return size
    }
}
