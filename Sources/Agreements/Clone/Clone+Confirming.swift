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

    /// Whether a remote was seen to hold nothing of this agreement any more, and was sent nothing since.
    public func hasLost(_ remote: String) -> Bool {
        confirmations[remote]?.isLost == true && (try? reference(tracking(remote, Self.main))) == .some(nil)
    }

    /// Remembers that a remote has no `main`, and forgets the one that it had; nothing was lost at another address.
    public func noteEmptiness(of remote: String) throws(AgreementError) {
        let isLost = try reference(tracking(remote, Self.main)) != nil && !hasMoved(remote)
        if isLost, confirmations[remote] != nil {
            var confirmations = confirmations
            confirmations[remote]?.isLost = true
            write(confirmations)
        }
        try forgetOffer(Self.main, of: remote)
    }

    /// Remembers that what a remote holds was fetched and looked at just now. Failing to is no failure of the command.
    ///
    /// - Parameter entirely: whether nothing there was refused; otherwise the address that it had before stays the one
    ///   that is known.
    func confirm(with remote: String, entirely: Bool) {
        var confirmations = confirmations
        confirmations[remote] = Confirmation(
            seconds: clock.now(), address: entirely ? address(of: remote) : confirmations[remote]?.address,
            isLost: hasLost(remote))
        write(confirmations)
    }

    private func write(_ confirmations: [String: Confirmation]) {
        let text = confirmations.sorted { $0.key < $1.key }.map { remote, confirmation in
            let address = confirmation.address.map { " " + $0 + (confirmation.isLost ? " lost" : "") } ?? ""
            return "\(confirmation.seconds) \(remote)\(address)\n"
        }.joined()
        try? WholeFile.write(text.utf8, to: confirmationsFile)
    }

    /// A comparison with a remote.
    private struct Confirmation {
        /// Since 1970, by this computer's clock.
        let seconds: Int64
        /// Which address it was, by its digest: addresses may hold passwords, and one place for these is enough.
        let address: String?
        /// Whether it held nothing any more.
        var isLost: Bool
    }

    /// By remote; in the file, one line each: seconds, remote, where it is known the address, and then `lost` where it is so.
    private var confirmations: [String: Confirmation] {
        guard let data = FileManager.default.contents(atPath: confirmationsFile) else { return [:] }
        var known: [String: Confirmation] = [:]
        for line in String(decoding: data, as: UTF8.self).split(separator: "\n") {
            let parts = line.split(separator: " ").map(String.init)
            guard parts.count >= 2, let seconds = Int64(parts[0]) else { continue }
            known[parts[1]] = Confirmation(
                seconds: seconds, address: parts.count > 2 ? parts[2] : nil, isLost: parts.count > 3)
        }
        return known
    }

    /// The digest of where a remote is set to be; nil where it is set nowhere.
    private func address(of remote: String) -> String? {
        guard let url = try? repository.configuration("remote.\(remote).url") else { return nil }
        return SHA256.hash(data: Array(url.utf8)).map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
    }

    private var confirmationsFile: String { repository.note("confirmed") }
}
