internal import AgreementDocuments
internal import Agreements
internal import ExternalPrograms
internal import Foundation
internal import SSHSignature

extension Checkup {
    /// Which key would sign, whose it is, and whether it can.
    mutating func lookAtKey() async {
        let key: SigningKey
        do throws(AgreementError) {
            key = try await SigningKey.configured(
                in: agreement?.repository, mayPrompt: false, environment: place.programs)
        } catch {
            return self.error("key", "key", error.description, error.hint ?? "countersign setup")
        }
        ok("key", "key", "You sign with \(key.publicKey.algorithm.rawValue) \(key.publicKey.fingerprint).")
        await lookAtPrivateHalf(of: key)
        if await setting("gpg.format") != "ssh" {
            warning("key", "format", "git itself would not sign with it: gpg.format is not ssh.", "countersign setup")
        }
        for name in ["user.name", "user.email"] where await setting(name) == nil {
            warning("key", name == "user.name" ? "name" : "email", "git's \(name) is not set.", "countersign setup")
        }
        await lookForOwner(of: key.publicKey)
    }

    private mutating func lookForOwner(of key: PublicKey) async {
        guard let history else { return }
        if let author = try? history.author(key) {
            return ok("key", "owner", "You are \(author.person.name) of \(author.party.name)".asSentence)
        }
        if history.current.text.keyOwners[key] == nil, let former = history.ledger.keys[key]?.owner {
            return await tellTakenOut(former, history)
        }
        let amendments = (try? history.amendments()) ?? []
        if let owner = amendments.lazy.compactMap({ $0.text.keyOwners[key] }).first {
            return ok("key", "owner", "The key is listed for \(owner) in an amendment on the table.")
        }
        warning(
            "key", "owner", "The key belongs to nobody in this agreement: you can read it, and not act.",
            "set the key that is listed for you: git config user.signingKey FILE")
    }

    /// The agreement listed the key, and does no more: nothing new is signed with it.
    private mutating func tellTakenOut(_ owner: KeyOwner, _ history: History) async {
        let reader = try? await place.reader(of: history.agreement)
        let other = reader?.keys.first { key in (try? history.author(key.publicKey))?.owner == owner }
        let option = other.map { $0.option.dropFirst(" --key ".count) } ?? "FILE"
        error(
            "key", "owner",
            "The key was one of \(owner)'s, and a newer version took it out: it signs nothing any more.",
            "set the key that is listed for you now: git config user.signingKey \(option)")
    }

    /// ssh-keygen signs with a file it may read, or through an agent.
    private mutating func lookAtPrivateHalf(of key: SigningKey) async {
        if await agentHolds(key.publicKey) { return ok("key", "privateHalf", "ssh-agent holds its private half.") }
        let file = key.file ?? ""
        let path = file.hasSuffix(".pub") ? String(file.dropLast(4)) : file
        guard let text = try? String(contentsOfFile: path, encoding: .utf8), text.hasPrefix("-----BEGIN") else {
            return error(
                "key", "privateHalf", "Its private half is in no agent, and not in a file that can be read.",
                "ssh-add FILE, or name another key: countersign setup")
        }
        let mode = try? FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int
        if let mode, mode & 0o077 != 0 {
            return error(
                "key", "privateHalf", "Others may read \(path), so ssh-keygen refuses it.",
                "chmod 600 \(path.shellWord)")
        }
        let keygen = ExternalProgram("ssh-keygen", within: place.programs)
        let isOpen = (try? await keygen.run(["-y", "-P", "", "-f", path]))?.succeeded ?? false
        if isOpen {
            ok("key", "privateHalf", "Its private half is in \(path), without a passphrase.")
        } else {
            ok(
                "key", "privateHalf",
                "Its private half is in \(path); you are asked for its passphrase. To be asked less: ssh-add \(path)")
        }
    }

    private func agentHolds(_ key: PublicKey) async -> Bool {
        guard place.console.options.environment["SSH_AUTH_SOCK"]?.isEmpty == false,
            let result = try? await ExternalProgram("ssh-add", within: place.programs).run(["-L"]), result.succeeded
        else { return false }
        return result.text.split(separator: "\n").contains { line in
            (try? PublicKey.readingFile(String(line)))?.0 == key
        }
    }
}
