internal import Agreements
internal import ExternalPrograms
internal import Foundation

/// Finds the key a person has to sign with, or has OpenSSH make one.
struct KeyFinder {
    let place: Place
    let settings: GitSettings

    /// The key in a file that was named, else the one git is set to, else one where OpenSSH keeps them, else a new one.
    func find(named file: String?, email: String) async throws -> (key: SigningKey, isNew: Bool) {
        if let file { return (try await place.signingKey(inFile: file, in: nil), false) }
        // A signing key of another program's is not one; `change` asks before it is replaced.
        if try await signsWithSSH() { return (try await place.signingKey(inFile: nil, in: nil), false) }
        for name in ["id_ed25519", "id_ed25519_sk", "id_ecdsa", "id_ecdsa_sk"] {
            let path = folder + "/" + name
            guard let found = [path, path + ".pub"].first(where: { FileManager.default.fileExists(atPath: $0) })
            else { continue }
            return (try await place.signingKey(inFile: found, in: nil), false)
        }
        return (try await make(at: folder + "/id_ed25519", comment: email), true)
    }

    private func signsWithSSH() async throws -> Bool {
        guard try await settings["user.signingKey"] != nil else { return false }
        return try await settings["gpg.format"] == "ssh"
    }

    /// Where OpenSSH keeps a person's keys.
    private var folder: String { (place.console.options.environment["HOME"] ?? "") + "/.ssh" }

    /// Has ssh-keygen make a key. It asks for a passphrase by itself, where there is a terminal.
    private func make(at path: String, comment: String) async throws -> SigningKey {
        guard place.console.options.environment["HOME"]?.hasPrefix("/") == true else {
            throw CommandError(.notAllowed, "it is not known where your keys are: HOME is not set")
        }
        let asks = place.mayPrompt && !place.console.options.answersYes
        guard asks || place.console.options.answersYes else {
            throw CommandError.decisionNeeded(
                "you have no key yet, and a person must choose its passphrase",
                hint: "run it in a terminal, or make one without a passphrase: countersign setup --yes")
        }
        place.console.note("You have no key yet. Making \(path).")
        if !asks {
            place.console.warn("\("It has no passphrase", .warning): whoever can read that file can sign as you.")
        }
        do {
            try FileManager.default.createDirectory(
                atPath: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
        } catch {
            throw CommandError(.undecided, "\(folder) cannot be made", causes: [error.localizedDescription])
        }
        let arguments = ["-q", "-t", "ed25519", "-C", comment, "-f", path] + (asks ? [] : ["-N", ""])
        _ = try await ExternalProgram("ssh-keygen", within: place.programs).expect(arguments, "No key could be made.")
        return try await place.signingKey(inFile: path, in: nil)
    }
}
