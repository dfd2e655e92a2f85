internal import FoundationEssentials
internal import GitStore

/// What git runs in a clone before it sends anything.
public enum PrePushHook: String, Hashable, Sendable {
    /// The one that asks `countersign`.
    case ours
    /// One that a person put there, which is kept.
    case other
    /// None.
    case missing

    /// The hook's file; the same as `Hooks/pre-push` of the project. Without `countersign` it refuses everything.
    public static let script = """
        #!/bin/sh
        command -v countersign >/dev/null || { echo "countersign is not in your PATH: nothing is sent that it has not \
        looked at." >&2; exit 1; }
        exec countersign hook pre-push "$@"

        """
}

extension Agreement {
    /// Which hook git would run here before it sends anything, where settings do not lead it elsewhere.
    public var prePushHook: PrePushHook {
        guard let data = try? Data(contentsOf: URL(filePath: prePushPath)) else {
            return FileManager.default.fileExists(atPath: prePushPath) ? .other : .missing
        }
        return data.elementsEqual(PrePushHook.script.utf8) ? .ours : .other
    }

    /// Lays the hook where git looks for it. One that is there is kept.
    func layHook() throws(AgreementError) {
        guard prePushHook == .missing else { return }
        do {
            try WholeFile.write(program: PrePushHook.script.utf8, to: prePushPath)
            Failpoint.hookLaid.reached()
        } catch {
            throw AgreementError(.undecided, "\(prePushPath) cannot be written.", causes: ["\(error)"])
        }
    }

    private var prePushPath: String { repository.commonDirectory + "/hooks/pre-push" }
}
