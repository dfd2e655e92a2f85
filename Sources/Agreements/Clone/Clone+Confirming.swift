internal import Crypto
internal import FoundationEssentials
internal import GitStore

extension Agreement {
    /// When this clone was last compared with a remote, in the agreement's own zone; nil where it never was.
    public func lastConfirmed(with remote: String, _ history: History) -> ActTime? {
        guard let seconds = confirmations[remote]?.seconds else { return nil }
        return ActTime(at: seconds, in: history.current.text.declaration.zone)
    }

    /// Whether a remote is set to another address than the one that this clone was last compared with: whatever was
    /// seen there says nothing about it.
    public func hasMoved(_ remote: String) -> Bool {
        guard let seen = confirmations[remote]?.address, let now = address(of: remote) else { return false }
        return seen != now
    }

    /// Remembers that what a remote holds was fetched and looked at just now. Failing to is no failure of the command.
    ///
    /// - Parameter entirely: whether nothing there was refused; otherwise the address that it had before stays the one
    ///   that is known.
    func confirm(with remote: String, entirely: Bool) {
        var confirmations = confirmations
        confirmations[remote] = Confirmation(
            seconds: clock.now(), address: entirely ? address(of: remote) : confirmations[remote]?.address)
        let text = confirmations.sorted { $0.key < $1.key }.map { remote, confirmation in
            "\(confirmation.seconds) \(remote)\(confirmation.address.map { " " + $0 } ?? "")\n"
        }.joined()
        let url = confirmationsFile
        try? FileManager.default.createDirectory(at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
        try? Data(text.utf8).write(to: url, options: .atomic)
    }

    /// A comparison with a remote.
    private struct Confirmation {
        /// Since 1970, by this computer's clock.
        let seconds: Int64
        /// Which address it was, by its digest: addresses may hold passwords, and one place for these is enough.
        let address: String?
    }

    /// By remote; in the file, one line each: seconds, remote, and the address where it is known.
    private var confirmations: [String: Confirmation] {
        guard let data = try? Data(contentsOf: confirmationsFile) else { return [:] }
        var known: [String: Confirmation] = [:]
        for line in String(decoding: data, as: UTF8.self).split(separator: "\n") {
            let parts = line.split(separator: " ", maxSplits: 2).map(String.init)
            guard parts.count >= 2, let seconds = Int64(parts[0]) else { continue }
            known[parts[1]] = Confirmation(seconds: seconds, address: parts.count == 3 ? parts[2] : nil)
        }
        return known
    }

    /// The digest of where a remote is set to be; nil where it is set nowhere.
    private func address(of remote: String) -> String? {
        guard let url = try? repository.configuration("remote.\(remote).url") else { return nil }
        return SHA256.hash(data: Array(url.utf8)).map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
    }

    private var confirmationsFile: URL { URL(filePath: repository.gitDirectory + "/countersign/confirmed") }
}
