internal import FoundationEssentials
internal import GitStore

extension Agreement {
    /// When this clone was last compared with a remote, in the agreement's own zone; nil where it never was.
    public func lastConfirmed(with remote: String, _ history: History) -> ActTime? {
        guard let seconds = confirmations[remote] else { return nil }
        return ActTime(at: seconds, in: history.current.text.declaration.zone)
    }

    /// Remembers that what a remote holds was fetched and looked at just now. Failing to is no failure of the command.
    func confirm(with remote: String) {
        var confirmations = confirmations
        confirmations[remote] = clock.now()
        let text = confirmations.sorted { $0.key < $1.key }.map { "\($0.value) \($0.key)\n" }.joined()
        try? WholeFile.write(text.utf8, to: confirmationsFile)
    }

    /// By remote, in seconds since 1970 by this computer's clock; in the file, one line each.
    private var confirmations: [String: Int64] {
        guard let data = FileManager.default.contents(atPath: confirmationsFile) else { return [:] }
        var times: [String: Int64] = [:]
        for line in String(decoding: data, as: UTF8.self).split(separator: "\n") {
            let parts = line.split(separator: " ", maxSplits: 1)
            guard parts.count == 2, let seconds = Int64(parts[0]) else { continue }
            times[String(parts[1])] = seconds
        }
        return times
    }

    private var confirmationsFile: String { repository.gitDirectory + "/countersign/confirmed" }
}
